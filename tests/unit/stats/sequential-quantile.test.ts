import { describe, expect, test } from 'vitest';
import { openStream } from '../../../src/random/stream.ts';
import { rejectionLevel, logWealth as wealth } from '../../../src/stats/mixture-martingale.ts';
import { quantile } from '../../../src/stats/quantile.ts';
import { sequentialQuantile } from '../../../src/stats/sequential-quantile.ts';

/*
 * test            the break of src that turned it red
 * ranks           sequential-quantile.ts: the high end at `most − 1`; the low end at `least`
 * infinite ends   sequential-quantile.ts: the high end clamped to the greatest entry
 * ever missing    sequential-quantile.ts: a third of the level
 */

/** With the mixture of a run that says nothing. */
const logWealth = (s: number, n: number, p: number): number => wealth(s, n, p, 200);

describe('the sequence of a quantile', () => {
  test.each([0.05, 0.5, 0.9])('at p = %d lies at the ranks that the martingale does not reject', (p) => {
    const n = 1500;
    // Entry k − 1 of the sorted column is k, so that the ends name ranks.
    const column = Float64Array.from({ length: n }, (_, i) => ((i * 7) % n) + 1);
    const { interval, value, standardError, trials } = sequentialQuantile(column, p);
    const accepted = Array.from({ length: n + 1 }, (_, s) => s).filter(
      (s) => logWealth(s, n, p) < rejectionLevel({}),
    );
    expect(interval).toEqual([accepted[0]!, accepted.at(-1)! + 1]);
    expect({ value, standardError }).toEqual({
      value: quantile(column, p).value,
      standardError: quantile(column, p).standardError,
    });
    expect(trials).toBe(n);
  });

  test('ends beyond all entries are infinite', () => {
    const column = Float64Array.of(3, 1, 2);
    expect(sequentialQuantile(column, 0.5).interval).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    const many = Float64Array.from({ length: 400 }, (_, i) => i);
    expect(sequentialQuantile(many, 0.99).interval[1]).toBe(Number.POSITIVE_INFINITY);
    expect(sequentialQuantile(many, 0.99).interval[0]).toBeGreaterThan(300);
  });

  test('with ties it covers at every look in at least 95 of 100 runs', () => {
    // Rolls of a die with ten faces, 0 … 9: the 0.25-quantile is 2, at or below which lie 0.3, below 0.2.
    let covered = 0;
    const runs = 200;
    for (let run = 0; run < runs; run++) {
      const stream = openStream(`run ${run}`, 'die');
      const column = Float64Array.from({ length: 2000 }, (_, i) => Math.floor(10 * stream.uniform(i, 0)));
      const holds = (n: number): boolean => {
        const { interval } = sequentialQuantile(column.subarray(0, n), 0.25);
        return interval[0] <= 2 && 2 <= interval[1];
      };
      if (Array.from({ length: 40 }, (_, i) => 50 * (i + 1)).every(holds)) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.95);
  });

  test('its chance of ever missing is at most 5 %, by the exact sum over all paths', () => {
    // Entries 0 with a chance of p, else 1: the p-quantile is 0, and it is missed when too few zeros have come.
    const p = 0.7;
    const missed = (zeros: number, n: number): boolean => {
      const column = Float64Array.from({ length: n }, (_, i) => (i < zeros ? 0 : 1));
      return sequentialQuantile(column, p).interval[0] > 0;
    };
    let chances = [1];
    let left = 0;
    for (let n = 1; n <= 150; n++) {
      chances = Array.from(
        { length: n + 1 },
        (_, s) => (chances[s] ?? 0) * (1 - p) + (s > 0 ? chances[s - 1]! * p : 0),
      );
      for (let s = 0; s <= n && missed(s, n); s++) {
        left += chances[s]!;
        chances[s] = 0;
      }
    }
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(0.05);
  });

  test('refuses weights, replicates and a p that is none', () => {
    expect(() => sequentialQuantile([1], 0.5, { weights: Float64Array.of(1) })).toThrow('without weights');
    expect(() => sequentialQuantile([1], 0.5, { replicates: 3 })).toThrow('got 3 replicates');
    expect(() => sequentialQuantile([1], 1)).toThrow('p to be between 0 and 1');
  });
});
