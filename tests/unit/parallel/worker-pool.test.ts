import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later } from '../../../src/node/threads.ts';
import type { Answer, Shard } from '../../../src/parallel/shards.ts';
import { type Lease, type PooledWorker, WorkerPool } from '../../../src/parallel/worker-pool.ts';

/*
 * Breaks of src that turned these red: those that rest not taken up; one that failed taken up; the time of rest not begun anew; dismissing that leaves
 * those that rest; no seconds taken for some; a crew that is not complete forgotten.
 */

/** A worker that tells its number for an answer. */
interface Known extends PooledWorker {
  isGone: boolean;
  isBroken: boolean;
}

let hands: Known[];
let force: WorkerPool;
let refusesFrom: number;

beforeEach(() => {
  vi.useFakeTimers();
  hands = [];
  refusesFrom = Number.POSITIVE_INFINITY;
  force = new WorkerPool(() => {
    const number = hands.length;
    if (number >= refusesFrom) throw new Error('no more');
    const worker: Known = {
      isGone: false,
      isBroken: false,
      run: async () => ({ error: number }) as Answer,
      end: async () => {
        worker.isGone = true;
      },
      hasFailed: () => worker.isBroken,
    };
    hands.push(worker);
    return worker;
  }, later);
});
afterEach(() => {
  vi.useRealTimers();
});

const numbersOf = (lease: Lease): Promise<unknown[]> =>
  Promise.all(lease.workers.map(async (run) => ((await run({} as Shard)) as { error: unknown }).error));
const gone = (): number[] => [...hands.keys()].filter((i) => hands[i]!.isGone);

it('takes up those that rest before it starts others', async () => {
  await (await force.acquire(2)).release(5);
  const next = await force.acquire(3);
  expect(await numbersOf(next)).toEqual([0, 1, 2]);
  // Who is at work is not hired twice.
  expect(await numbersOf(await force.acquire(1))).toEqual([3]);
  expect(gone()).toEqual([]);
});

it('ends those that rest when their time is over, counted from the last that came', async () => {
  const [one, other] = [await force.acquire(1), await force.acquire(1)];
  await one.release(5);
  await vi.advanceTimersByTimeAsync(4000);
  await other.release(5);
  await vi.advanceTimersByTimeAsync(4000);
  expect(gone()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(gone()).toEqual([0, 1]);
  expect(await numbersOf(await force.acquire(1))).toEqual([2]);
});

it('does not end who is at work again', async () => {
  await (await force.acquire(2)).release(5);
  await force.acquire(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(gone()).toEqual([1]);
});

it('with no seconds ends them at once', async () => {
  await (await force.acquire(2)).release(0);
  expect(gone()).toEqual([0, 1]);
});

it('ends those that it has when another cannot be started', async () => {
  await (await force.acquire(1)).release(5);
  refusesFrom = 2;
  await expect(force.acquire(3)).rejects.toThrow('no more');
  expect(gone()).toEqual([0, 1]);
});

it('takes up none that failed while it rested', async () => {
  await (await force.acquire(2)).release(5);
  hands[0]!.isBroken = true;
  expect(await numbersOf(await force.acquire(2))).toEqual([1, 2]);
  expect(gone()).toEqual([0]);
});

it('dismisses a crew and all that rest, but no other crew', async () => {
  await force.acquire(1);
  const [resting, lease] = [await force.acquire(1), await force.acquire(1)];
  await resting.release(5);
  await lease.terminate();
  expect(gone()).toEqual([1, 2]);
});
