// Microseconds a trial of the reference workload: the library on one thread, the plain stepper of tests/reference, the same model as a
// plain loop in C and as a SimPy program. Processor time, each in a process of its own, in interleaved rounds. To keep all on one core:
//
//   taskset -c 0 npx tsx bench/loop/timings.ts [rounds]

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { answersOf, type Program, withPrograms } from './programs.ts';

const rounds = Number(process.argv[2] ?? 5);

/** Trials of a round: about a second of work each. */
const TRIALS = { library: 4000, stepper: 200, cLoop: 8000, simpy: 50 };

/** A stopwatch for the library or the stepper, bundled as the package is. */
function engine(folder: string): (what: string, trials: number) => number {
  const outfile = join(folder, 'engine.mjs');
  const entry = fileURLToPath(new URL('engine-timing.ts', import.meta.url));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['mathjs'],
  });
  return (what, trials) => answersOf(process.execPath, [outfile, what, String(trials)]).microsecondsPerTrial;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

withPrograms(({ cLoop, simpy, folder }) => {
  const time = engine(folder);
  const program = (of: Program, trials: number) => (seed: number) => of?.(trials, seed).microsecondsPerTrial;
  const contestants: Record<string, (seed: number) => number | undefined> = {
    'simulate (TypeScript)': () => time('simulate', TRIALS.library),
    'plain stepper': () => time('stepper', TRIALS.stepper),
    'plain loop in C': program(cLoop, TRIALS.cLoop),
    SimPy: program(simpy, TRIALS.simpy),
  };
  const times = Object.keys(contestants).map((name): [string, number[]] => [name, []]);
  for (let round = 1; round <= rounds; round++) {
    for (const [name, list] of times) list.push(contestants[name]!(round) ?? Number.NaN);
  }
  console.log(`microseconds a trial: median of ${rounds} interleaved rounds, and all of them`);
  for (const [name, list] of times) {
    if (list.some(Number.isNaN)) {
      console.log(`${name.padEnd(18)} skipped, as this machine cannot run it`);
      continue;
    }
    const all = list.map((value) => value.toFixed(0)).join(' ');
    console.log(`${name.padEnd(18)} ${median(list).toFixed(0).padStart(7)}   ${all}`);
  }
});
