import { describe, expect, test } from 'vitest';
import { quantile } from '../../../src/stats/quantile.ts';
import { tailMean } from '../../../src/stats/tail-mean.ts';
import { binomial } from '../../theory/oracles.ts';

/** Returns n … 1, which is not sorted. */
const column = (n: number): number[] => Array.from({ length: n }, (_, i) => n - i);

describe('a quantile', () => {
  test.each([
    [100, 0.5, 50],
    [100, 0.505, 51],
    [100, 0.95, 95],
    [101, 0.5, 51],
    [4, 0.25, 1],
    [4, 0.26, 2],
    [4, 0.999, 4],
    [1, 0.5, 1],
  ])('of 1 … %d at %d is %d, the least entry with that share at or below it', (n, p, value) => {
    expect(quantile(column(n), p).value).toBe(value);
  });

  test('is found by numeric order, with infinite entries, and leaves the column unchanged', () => {
    const entries = [10, 9, 100, Number.POSITIVE_INFINITY];
    expect(quantile(entries, 0.5).value).toBe(10);
    expect(quantile(entries, 0.99).value).toBe(Number.POSITIVE_INFINITY);
    expect(entries).toEqual([10, 9, 100, Number.POSITIVE_INFINITY]);
  });

  test('has an interval between two ranks', () => {
    // The chance of 40 … 59 heads in 100 tosses is 0.954, as that of 41 … 60; that of 40 … 60 is 0.965.
    const { interval, standardError, confidence, trials } = quantile(column(100), 0.5);
    expect([
      [40, 60],
      [41, 61],
    ]).toContainEqual(interval);
    expect(standardError).toBeCloseTo(20 / (2 * 1.959963984540054), 12);
    expect([confidence, trials]).toEqual([0.95, 100]);
  });

  test('has the interval whose coverage is nearest to the confidence', () => {
    // The interval covers the p-quantile when `low` … `high − 1` of n entries are at or below it.
    for (const [n, p] of [
      [40, 0.5],
      [100, 0.2],
      [200, 0.95],
      [1000, 0.02],
    ] as const) {
      const chances = binomial(n, p);
      const covered = (low: number, high: number): number =>
        chances.reduce((sum, chance, k) => (k >= low && k < high ? sum + chance : sum), 0);
      const [low, high] = quantile(column(n), p).interval as [number, number];
      const miss = Math.abs(covered(low, high) - 0.95);
      expect(miss).toBeLessThan(0.012);
      // One entry more or less at either end is further from the confidence.
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

  test('has an infinite end where no entry is far enough out', () => {
    expect(quantile(column(5), 0.95).interval).toEqual([4, Number.POSITIVE_INFINITY]);
    expect(quantile(column(100), 0.02).interval[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(quantile(column(5), 0.5).interval).toEqual([1, 5]);
    expect(quantile([3], 0.5).standardError).toBeNaN();
  });

  test.each([0, 1, -1, Number.NaN])('has a p between 0 and 1, not %d, as has a tail mean', (p) => {
    expect(() => quantile([1, 2], p)).toThrow(RangeError);
    expect(() => tailMean([1, 2], p)).toThrow(RangeError);
  });

  test('needs at least one entry, as does a tail mean', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => tailMean([], 0.5)).toThrow(RangeError);
  });
});

describe('a tail mean', () => {
  test('of 1 … 100 at 0.9 is the mean of 91 … 100', () => {
    const { value, standardError } = tailMean(column(100), 0.9);
    expect(value).toBeCloseTo(95.5, 12);
    // Excesses over 90 are ninety zeros and 1 … 10, divided by 0.1: their sum is 55, that of squares 385.
    const variance = (385 - 55 ** 2 / 100) / 99 / 0.1 ** 2;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 100), 10);
  });

  test('counts an entry in part when the tail is not a whole number of them', () => {
    // The largest 1.5 of 1 … 5 are 5 and half of 4.
    expect(tailMean(column(5), 0.7).value).toBeCloseTo((5 + 0.5 * 4) / 1.5, 12);
  });

  test('counts entries equal to the threshold once', () => {
    expect(tailMean([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], 0.5).value).toBeCloseTo(2, 12);
    expect(tailMean([7, 7, 7, 7], 0.5).value).toBe(7);
  });

  test('has an interval that is longer towards the tail', () => {
    const { value, interval } = tailMean(
      column(200).map((i) => i ** 3),
      0.9,
    );
    expect(interval[1] - value).toBeGreaterThan(value - interval[0]);
    expect(interval[0]).toBeLessThan(value);
  });

  test('has an error of NaN with fewer than two entries in the tail', () => {
    expect(tailMean(column(19), 0.9).standardError).toBeNaN();
    expect(tailMean(column(20), 0.9).standardError).toBeGreaterThan(0);
  });
});
