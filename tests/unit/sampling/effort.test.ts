import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/distribution.ts';
import { drawByUniform } from '../../../src/random/discrete-table.ts';
import { effortTable } from '../../../src/sampling/effort.ts';

/** Chances of 1 … limit days. */
function chances(distribution: Distribution, limit: number): number[] {
  const { cumulative } = effortTable(distribution, limit);
  return Array.from(cumulative, (p, k) => p - (cumulative[k - 1] ?? 0));
}

/** Distinct efforts over an even grid of uniforms. */
function efforts(distribution: Distribution, limit: number): number[] {
  const table = effortTable(distribution, limit);
  const uniforms = Float64Array.from({ length: 1001 }, (_, i) => (i + 0.5) / 1001);
  const drawn = Array.from(uniforms, (_, i) => drawByUniform(table, uniforms, i));
  return [...new Set(drawn)].sort((a, b) => a - b);
}

describe('an effort is a whole number of working days from 1 to the limit (§4)', () => {
  test.each([
    ['fixed', 12, [12]],
    ['fixed at the limit', 45, [45]],
    ['fractional', 4.2, [5]],
    ['just above a whole number', 4.000001, [5]],
    ['zero', 0, [1]],
    ['below one', 0.3, [1]],
    ['discrete', { values: [0, 2.5, 40], weights: [1, 1, 1] }, [1, 3, 40]],
    ['discrete, partly above the limit', { values: [10, 90], weights: [1, 9] }, [10]],
    ['discrete, partly below zero', { values: [-5, 10], weights: [9, 1] }, [10]],
    ['lognormal without spread', { median: 7.5, sigma: 0 }, [8]],
  ] as [string, Distribution, number[]][])('when its distribution is %s', (_, distribution, expected) => {
    expect(efforts(distribution, 45)).toEqual(expected);
  });
});

describe('the distribution of an effort is truncated by renormalising, then rounded up (§4)', () => {
  test('a uniform on 0 … 10 gives each of 10 days the same chance', () => {
    for (const p of chances({ low: 0, high: 10 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass above the limit is spread over the days up to it', () => {
    for (const p of chances({ low: 0, high: 40 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass below zero is spread over the days from 1', () => {
    for (const p of chances({ low: -30, high: 10 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass at zero belongs to day 1', () => {
    expect(chances({ values: [0, 1, 2], weights: [1, 1, 2] }, 3)).toEqual([0.5, 0.5, 0]);
  });

  test('cumulative chances never fall and end at exactly 1', () => {
    const distributions: Distribution[] = [
      { median: 30, sigma: 0.4 },
      { median: 300, sigma: 0.3 },
      { mean: 30, sd: 20 },
      { low: 5, mode: 30, high: 80 },
      { p5: 10, p95: 60 },
    ];
    for (const distribution of distributions) {
      const { cumulative } = effortTable(distribution, 45);
      expect(cumulative).toHaveLength(45);
      expect(cumulative[44]).toBe(1);
      expect(Array.from(cumulative).sort((a, b) => a - b)).toEqual(Array.from(cumulative));
    }
  });
});
