import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/index.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { correlationOf, weightedSum } from '../../../src/stats/weighted-sum.ts';

const estimate = (value: number, error: number): Estimate => ({
  value,
  standardError: error,
  interval: [value - 2 * error, value + 2 * error],
  confidence: 0.95,
  trials: 100,
});

describe('a weighted sum of estimates', () => {
  const parts = [estimate(1, 0.3), estimate(2, 0.4)];

  it('adds variances when parts are independent', () => {
    const sum = weightedSum(parts, [1, 1], () => 0);
    expect(sum.value).toBe(3);
    expect(sum.standardError).toBeCloseTo(0.5, 12);
    expect(sum.interval[0]).toBeCloseTo(2, 12);
    expect(sum.interval[1]).toBeCloseTo(4, 12);
  });

  it('adds standard errors when parts are fully correlated', () => {
    const sum = weightedSum(parts, [0.5, 0.25], () => 1);
    expect(sum.standardError).toBeCloseTo(0.25, 12);
    expect(weightedSum(parts, [1, 0], () => 1).standardError).toBeCloseTo(0.3, 12);
  });

  it('has an interval with a width when its parts have, although each shows 0 of 100', () => {
    const none = [proportion(0, 100), proportion(0, 100)];
    const { value, interval } = weightedSum(none, [0.5, 0.5], () => 1);
    expect([value, interval[0]]).toEqual([0, 0]);
    expect(interval[1]).toBeCloseTo(none[0]!.interval[1], 12);
  });
});

describe('the correlation of two columns', () => {
  it('is 1, −1 or between', () => {
    expect(correlationOf([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlationOf([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlationOf([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0);
  });

  it('is 1, the cautious value, when a column never varies', () => {
    expect(correlationOf([0, 0], [0, 1])).toBe(1);
  });
});
