import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Shard } from '../../../src/engine/shards.ts';
import { type Crew, type Hand, Workforce } from '../../../src/engine/workforce.ts';
import { later } from '../../../src/node/threads.ts';

/*
 * Breaks of src that turned these red: those that rest not taken up; one that failed taken up; the time of rest not begun anew; dismissing that leaves
 * those that rest; no seconds taken for some; a crew that is not complete forgotten.
 */

/** A worker that tells its number for an answer. */
interface Known extends Hand {
  isGone: boolean;
  isBroken: boolean;
}

let hands: Known[];
let force: Workforce;
let refusesFrom: number;

beforeEach(() => {
  vi.useFakeTimers();
  hands = [];
  refusesFrom = Number.POSITIVE_INFINITY;
  force = new Workforce(() => {
    const number = hands.length;
    if (number >= refusesFrom) throw new Error('no more');
    const hand: Known = {
      isGone: false,
      isBroken: false,
      run: async () => ({ error: number }) as Answer,
      end: async () => {
        hand.isGone = true;
      },
      hasFailed: () => hand.isBroken,
    };
    hands.push(hand);
    return hand;
  }, later);
});
afterEach(() => {
  vi.useRealTimers();
});

const numbersOf = (crew: Crew): Promise<unknown[]> =>
  Promise.all(crew.workers.map(async (run) => ((await run({} as Shard)) as { error: unknown }).error));
const gone = (): number[] => [...hands.keys()].filter((i) => hands[i]!.isGone);

it('takes up those that rest before it starts others', async () => {
  await (await force.hire(2)).rest(5);
  const next = await force.hire(3);
  expect(await numbersOf(next)).toEqual([0, 1, 2]);
  // Who is at work is not hired twice.
  expect(await numbersOf(await force.hire(1))).toEqual([3]);
  expect(gone()).toEqual([]);
});

it('ends those that rest when their time is over, counted from the last that came', async () => {
  const [one, other] = [await force.hire(1), await force.hire(1)];
  await one.rest(5);
  await vi.advanceTimersByTimeAsync(4000);
  await other.rest(5);
  await vi.advanceTimersByTimeAsync(4000);
  expect(gone()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(gone()).toEqual([0, 1]);
  expect(await numbersOf(await force.hire(1))).toEqual([2]);
});

it('does not end who is at work again', async () => {
  await (await force.hire(2)).rest(5);
  await force.hire(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(gone()).toEqual([1]);
});

it('with no seconds ends them at once', async () => {
  await (await force.hire(2)).rest(0);
  expect(gone()).toEqual([0, 1]);
});

it('ends those that it has when another cannot be started', async () => {
  await (await force.hire(1)).rest(5);
  refusesFrom = 2;
  await expect(force.hire(3)).rejects.toThrow('no more');
  expect(gone()).toEqual([0, 1]);
});

it('takes up none that failed while it rested', async () => {
  await (await force.hire(2)).rest(5);
  hands[0]!.isBroken = true;
  expect(await numbersOf(await force.hire(2))).toEqual([1, 2]);
  expect(gone()).toEqual([0]);
});

it('dismisses a crew and all that rest, but no other crew', async () => {
  await force.hire(1);
  const [resting, crew] = [await force.hire(1), await force.hire(1)];
  await resting.rest(5);
  await crew.dismiss();
  expect(gone()).toEqual([1, 2]);
});
