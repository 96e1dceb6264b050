import { describe, expect, test } from 'vitest';
import { meanFromSums, proportionFromCounts, type Sums } from '../../../src/stats/estimates-from-sums.ts';
import { exactSum } from '../../../src/stats/exact-sum.ts';
import { mean } from '../../../src/stats/mean.ts';
import { proportion } from '../../../src/stats/proportion.ts';

function sums(column: readonly number[]): Sums {
  return {
    trials: column.length,
    sum: exactSum(column),
    squares: exactSum(column, 2),
    cubes: exactSum(column, 3),
  };
}

describe('a mean from exact sums', () => {
  test('equals the mean of the column', () => {
    const column = [3, 1.25, 7, 0, 0, 1e3, 2.5];
    const [ours, theirs] = [meanFromSums([sums(column)]), mean(column)];
    expect(ours.value).toBeCloseTo(theirs.value, 12);
    expect(ours.standardError / theirs.standardError).toBeCloseTo(1, 12);
    expect(ours.interval[0]).toBeCloseTo(theirs.interval[0], 9);
    expect(ours).toMatchObject({ confidence: 0.95, trials: 7 });
  });

  test('keeps all digits of a small spread around a large mean', () => {
    const column = [1e9 + 2 ** -20, 1e9, 1e9 - 2 ** -20];
    expect(meanFromSums([sums(column)])).toMatchObject({
      value: 1e9,
      standardError: Math.sqrt(2 ** -40 / 3),
    });
  });

  test('has the error of the means of its replicates', () => {
    const replicates = [
      [1, 2],
      [3, 5],
      [0, 4],
    ];
    const { value, standardError, trials } = meanFromSums(replicates.map(sums));
    expect(value).toBe(15 / 6);
    // The means are 1.5, 4 and 2: a variance of 7 / 4, over three.
    expect(standardError).toBeCloseTo(Math.sqrt(7 / 4 / 3), 12);
    expect(trials).toBe(6);
  });

  test('has no error for one trial, or when only one replicate has trials', () => {
    expect(meanFromSums([sums([5])])).toMatchObject({ value: 5, standardError: Number.NaN });
    expect(meanFromSums([sums([5, 6]), sums([])])).toMatchObject({ value: 5.5, standardError: Number.NaN });
  });
});

describe('a proportion from counts', () => {
  test('equals that of `proportion` for independent trials', () => {
    expect(proportionFromCounts([[3, 40]], { confidence: 0.9 })).toEqual(
      proportion(3, 40, { confidence: 0.9 }),
    );
    expect(proportionFromCounts([[0, 0]]).interval).toEqual([0, 1]);
  });

  test('has the error of its replicates and an interval inside (0, 1)', () => {
    const { value, standardError, interval } = proportionFromCounts([
      [0, 10],
      [1, 10],
      [3, 10],
    ]);
    expect(value).toBe(4 / 30);
    // The shares are 0, 0.1 and 0.3: a variance of 0.07 / 3, over three.
    expect(standardError).toBeCloseTo(Math.sqrt(0.07 / 3 / 3), 12);
    expect(interval[0]).toBeGreaterThan(0);
    expect(interval[1]).toBeGreaterThan(value);
  });

  test('equals that of all trials when none or all of them succeed', () => {
    expect(
      proportionFromCounts([
        [0, 10],
        [0, 10],
      ]),
    ).toEqual(proportion(0, 20));
    expect(
      proportionFromCounts([
        [10, 10],
        [10, 10],
      ]),
    ).toEqual(proportion(20, 20));
  });
});
