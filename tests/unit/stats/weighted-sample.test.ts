import { describe, expect, test } from 'vitest';
import { effectiveSampleSize } from '../../../src/stats/effective-size.ts';
import { mean } from '../../../src/stats/mean.ts';
import { probability, weightedShare } from '../../../src/stats/probability.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { quantile } from '../../../src/stats/quantile.ts';
import { tailMean } from '../../../src/stats/tail-mean.ts';

const sum = (column: readonly number[]): number => column.reduce((a, b) => a + b, 0);

describe('the effective sample size', () => {
  test.each([
    [[1, 1, 1, 1], 4],
    [[5, 0, 0, 0], 1],
    [[3, 1], 1.6],
  ])('of %j is %d', (weights, size) => {
    expect(effectiveSampleSize(weights)).toBeCloseTo(size, 12);
  });

  test('needs at least one weight above 0, and none that is no finite number from 0', () => {
    for (const weights of [[], [0, 0], [1, -1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]]) {
      expect(() => effectiveSampleSize(weights)).toThrow(RangeError);
    }
    expect(effectiveSampleSize([1e200, 1e200])).toBe(2);
    expect(effectiveSampleSize([5e-324, 5e-324])).toBe(2);
  });
});

describe('with weights', () => {
  const x = [1, 2, 3, 4, 2, 7];
  const w = [0.5, 1.5, 1, 1.4, 0.7, 1.2];
  const weights = Float64Array.from(w);

  test('a mean is the regression of w·x on w at w = 1', () => {
    const n = x.length;
    const y = x.map((xi, i) => w[i]! * xi);
    const [wBar, yBar] = [sum(w) / n, sum(y) / n];
    const squares = sum(w.map((wi) => (wi - wBar) ** 2));
    const slope = sum(w.map((wi, i) => (wi - wBar) * (y[i]! - yBar))) / squares;
    const rest = sum(y.map((yi, i) => (yi - yBar - slope * (w[i]! - wBar)) ** 2));
    const error = Math.sqrt((rest / (n - 2)) * (1 / n + (wBar - 1) ** 2 / squares));
    const { value, standardError, trials } = mean(x, { weights });
    expect(value).toBeCloseTo(yBar + slope * (1 - wBar), 12);
    expect(standardError).toBeCloseTo(error, 12);
    expect(trials).toBe(n);
  });

  test('the mean of a constant column is that constant, without error', () => {
    const { value, standardError } = mean(new Float64Array(6).fill(7), { weights });
    expect(value).toBeCloseTo(7, 12);
    expect(standardError).toBeLessThan(1e-12);
  });

  test('a mean far from 1 keeps the weights from being a control variate', () => {
    const small = Float64Array.from({ length: 100 }, (_, i) => 0.1 + 0.001 * (i % 2));
    const column = Array.from({ length: 100 }, (_, i) => i);
    const plain = sum(column.map((xi, i) => xi * small[i]!)) / 100;
    expect(mean(column, { weights: small }).value).toBeCloseTo(plain, 12);
  });

  test('a mean further from 1 than chance explains keeps them from it too, even if no share would be negative', () => {
    const heavy = Float64Array.from({ length: 10_000 }, (_, i) => (i < 10 ? 0 : 1.05));
    const { value } = mean(new Float64Array(10_000).fill(1), { weights: heavy });
    expect(value).toBeCloseTo(1.04895, 9);
    const fair = heavy.map((w) => w / 1.04895);
    expect(mean(new Float64Array(10_000).fill(1), { weights: fair }).value).toBeCloseTo(1, 12);
  });

  test('estimates with weights of 1 equal those without', () => {
    const ones = new Float64Array(6).fill(1);
    const plain = mean(x);
    const { value, standardError } = mean(x, { weights: ones });
    expect(value).toBeCloseTo(plain.value, 12);
    expect(standardError).toBeCloseTo(plain.standardError, 12);
    expect(quantile(x, 0.5, { weights: ones }).value).toBe(quantile(x, 0.5).value);
    expect(tailMean(x, 0.5, { weights: ones }).value).toBeCloseTo(tailMean(x, 0.5).value, 12);
  });

  test('an event without occurrence has the exact end, times the largest weight', () => {
    const { value, interval } = probability(x, (xi) => xi > 9, { weights });
    expect(value).toBe(0);
    expect(interval[0]).toBe(0);
    expect(interval[1]).toBeCloseTo(1.5 * proportion(0, 6).interval[1], 12);
    const small = weights.map((wi) => wi / 100);
    expect(probability(x, (xi) => xi > 9, { weights: small }).interval).toEqual(proportion(0, 6).interval);
    const mirror = probability(x, (xi) => xi < 9, { weights });
    expect(mirror.value).toBe(1);
    expect(mirror.interval[0]).toBeCloseTo(1 - interval[1], 12);
  });

  test('a chance and that of the opposite add up to 1, with intervals inside (0, 1)', () => {
    const yes = probability(x, (xi) => xi > 3, { weights });
    const no = probability(x, (xi) => xi <= 3, { weights });
    expect(yes.value + no.value).toBeCloseTo(1, 12);
    expect(yes.standardError).toBeCloseTo(no.standardError, 12);
    expect(yes.interval[0]).toBeCloseTo(1 - no.interval[1], 12);
    expect(yes.interval[0]).toBeGreaterThan(0);
    expect(yes.interval[1]).toBeLessThan(1);
  });

  test('quantiles count each entry by its weight', () => {
    // Their mean is 1, so the control variate changes nothing. The shares are 0.1, 0.1, 0.6 and 0.2.
    const heavy = Float64Array.of(0.4, 0.4, 2.4, 0.8);
    expect(quantile([4, 3, 1, 2], 0.59, { weights: heavy }).value).toBe(1);
    expect(quantile([4, 3, 1, 2], 0.61, { weights: heavy }).value).toBe(2);
    expect(quantile([4, 3, 1, 2], 0.8, { weights: heavy }).value).toBe(2);
    expect(quantile([4, 3, 1, 2], 0.81, { weights: heavy }).value).toBe(3);
  });

  test.each([
    [Float64Array.of(1, 1), 'Expected weights to have length 6, as the column has, got 2'],
    [Float64Array.of(1, 1, 1, 1, 1, -1), 'Expected weights[5] to be finite and at least 0, got -1'],
    [Float64Array.of(1, 1, 1, 1, 1, Number.NaN), 'Expected weights[5] to be finite and at least 0, got NaN'],
  ])('estimates refuse the weights %j', (bad, message) => {
    expect(() => mean(x, { weights: bad })).toThrow(message);
    expect(() => quantile(x, 0.5, { weights: bad })).toThrow(message);
    expect(() => probability(x, (xi) => xi > 9, { weights: bad })).toThrow(message);
  });
});

