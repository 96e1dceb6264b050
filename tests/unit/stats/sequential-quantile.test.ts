import { describe, expect, test } from 'vitest';
import { openStream } from '../../../src/random/stream.ts';
import { rejectionLevel, logWealth as wealth } from '../../../src/stats/mixture-martingale.ts';
import { quantile } from '../../../src/stats/quantile.ts';
import { sequentialQuantile } from '../../../src/stats/sequential-quantile.ts';

/** Returns the wealth under the default mixture. */
const logWealth = (s: number, n: number, p: number): number => wealth(s, n, p, 200);

describe('the confidence sequence of a quantile', () => {
  test.each([0.05, 0.5, 0.9])('ends at p = %d next to the ranks that the martingale does not reject', (p) => {
    const n = 1500;
    // Entry k − 1 of the sorted column is k, so the ends are ranks.
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

  test('has an infinite end where no entry is far enough out', () => {
    const column = Float64Array.of(3, 1, 2);
    expect(sequentialQuantile(column, 0.5).interval).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    const many = Float64Array.from({ length: 400 }, (_, i) => i);
    expect(sequentialQuantile(many, 0.99).interval[1]).toBe(Number.POSITIVE_INFINITY);
    expect(sequentialQuantile(many, 0.99).interval[0]).toBeGreaterThan(300);
  });

  test('covers the quantile of a column with ties, at every look, in at least 95 of 100 runs', () => {
    // A die with the faces 0 … 9 has the 0.25-quantile 2: a share of 0.3 is at or below it, 0.2 below.
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

  test('ever misses the quantile in at most 5 % of runs, summed exactly over all paths', () => {
    // Entries are 0 with chance p, else 1. The p-quantile is 0, and is missed after too few zeros.
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

  test('refuses weights, replicates and a p outside (0, 1)', () => {
    expect(() => sequentialQuantile([1], 0.5, { weights: Float64Array.of(1) })).toThrow(
      'Expected weights to be absent',
    );
    expect(() => sequentialQuantile([1], 0.5, { replicates: 3 })).toThrow('Expected replicates to be absent');
    expect(() => sequentialQuantile([1], 1)).toThrow('p to be between 0 and 1');
  });
});
