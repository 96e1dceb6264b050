import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Digest,
  digest,
  loadScenario,
  merge,
  mergeDigests,
  override,
  type Simulation,
  simulate,
  summarize,
  toJSON,
} from '../../src/index.ts';

/*
 * Shards of a run, cut anywhere and merged in any order and nesting, give the bytes of the whole run
 * (model.md §8, law 5).
 */

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 150 });
const TRIALS = 90;

/** A binary tree of merges over shuffled shards: which two to join next. */
const grouping = fc.record({
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: TRIALS - 1 }), { maxLength: 7 }),
  order: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
});

function shardsOf(run: Simulation, cuts: readonly number[]): Simulation[] {
  const ends = [...cuts].sort((a, b) => a - b).concat(TRIALS);
  return ends.map((end, i) => {
    const from = ends[i - 1] ?? 0;
    return simulate(scenario, { ...run.options, firstTrial: from, trials: end - from });
  });
}

for (const sampling of ['independent', 'sobol'] as const) {
  const run = simulate(scenario, { trials: TRIALS, seed: 'grouping', sampling });
  const bytes = { digest: JSON.stringify(digest(run)), summary: JSON.stringify(summarize(run)) };

  test(`Merged digests, sampling: ${sampling}, have the bytes of the whole run's digest and summary`, {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(grouping, ({ cuts, order }) => {
        const pool: Digest[] = shardsOf(run, cuts).map(digest);
        const take = (k: number): Digest => pool.splice(order[k % 16]! % pool.length, 1)[0]!;
        for (let k = 0; pool.length > 1; k += 2) pool.push(mergeDigests([take(k), take(k + 1)]));
        expect(JSON.stringify(pool[0])).toBe(bytes.digest);
        expect(JSON.stringify(summarize(pool[0]!))).toBe(bytes.summary);
      }),
      { numRuns: 40 },
    );
  });

  test(`Merged runs, sampling: ${sampling}, have the bytes of the whole run, by neighbours or all at once`, {
    timeout: 120_000,
  }, () => {
    const whole = JSON.stringify(toJSON(run));
    fc.assert(
      fc.property(grouping, ({ cuts, order }) => {
        const shards = shardsOf(run, cuts);
        const shuffled = shards.map((shard, i) => ({ shard, key: order[i]! })).sort((a, b) => a.key - b.key);
        expect(JSON.stringify(toJSON(merge(shuffled.map(({ shard }) => shard))))).toBe(whole);
        while (shards.length > 1) {
          const at = order[shards.length]! % (shards.length - 1);
          shards.splice(at, 2, merge(shards.slice(at, at + 2).reverse()));
        }
        expect(JSON.stringify(toJSON(shards[0]!))).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });
}
