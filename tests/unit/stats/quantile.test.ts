import { describe, expect, test } from 'vitest';
import { quantile } from '../../../src/stats/quantile.ts';
import { tailMean } from '../../../src/stats/tail-mean.ts';
import { binomial } from '../../theory/oracles.ts';

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
    // The chance of 40 … 59 heads of 100 is 0.954, of 41 … 60 the same; of 40 … 60 it would be 0.965.
    const { interval, standardError, confidence, trials } = quantile(column(100), 0.5);
    expect([
      [40, 60],
      [41, 61],
    ]).toContainEqual(interval);
    expect(standardError).toBeCloseTo(20 / (2 * 1.959963984540054), 12);
    expect([confidence, trials]).toEqual([0.95, 100]);
  });

  test('no other two ranks near by cover more nearly as often as it says', () => {
    // The interval holds the p-quantile when at least `low` and at most `high − 1` of n entries lie at or
    // below it.
    for (const [n, p] of [
      [40, 0.5],
      [100, 0.2],
      [200, 0.95],
      [1000, 0.02],
    ] as const) {
      const law = binomial(n, p);
      const covered = (low: number, high: number): number =>
        law.reduce((sum, chance, k) => (k >= low && k < high ? sum + chance : sum), 0);
      const [low, high] = quantile(column(n), p).interval as [number, number];
      const miss = Math.abs(covered(low, high) - 0.95);
      expect(miss).toBeLessThan(0.012);
      // Wider or narrower by one entry at either end is further off.
      for (const [a, b] of [
        [low - 1, high],
        [low + 1, high],
        [low, high - 1],
        [low, high + 1],
      ] as const) {
        expect(Math.abs(covered(a, b) - 0.95)).toBeGreaterThan(miss);
      }
    }
  });

  test('where no entry is far enough out, an end is infinite', () => {
    expect(quantile(column(5), 0.95).interval).toEqual([4, Number.POSITIVE_INFINITY]);
    expect(quantile(column(100), 0.02).interval[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(quantile(column(5), 0.5).interval).toEqual([1, 5]);
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

  test('leans its interval towards the tail', () => {
    const { value, interval } = tailMean(
      column(200).map((i) => i ** 3),
      0.9,
    );
    expect(interval[1] - value).toBeGreaterThan(value - interval[0]);
    expect(interval[0]).toBeLessThan(value);
  });

  test('of fewer than two entries is not known', () => {
    expect(tailMean(column(19), 0.9).standardError).toBeNaN();
    expect(tailMean(column(20), 0.9).standardError).toBeGreaterThan(0);
  });
});