describe('with replicates', () => {
  // The three replicates are 1 4 7, 2 5 9 and 3 6 5.
  const x = [1, 2, 3, 4, 5, 6, 7, 9, 5];
  const means = [4, 16 / 3, 14 / 3];

  test('a mean has the error of the means of three replicates, with two degrees of freedom', () => {
    const { value, standardError, interval } = mean(x, { replicates: 3 });
    const spread = Math.sqrt(sum(means.map((m) => (m - 14 / 3) ** 2)) / 2 / 3);
    expect(value).toBeCloseTo(14 / 3, 12);
    expect(standardError).toBeCloseTo(spread, 12);
    expect(interval[1] - value).toBeCloseTo(4.302652729749 * spread, 9);
  });

  test('a chance equals the one without replicates, to the last bit', () => {
    for (const n of [6, 49, 160, 1000]) {
      const column = Float64Array.from({ length: n }, (_, i) => (i * 7) % 5);
      const event = (entry: number): boolean => entry < 3;
      const whole = Float64Array.from(column, (entry) => (entry < 4 ? 1 : 0));
      const part = Float64Array.from(column, (entry) => (event(entry) ? 1 : 0));
      expect(probability(column, event, { replicates: 6 }).value).toBe(probability(column, event).value);
      expect(weightedShare(part, whole, { replicates: 6 }).value).toBe(weightedShare(part, whole, {}).value);
    }
  });

  test('a chance has its interval on the logit scale', () => {
    const { value, standardError, interval } = probability(x, (xi) => xi > 4, { replicates: 3 });
    // The shares are 1/3, 2/3 and 2/3.
    const error = Math.sqrt(((1 / 3 - 5 / 9) ** 2 + 2 * (2 / 3 - 5 / 9) ** 2) / 2 / 3);
    expect(value).toBeCloseTo(5 / 9, 12);
    expect(standardError).toBeCloseTo(error, 12);
    const logit = (p: number): number => Math.log(p / (1 - p));
    const halfWidth = (4.302652729749 * error) / ((5 / 9) * (4 / 9));
    expect(logit(interval[1]) - logit(5 / 9)).toBeCloseTo(halfWidth, 9);
    expect(logit(5 / 9) - logit(interval[0])).toBeCloseTo(halfWidth, 9);
  });

  test('a chance of 0, of 1, or equal in all replicates has the interval without replicates', () => {
    expect(probability(x, (xi) => xi > 9, { replicates: 3 })).toEqual(proportion(0, 9));
    expect(probability(x, (xi) => xi < 10, { replicates: 3 })).toEqual(proportion(9, 9));
    const alike = probability(x, (xi) => xi < 4, { replicates: 3 });
    expect(alike.interval).toEqual(proportion(3, 9).interval);
  });

  test.each([1, 2.5, 10, Number.NaN])('%d as their number is refused', (replicates) => {
    expect(() => mean(x, { replicates })).toThrow(
      'Expected replicates to be a whole number from 2 to 9, got',
    );
  });
});
