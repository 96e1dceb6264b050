import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later } from '../../../src/node/threads.ts';
import type { Answer, Shard } from '../../../src/parallel/shards.ts';
import { type Lease, type PooledWorker, WorkerPool } from '../../../src/parallel/worker-pool.ts';

/** A worker that answers with its number. */
interface TestWorker extends PooledWorker {
  isEnded: boolean;
  isBroken: boolean;
}

let started: TestWorker[];
let pool: WorkerPool;
let failsFrom: number;

beforeEach(() => {
  vi.useFakeTimers();
  started = [];
  failsFrom = Number.POSITIVE_INFINITY;
  pool = new WorkerPool(() => {
    const number = started.length;
    if (number >= failsFrom) throw new Error('no more');
    const worker: TestWorker = {
      isEnded: false,
      isBroken: false,
      run: async () => ({ error: number }) as Answer,
      end: async () => {
        worker.isEnded = true;
      },
      hasFailed: () => worker.isBroken,
    };
    started.push(worker);
    return worker;
  }, later);
});
afterEach(() => {
  vi.useRealTimers();
});

const numbersOf = (lease: Lease): Promise<unknown[]> =>
  Promise.all(lease.workers.map(async (run) => ((await run({} as Shard)) as { error: unknown }).error));
const ended = (): number[] => [...started.keys()].filter((i) => started[i]!.isEnded);

it('The pool lends idle workers before it starts others', async () => {
  await (await pool.acquire(2)).release(5);
  const next = await pool.acquire(3);
  expect(await numbersOf(next)).toEqual([0, 1, 2]);
  // A busy worker is not lent twice.
  expect(await numbersOf(await pool.acquire(1))).toEqual([3]);
  expect(ended()).toEqual([]);
});

it('The pool ends each idle worker when its own time is over, though others go on', async () => {
  const [one, other] = [await pool.acquire(1), await pool.acquire(1)];
  await one.release(5);
  await vi.advanceTimersByTimeAsync(4000);
  await other.release(5);
  expect(ended()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ended()).toEqual([0]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(ended()).toEqual([0, 1]);
  expect(await numbersOf(await pool.acquire(1))).toEqual([2]);
});

it('The pool does not end a worker that was lent again', async () => {
  await (await pool.acquire(2)).release(5);
  await pool.acquire(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ended()).toEqual([0]);
});

it('The pool ends workers at once when they may be idle for 0 seconds', async () => {
  await (await pool.acquire(2)).release(0);
  expect(ended()).toEqual([0, 1]);
});

it('The pool ends the workers of a lease when another cannot be started', async () => {
  await (await pool.acquire(1)).release(5);
  failsFrom = 2;
  await expect(pool.acquire(3)).rejects.toThrow('no more');
  expect(ended()).toEqual([0, 1]);
});

it('The pool does not lend a worker that failed while it was idle', async () => {
  await (await pool.acquire(2)).release(5);
  started[0]!.isBroken = true;
  expect(await numbersOf(await pool.acquire(2))).toEqual([1, 2]);
  expect(ended()).toEqual([0]);
});

it('The pool terminates a lease and all idle workers, but no other lease', async () => {
  await pool.acquire(1);
  const [resting, lease] = [await pool.acquire(1), await pool.acquire(1)];
  await resting.release(5);
  await lease.terminate();
  expect(ended()).toEqual([1, 2]);
});

it('After a burst of runs, the workers that later runs do not need end', async () => {
  await (await pool.acquire(32)).release(5);
  for (let second = 0; second < 6; second++) {
    await (await pool.acquire(2)).release(5);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(ended()).toEqual([...Array(30).keys()]);
});

it('Runs at the same time share the limit on workers, and wait their turn', async () => {
  const [first, second] = [await pool.acquire(3, 4), await pool.acquire(3, 4)];
  expect([first, second].map(({ workers }) => workers.length)).toEqual([3, 1]);
  const seen: number[] = [];
  const waiting = [2, 3].map(async (count, i) => {
    const lease = await pool.acquire(count, 4);
    seen.push(i);
    return lease;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([]);
  await first.release(5);
  const [third, fourth] = await Promise.all(waiting);
  expect([third, fourth].map((lease) => lease!.workers.length)).toEqual([2, 1]);
  expect([seen, started.length]).toEqual([[0, 1], 4]);
});

it('A run that waits for workers leaves when its signal aborts, and the next one has its turn', async () => {
  const first = await pool.acquire(1, 1);
  const stop = new AbortController();
  const waiting = pool.acquire(1, 1, stop.signal);
  const next = pool.acquire(1, 1);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await first.terminate();
  expect(await numbersOf(await next)).toEqual([1]);
});

it('A worker that cannot be started, or a lease that is ended twice, frees no more than its share', async () => {
  failsFrom = 0;
  await expect(pool.acquire(2, 2)).rejects.toThrow('no more');
  failsFrom = Number.POSITIVE_INFINITY;
  const lease = await pool.acquire(1, 2);
  await lease.release(0);
  await lease.terminate();
  expect((await pool.acquire(9, 2)).workers).toHaveLength(2);
});
