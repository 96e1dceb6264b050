import { describe, expect, test } from 'vitest';
import { mean } from '../../../src/stats/mean.ts';

describe('a mean', () => {
  test('has the standard error s / √n and the interval of Student', () => {
    const { value, standardError, interval, confidence, trials } = mean([2, 4, 4, 4, 5, 5, 7, 9]);
    // Σ(x − 5)² is 32, so s² is 32 / 7.
    expect(value).toBe(5);
    expect(standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 14);
    expect(interval[0]).toBeCloseTo(5 - 2.364624251593 * standardError, 10);
    expect(interval[1]).toBeCloseTo(5 + 2.364624251593 * standardError, 10);
    expect([confidence, trials]).toEqual([0.95, 8]);
  });

  test('keeps its digits when entries are far from zero', () => {
    const { value, standardError } = mean([1, 2, 3].map((x) => x + 1e9));
    expect(value).toBe(1e9 + 2);
    expect(standardError).toBeCloseTo(Math.sqrt(1 / 3), 9);
  });

  test('has the error 0 for equal entries, and NaN for one entry', () => {
    expect(mean([3, 3, 3]).standardError).toBe(0);
    const one = mean([3]);
    expect(one.value).toBe(3);
    expect(one.standardError).toBeNaN();
    expect(one.interval).toEqual([Number.NaN, Number.NaN]);
  });

  test('needs at least one entry', () => {
    expect(() => mean([])).toThrow(RangeError);
  });

  test('has an interval that follows the confidence', () => {
    const { interval, value, standardError } = mean([1, 2, 3, 4], { confidence: 0.99 });
    expect((interval[1] - value) / standardError).toBeCloseTo(5.840909309733, 10);
  });

  test('has the interval of Hall, which follows the skewness, on request', () => {
    // By hand from Hall's cube root: mean 1.625, s/√n 1.2239, skewness over √n 0.7364.
    const skew = [-0.04, -0.03, -0.02, 0.04, 0.05, 1, 2, 10];
    const { interval, value, standardError } = mean(skew, { method: 'hall' });
    expect([value, standardError]).toEqual([mean(skew).value, mean(skew).standardError]);
    expect(interval[0]).toBeCloseTo(-0.2895430788, 9);
    expect(interval[1]).toBeCloseTo(11.2997445753, 9);
    const mirror = mean(
      skew.map((x) => -x),
      { method: 'hall' },
    ).interval;
    expect(mirror[0]).toBeCloseTo(-interval[1], 9);
    const symmetric = [1, 2, 3, 4, 5];
    expect(mean(symmetric, { method: 'hall' }).interval).toEqual(mean(symmetric).interval);
  });

  test('refuses any other method', () => {
    expect(() => mean([1, 2], { method: 'normal' as 'hall' })).toThrow(
      'Expected method to be student or hall, got "normal" (string)',
    );
  });
});
