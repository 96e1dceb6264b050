import { describe, expect, test } from 'vitest';
import { quantile } from '../../../src/stats/quantile.ts';
import { tailMean } from '../../../src/stats/tail-mean.ts';

/** n … 1, so that sorting is not free. */
const column = (n: number): number[] => Array.from({ length: n }, (_, i) => n - i);

describe('quantile', () => {
  test.each([
    [100, 0.5, 50],
    [100, 0.505, 51],
    [100, 0.95, 95],
    [101, 0.5, 51],
    [4, 0.25, 1],
    [4, 0.26, 2],
    [4, 0.999, 4],
    [1, 0.5, 1],
  ])('of 1 … %d at %d is %d: the least entry with that share at or below it', (n, p, value) => {
    expect(quantile(column(n), p).value).toBe(value);
  });

  test('sorts by number, leaves the column alone and bears infinity', () => {
    const entries = [10, 9, 100, Number.POSITIVE_INFINITY];
    expect(quantile(entries, 0.5).value).toBe(10);
    expect(quantile(entries, 0.99).value).toBe(Number.POSITIVE_INFINITY);
    expect(entries).toEqual([10, 9, 100, Number.POSITIVE_INFINITY]);
  });

  test('its interval runs between ranks', () => {
    // n p ∓ 1.96 √(n p (1 − p)) = 50 ∓ 9.8 of 100: ranks 40 and 61 (David and Nagaraja, Order Statistics,
    // §7.1).
    const { interval, standardError, confidence, trials } = quantile(column(100), 0.5);
    expect(interval).toEqual([40, 61]);
    expect(standardError).toBeCloseTo(21 / (2 * 1.959963984540054), 12);
    expect([confidence, trials]).toEqual([0.95, 100]);
  });

  test('its interval covers at least as often as it says, whatever the law', () => {
    // The interval holds the p-quantile when at least `low` and at most `high − 1` of n entries lie at or
    // below it.
    for (const [n, p] of [
      [40, 0.5],
      [100, 0.2],
      [200, 0.95],
    ] as const) {
      const [low, high] = quantile(column(n), p).interval;
      let chance = (1 - p) ** n;
      let covered = 0;
      for (let k = 0; k <= n; k++) {
        if (k >= low && k < high) covered += chance;
        chance *= ((n - k) * p) / ((k + 1) * (1 - p));
      }
      expect(covered).toBeGreaterThan(0.95);
      expect(covered).toBeLessThan(0.99);
    }
  });

  test('ranks stop at the ends of the column', () => {
    expect(quantile(column(5), 0.95).interval).toEqual([3, 5]);
    expect(quantile([3], 0.5).standardError).toBeNaN();
  });

  test.each([0, 1, -1, Number.NaN])('p = %d is refused', (p) => {
    expect(() => quantile([1, 2], p)).toThrow(RangeError);
    expect(() => tailMean([1, 2], p)).toThrow(RangeError);
  });

  test('of nothing is refused', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => tailMean([], 0.5)).toThrow(RangeError);
  });
});

describe('tail mean', () => {
  test('of 1 … 100 at 0.9 is the mean of 91 … 100', () => {
    const { value, standardError } = tailMean(column(100), 0.9);
    expect(value).toBeCloseTo(95.5, 12);
    // Excesses over 90 are 0 ninety times and 1 … 10, divided by 0.1: Σ = 55, Σ² = 385.
    const variance = (385 - 55 ** 2 / 100) / 99 / 0.1 ** 2;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 100), 10);
  });

  test('splits an entry when the tail is no whole number of them', () => {
    // The worst 1.5 of 1 … 5: 5 and half of 4.
    expect(tailMean(column(5), 0.7).value).toBeCloseTo((5 + 0.5 * 4) / 1.5, 12);
  });

  test('counts ties with the threshold once', () => {
    expect(tailMean([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], 0.5).value).toBeCloseTo(2, 12);
    expect(tailMean([7, 7, 7, 7], 0.5).value).toBe(7);
  });
});
