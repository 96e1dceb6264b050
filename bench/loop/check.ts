// Checks that the plain programs implement the model of the library: prints their results on the reference
// workload, those of `simulate`, and the difference in standard errors. A program whose compiler or
// package is absent is skipped with a note.
//
// npx tsx bench/loop/check.ts [trials of the library] [trials of the C loop] [trials of the SimPy model]
// how many standard errors lie between them. A program whose compiler or package is absent is skipped, and
// said to be.
//
//   npx tsx bench/loop/check.ts [trials of the library] [trials of the C loop] [trials of the SimPy model]

import { haltProbability, mean, type Simulation, simulate } from '../../src/index.ts';
import { referenceWorkload } from './parameters.ts';
import { type Program, type Results, withPrograms } from './programs.ts';

const [libraryTrials = 40_000, loopTrials = 400_000, simpyTrials = 2000] = process.argv.slice(2).map(Number);

/** Standard errors between two results that show a fault. */
const MOST = 4;

/** Returns the library's results in the format of the programs. */
function libraryResults(run: Simulation): Pick<Results, 'trials' | 'anyHalt' | 'automakers'> {
  const automakers = Object.entries(run.outcomes).map(([automaker, { haltDays, vehiclesLost }]) => {
    const { vehiclesPerDay } = run.scenario.automakers[automaker]!;
    const days = mean(haltDays);
    const lost = mean(vehiclesLost.map((vehicles) => vehicles / vehiclesPerDay));
    return [
      automaker,
      {
        halt: haltProbability(run, { automaker }).value,
        haltDays: days.value,
        haltDaysError: days.standardError,
        lostDays: lost.value,
        lostDaysError: lost.standardError,
      },
    ] as const;
  });
  return {
    trials: run.options.trials,
    anyHalt: haltProbability(run).value,
    automakers: Object.fromEntries(automakers),
  };
}

/** Returns the standard errors between two shares. */
function zOfShares(p: number, n: number, q: number, m: number): number {
  const pooled = (p * n + q * m) / (n + m);
  if (p === q) return 0;
  return (q - p) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

/** Prints one comparison and returns its z. */
function line(what: string, ours: number, theirs: number, z: number): number {
  const [a, b] = [ours, theirs].map((value) => value.toFixed(4).padStart(9));
  console.log(`  ${what.padEnd(28)} ${a} ${b}   z ${z.toFixed(2).padStart(6)}`);
  return z;
}

function compare(name: string, program: Program, trials: number): boolean {
  if (program === undefined) {
    console.log(`${name}: skipped, as this machine cannot run it`);
    return true;
  }
  const theirs = program(trials, 1);
  console.log(`${name}, ${trials} trials      library   program`);
  const { trials: n, anyHalt, automakers } = ours;
  const scores = [line('any halt', anyHalt, theirs.anyHalt, zOfShares(anyHalt, n, theirs.anyHalt, trials))];
  for (const [id, firm] of Object.entries(automakers)) {
    const other = theirs.automakers[id]!;
    scores.push(line(`${id} halt`, firm.halt, other.halt, zOfShares(firm.halt, n, other.halt, trials)));
    for (const what of ['haltDays', 'lostDays'] as const) {
      const error = Math.hypot(firm[`${what}Error`], other[`${what}Error`]);
      scores.push(line(`${id} ${what}`, firm[what], other[what], (other[what] - firm[what]) / error));
    }
  }
  return scores.every((z) => Math.abs(z) < MOST);
}

const ours = libraryResults(simulate(referenceWorkload(), { trials: libraryTrials, seed: 'loop' }));
withPrograms(({ cLoop, simpy }) => {
  const loop = compare('C loop', cLoop, loopTrials);
  const processes = compare('SimPy', simpy, simpyTrials);
  if (!loop || !processes) {
    console.log(`A difference of ${MOST} standard errors or more: not the same model`);
    process.exitCode = 1;
  }
});
