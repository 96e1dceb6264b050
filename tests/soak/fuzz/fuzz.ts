import { Worker } from 'node:worker_threads';
import { test } from 'vitest';
import { Random } from './random.ts';

/*
 * Runs many cases, each a function of a seed and an index alone. A failure names both: FUZZ=<seed>:<index>
 * runs that case alone. FUZZ_SEED tries other cases, FUZZ_CASES multiplies their number.
 */

const DEFAULT_SEED = 2026;

/** Failures that are reported, each of another kind. */
const MOST_SHOWN = 8;

/** Seconds of the processor after which a case counts as one that never returns. */
const MOST_SECONDS = 60;

/** Watches the index of the case that runs, and ends the process when it stands still. */
const WATCH = `
const { workerData: { index, title, seed, seconds } } = require('node:worker_threads');
const used = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
let [last, since] = [-1, used()];
setInterval(() => {
  const now = Atomics.load(index, 0);
  if (now !== last) since = used();
  last = now;
  if (used() - since < seconds) return;
  require('node:fs').writeSync(2, title + ': FUZZ=' + seed + ':' + now + ' did not return within ' + seconds + ' s\\n');
  process.kill(process.pid);
}, 1000);`;

/** One try of a case; it throws when a rule is broken. */
export type Attempt = (random: Random) => void | Promise<void>;

/** Makes a test of many cases. */
export function fuzz(title: string, cases: number, attempt: Attempt): void {
  const replayed = process.env.FUZZ?.split(':').map(Number);
  const seed = replayed?.[0] ?? Number(process.env.FUZZ_SEED ?? DEFAULT_SEED);
  const first = replayed?.[1] ?? 0;
  const count = replayed ? 1 : Math.ceil(cases * Number(process.env.FUZZ_CASES ?? 1));
  test(title, async () => {
    const failures = await failuresOf(title, seed, first, count, attempt);
    if (failures.length > 0) throw new Error(failures.join('\n'));
  });
}

async function failuresOf(
  title: string,
  seed: number,
  first: number,
  count: number,
  attempt: Attempt,
): Promise<string[]> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { index: current, title, seed, seconds: MOST_SECONDS };
  const watch = new Worker(WATCH, { eval: true, workerData });
  const failures = new Map<string, string>();
  for (let index = first; index < first + count && failures.size < MOST_SHOWN; index++) {
    Atomics.store(current, 0, index);
    try {
      const pending = attempt(new Random(seed, index));
      if (pending !== undefined) await pending;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const kind = message.replace(/[\d.e+-]+/g, '0').slice(0, 120);
      if (!failures.has(kind)) failures.set(kind, `FUZZ=${seed}:${index} ${message}`);
    }
  }
  await watch.terminate();
  return [...failures.values()];
}
