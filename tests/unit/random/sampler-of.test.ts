import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/distribution.ts';
import { massWithin, samplerOf } from '../../../src/random/sampler-of.ts';

const US = [1e-12, 1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-6, 1 - 1e-12];

const CONTINUOUS: readonly (readonly [string, Distribution])[] = [
  ['lognormal', { median: 30, sigma: 0.4 }],
  ['wide lognormal', { median: 30, sigma: 2 }],
  ['lognormal, truncated', { median: 30, sigma: 0.4, min: 20, max: 45 }],
  ['lognormal, cut above only', { median: 30, sigma: 0.4, max: 45 }],
  ['lognormal, upper tail', { median: 30, sigma: 0.4, min: 300 }],
  ['lognormal, lower tail', { median: 30, sigma: 0.4, max: 3 }],
  ['lognormal by quantiles', { p5: 10, p95: 90 }],
  ['uniform', { low: -3, high: 5 }],
  ['uniform, truncated', { low: 0, high: 10, min: 2, max: 3 }],
  ['normal', { mean: 10, sd: 4 }],
  ['normal, above 0', { mean: 10, sd: 4, min: 0 }],
  ['normal, upper tail', { mean: 0, sd: 1, min: 8, max: 8.5 }],
  ['normal, far upper tail', { mean: 0, sd: 1, min: 30 }],
  ['normal, far lower tail', { mean: 0, sd: 1, max: -30 }],
  ['PERT', { low: 10, mode: 20, high: 60 }],
  ['PERT, mode at the low end', { low: 10, mode: 10, high: 60 }],
  ['PERT, mode at the high end', { low: 10, mode: 60, high: 60 }],
  ['PERT, truncated', { low: 10, mode: 20, high: 60, min: 15, max: 25 }],
];

describe.each(CONTINUOUS)('a distribution: %s', (_, distribution) => {
  const { quantile, cdf } = samplerOf(distribution);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = distribution as {
    min?: number;
    max?: number;
  };

  test('has a cdf that returns the uniform of each quantile', () => {
    for (const u of US) expect(cdf(quantile(u))).toBeCloseTo(u, 9);
  });

  test('has draws that are finite, within the bounds, and grow with the uniform', () => {
    const values = US.map(quantile);
    for (const value of values) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect(new Set(values).size).toBeGreaterThan(8);
  });

  test('has a cdf of 0 below its support and 1 above', () => {
    if (Number.isFinite(min)) expect(cdf(min - 1)).toBe(0);
    if (Number.isFinite(max)) expect(cdf(max + 1)).toBe(1);
    expect(cdf(-1e9)).toBe(0);
    expect(cdf(1e12)).toBeCloseTo(1, 9);
  });
});

describe('parameters and bounds mean what they say:', () => {
  test('a lognormal has the stated median, or the stated 5 % and 95 % points', () => {
    expect(samplerOf({ median: 30, sigma: 0.4 }).quantile(0.5)).toBeCloseTo(30, 10);
    const { quantile } = samplerOf({ p5: 10, p95: 90 });
    expect(quantile(0.05)).toBeCloseTo(10, 9);
    expect(quantile(0.95)).toBeCloseTo(90, 9);
    expect(quantile(0.5)).toBeCloseTo(30, 9);
  });

  test('truncation renormalises and does not clip, so medians move', () => {
    expect(samplerOf({ mean: 5, sd: 2, min: 5 }).quantile(0.5)).toBeCloseTo(5 + 2 * 0.674489750196082, 9);
    expect(samplerOf({ low: 0, high: 10, min: 4 }).quantile(0.5)).toBeCloseTo(7, 12);
  });

  test('a normal far in its tail is nearly exponential with rate z', () => {
    const { quantile } = samplerOf({ mean: 0, sd: 1, min: 30 });
    // P(Z > 30 + x) / P(Z > 30) is exp(−30 x) · (1 − x / 30 …), so the median is ln 2 / 30 less a
    // thousandth.
    expect((quantile(0.5) - 30) / (Math.LN2 / 30)).toBeCloseTo(1, 2);
  });
});

describe('a distribution of one value', () => {
  test.each([
    [7, 7],
    [{ low: 7, high: 7 }, 7],
    [{ low: 7, mode: 7, high: 7 }, 7],
    [{ median: 7, sigma: 0 }, 7],
    [{ p5: 7, p95: 7 }, 7],
    [{ mean: 7, sd: 0 }, 7],
    [{ values: [7], weights: [0.1] }, 7],
    [{ values: [7, 9], weights: [2, 0] }, 7],
  ] as [Distribution, number][])('always draws that value: %j', (distribution, value) => {
    const { quantile, cdf } = samplerOf(distribution);
    expect([1e-12, 0.5, 1 - 1e-12].map(quantile)).toEqual([value, value, value]);
    expect([6.999, 7, 7.001].map(cdf)).toEqual([0, 1, 1]);
  });
});

describe('a discrete distribution', () => {
  const { quantile, cdf } = samplerOf({ values: [5, 1, 3, 5], weights: [1, 2, 0, 1] });

  test('takes its values in ascending order, with chances in proportion to the weights', () => {
    expect([0.01, 0.5, 0.500001, 0.99].map(quantile)).toEqual([1, 1, 5, 5]);
    expect([0.9, 1, 4.9, 5].map(cdf)).toEqual([0, 0.5, 0.5, 1]);
  });

  test('covers every uniform, although its weights are rounded', () => {
    const many = samplerOf({
      values: Array.from({ length: 10 }, (_, i) => i),
      weights: new Array(10).fill(0.1),
    });
    expect(many.quantile(1 - 2 ** -53)).toBe(9);
  });
});

describe('the mass of a distribution within 0 … most', () => {
  test('is the chance of a draw there, both ends included', () => {
    expect(massWithin({ low: -10, high: 30 }, 10)).toBeCloseTo(0.25, 12);
    expect(massWithin({ values: [-1, 0, 10, 11], weights: [1, 2, 3, 4] }, 10)).toBeCloseTo(0.5, 12);
  });

  test('is 0 when the truncated distribution has none', () => {
    expect(massWithin({ low: 0, mode: 0.3, high: 1, max: 1e-200 }, 10)).toBe(0);
  });
});
