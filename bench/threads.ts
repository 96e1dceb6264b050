// Measures threads of the built package: the speed-up of two over one, with threads started for the run
// (cold) or idle from the run before (warm), and the time until an aborted run has ended its threads.
//
//   npm run bench:threads -- [trials]
//
// It also prints what the machine gains from a second thread that only counts: an upper bound, which
// varies on a shared machine. aborted run leaves none.
//
//   npm run bench:threads -- [trials]
//
// Beside them what the machine itself gains from a second thread that does nothing but count: an upper
// bound, which on a shared machine moves.

import { Worker } from 'node:worker_threads';
import { loadScenario, override } from '../src/index.ts';

const ROUNDS = 5;
const TRIALS = Number(process.argv[2] ?? 40_000);

const built: string = new URL('../dist/node.js', import.meta.url).href;
const { simulateInParallel } = (await import(built)) as typeof import('../src/node/index.ts');

const scenario = loadScenario('ban-resumes');

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Returns milliseconds from an abort of a long run to its rejection, by which all threads have ended. */
async function abortLatency(): Promise<number> {
  const tenYears = override(scenario, { horizonDays: 3650 });
  const stop = new AbortController();
  let at = 0;
  setTimeout(() => {
    at = performance.now();
    stop.abort();
  }, 700);
  await simulateInParallel(tenYears, { trials: 1e6, workers: 2, signal: stop.signal }).catch(() => undefined);
  return performance.now() - at;
}

/** Returns milliseconds in which several threads count, each by itself. */
async function counting(threads: number): Promise<number> {
  const code = 'let x = 0; for (let i = 0; i < 4e8; i++) x = (x + i * 7) | 0; process.exit(x & 0)';
  const count = (): Promise<unknown> =>
    new Promise((done) => new Worker(code, { eval: true }).once('exit', done));
  return milliseconds(() => Promise.all(Array.from({ length: threads }, count)));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;

/** Returns milliseconds of a run on one thread and on two. */
async function pair(idleSeconds: number): Promise<{ one: number; two: number }> {
  const on = (workers: number): Promise<number> =>
    milliseconds(() => simulateInParallel(scenario, { trials: TRIALS, workers, idleSeconds }));
  return { one: await on(1), two: await on(2) };
}

const rounds: Record<'one' | 'warm' | 'cold' | 'machine' | 'abort', number>[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const cold = await pair(0);
  await simulateInParallel(scenario, { trials: 10_000, workers: 2, idleSeconds: 60 });
  const warm = await pair(60);
  const machine = (2 * (await counting(1))) / (await counting(2));
  rounds.push({
    one: warm.one,
    warm: warm.one / warm.two,
    cold: cold.one / cold.two,
    machine,
    abort: await abortLatency(),
  });
}
const row = (label: string, of: keyof (typeof rounds)[number]): void =>
  console.log(`${label.padEnd(24)}${spread(rounds.map((round) => round[of]))}`);
console.log(`Medians of ${ROUNDS} rounds of ${TRIALS} trials (least to most):`);
row('one warm thread, ms', 'one');
row('warm: one / two', 'warm');
row('cold: one / two', 'cold');
row('counting: one / two', 'machine');
row('abort to no thread, ms', 'abort');
