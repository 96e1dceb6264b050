// Threads of the built package: how many times faster two are than one, and how soon an aborted run leaves none.
//
//   npm run bench:threads -- [trials]
//
// Beside them what the machine itself gains from a second thread that does nothing but count: an upper bound, which on a shared machine moves.

import { Worker } from 'node:worker_threads';
import { loadScenario, override, simulate } from '../src/index.ts';

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

/** Milliseconds from an abort in the middle of a run of ten years to its rejection, by which no thread is left. */
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

/** Milliseconds in which so many threads count, each for itself. */
async function counting(threads: number): Promise<number> {
  const code = 'let x = 0; for (let i = 0; i < 4e8; i++) x = (x + i * 7) | 0; process.exit(x & 0)';
  const count = (): Promise<unknown> =>
    new Promise((done) => new Worker(code, { eval: true }).once('exit', done));
  return milliseconds(() => Promise.all(Array.from({ length: threads }, count)));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;

const least = (name: 'one' | 'two'): number => Math.min(...rounds.map((round) => round[name]));

simulate(scenario, { trials: 2000 });
const rounds: { here: number; one: number; two: number; machine: number; abort: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const on = (workers: number): Promise<number> =>
    milliseconds(() => simulateInParallel(scenario, { trials: TRIALS, workers }));
  const [one, two] = [await on(1), await on(2)];
  const here = await milliseconds(() => simulate(scenario, { trials: TRIALS }));
  const machine = (2 * (await counting(1))) / (await counting(2));
  rounds.push({ here, one, two, machine, abort: await abortLatency() });
}
console.log(`Medians of ${ROUNDS} interleaved rounds of ${TRIALS} trials (least to most):`);
console.log(`one thread, ms        ${spread(rounds.map(({ one }) => one))}`);
console.log(`one thread / two      ${spread(rounds.map(({ one, two }) => one / two))}`);
console.log(`simulate / two        ${spread(rounds.map(({ here, two }) => here / two))}`);
console.log(`counting: one / two   ${spread(rounds.map(({ machine }) => machine))}`);
console.log(`quickest one / two    ${(least('one') / least('two')).toFixed(2)}`);
console.log(`abort to no thread, ms ${spread(rounds.map(({ abort }) => abort))}`);
