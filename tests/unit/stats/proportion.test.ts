import { describe, expect, test } from 'vitest';
import { zValue } from '../../../src/stats/estimate.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { binomial } from '../../theory/oracles.ts';

describe('the interval of a proportion', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, no continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
  ])('is the published one of Wilson for %d of %d', (successes, trials, low, high) => {
    const { value, interval } = proportion(successes, trials);
    expect(value).toBe(successes / trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  // The same table, method 5 (Clopper-Pearson), which both methods use when none or all succeed.
  test.each([
    [20, 0.1684],
    [29, 0.1194],
  ])('is the published one of Clopper and Pearson for 0 of %d', (trials, high) => {
    expect(proportion(0, trials).interval[0]).toBe(0);
    expect(proportion(0, trials).interval[1]).toBeCloseTo(high, 4);
    expect(proportion(trials, trials).interval[0]).toBeCloseTo(1 - high, 4);
    expect(proportion(trials, trials).interval[1]).toBe(1);
  });

  test.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [1, 29, 0.0009, 0.1776],
  ])(
    'is the published one of Clopper and Pearson for %d of %d, on request',
    (successes, trials, low, high) => {
      const { interval } = proportion(successes, trials, { method: 'clopper-pearson' });
      expect(interval[0]).toBeCloseTo(low, 4);
      expect(interval[1]).toBeCloseTo(high, 4);
    },
  );

  test('leaves α / 2 of the binomial distribution beyond the count at each end of Clopper and Pearson', () => {
    for (const [k, n] of [
      [1, 1000],
      [7, 20],
      [19, 20],
    ] as const) {
      const [low, high] = proportion(k, n, { method: 'clopper-pearson' }).interval;
      const tail = (p: number, from: number, to: number): number =>
        binomial(n, p)
          .slice(from, to)
          .reduce((a, b) => a + b, 0);
      expect(tail(low, k, n + 1)).toBeCloseTo(0.025, 9);
      expect(tail(high, 0, k + 1)).toBeCloseTo(0.025, 9);
    }
  });

  test('refuses any other method', () => {
    expect(() => proportion(1, 2, { method: 'wald' as 'wilson' })).toThrow(
      'Expected method to be wilson or clopper-pearson, got "wald" (string)',
    );
  });

  test('ends at 0.00037 for 0 of 10,000', () => {
    const { value, standardError, interval } = proportion(0, 10_000);
    expect([value, standardError]).toEqual([0, 0]);
    expect(interval[1]).toBeCloseTo(0.000369, 6);
  });

  test('ends at the chances that the score test only just accepts', () => {
    for (const confidence of [0.5, 0.9, 0.95, 0.999]) {
      for (const [k, n] of [
        [1, 10],
        [5, 10],
        [300, 1000],
        [999, 1000],
      ] as const) {
        const { interval, value } = proportion(k, n, { confidence });
        for (const p of interval) {
          const z = (value - p) / Math.sqrt((p * (1 - p)) / n);
          expect(Math.abs(z)).toBeCloseTo(zValue(confidence), 8);
        }
      }
    }
  });

  test('is mirrored when successes and failures are exchanged', () => {
    const { interval } = proportion(3, 17);
    const mirror = proportion(14, 17).interval;
    expect(mirror[0]).toBeCloseTo(1 - interval[1], 12);
    expect(mirror[1]).toBeCloseTo(1 - interval[0], 12);
  });

  test('includes the value and widens with the confidence', () => {
    for (const k of [0, 1, 7, 19, 20]) {
      const narrow = proportion(k, 20, { confidence: 0.8 });
      const wide = proportion(k, 20, { confidence: 0.99 });
      expect(wide.interval[0]).toBeLessThanOrEqual(narrow.interval[0]);
      expect(wide.interval[1]).toBeGreaterThanOrEqual(narrow.interval[1]);
      for (const { interval, value } of [narrow, wide]) {
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
      }
    }
  });
});

describe('the standard error of a proportion', () => {
  test('is that of the sample', () => {
    expect(proportion(3, 10).standardError).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 9), 14);
  });

  test('is NaN, not 0, for one trial', () => {
    expect(proportion(0, 1).standardError).toBeNaN();
    expect(proportion(1, 1).standardError).toBeNaN();
    expect(proportion(1, 1).interval[0]).toBeCloseTo(0.025, 12);
  });

  test('is NaN without trials, whose interval is [0, 1]', () => {
    expect(proportion(0, 0)).toEqual({
      value: Number.NaN,
      standardError: Number.NaN,
      interval: [0, 1],
      confidence: 0.95,
      trials: 0,
    });
  });
});

test.each([
  [-1, 10],
  [11, 10],
  [Number.NaN, 10],
  [1, -1],
  [1, Number.POSITIVE_INFINITY],
])('a proportion refuses %d successes of %d trials', (successes, trials) => {
  expect(() => proportion(successes, trials)).toThrow(RangeError);
});

test.each([0, 1, -0.5, Number.NaN, 95])('a proportion refuses the confidence %d', (confidence) => {
  expect(() => proportion(1, 2, { confidence })).toThrow(RangeError);
});

test.each([
  [0.9, 1.644853626951],
  [0.95, 1.95996398454],
  [0.99, 2.575829303549],
])('the two-sided normal quantile of %d is %d', (confidence, z) => {
  expect(zValue(confidence)).toBeCloseTo(z, 11);
});
