import { describe, expect, test } from 'vitest';
import { mean, tailMean } from '../../../src/index.ts';

const UNSEEN = 1 - 0.025 ** (1 / 100);

describe('a mean of entries that are all equal', () => {
  const zeros = new Float64Array(100);

  test('has an interval up to the bounds of an entry, times the chance that one differs', () => {
    expect(mean(zeros, { least: 0, most: 365 }).interval).toEqual([0, 365 * UNSEEN]);
    const tens = zeros.map(() => 10);
    const [low, high] = mean(tens, { least: 0, most: 12 }).interval;
    expect([low, high]).toEqual([10 - 10 * UNSEEN, 10 + 2 * UNSEEN]);
  });

  test('has no bounded interval where nothing bounds an entry, whatever the method', () => {
    for (const method of ['student', 'hall'] as const) {
      expect(mean(zeros, { method }).interval).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
      expect(mean(zeros, { method, least: 0 }).interval).toEqual([0, Number.POSITIVE_INFINITY]);
    }
    expect(mean(zeros, { weights: new Float64Array(100).fill(1), least: 0 }).interval[1]).toBe(Infinity);
    expect(mean(zeros, { replicates: 10, least: 0, most: 1 }).interval).toEqual([0, UNSEEN]);
  });

  test('reaches further by the largest weight', () => {
    const weights = Float64Array.from(zeros, (_, i) => (i === 0 ? 50.5 : 0.5));
    expect(mean(zeros, { weights, least: 0, most: 10 }).interval).toEqual([
      0,
      10 * Math.min(1, 50.5 * UNSEEN),
    ]);
  });
});

test('a bound is a number that no entry exceeds', () => {
  expect(() => mean([1, 2], { most: 1 })).toThrow(
    'Expected options.most to be a number from 2, an entry of the column, got 1 (number)',
  );
  expect(() => mean([1, 2], { least: Number.NaN })).toThrow('Expected options.least to be a number up to 1');
  expect(() => mean([1, 2], { least: '0' as never })).toThrow('got "0" (string)');
  expect(() => tailMean([1, 2], 0.5, { most: 1 })).toThrow('Expected options.most to be a number from 2');
});

test('a tail mean has no interval of width 0 where only ties are beyond the quantile, unless they are the cap', () => {
  const column = Float64Array.from({ length: 1000 }, (_, i) => (i < 60 ? 365 : i / 4));
  const { value, interval } = tailMean(column, 0.95);
  expect([value, interval[1]]).toEqual([365, Number.POSITIVE_INFINITY]);
  expect(interval[0]).toBeLessThan(365);
  expect(tailMean(column, 0.95, { most: 365 }).interval[1]).toBe(365);
});
