import { describe, expect, it } from 'vitest';
import { openStream } from '../../../src/random/stream.ts';
import { mean } from '../../../src/stats/mean.ts';
import { skewedMean } from '../../../src/stats/skewed-mean.ts';

describe('skewedMean', () => {
  it('of a symmetric column is the mean with its interval', () => {
    const column = [1, 2, 3, 4, 5];
    const [plain, skewed] = [mean(column), skewedMean(column)];
    expect(skewed).toEqual({ ...plain, interval: skewed.interval });
    expect(skewed.interval[0]).toBeCloseTo(plain.interval[0], 12);
    expect(skewed.interval[1]).toBeCloseTo(plain.interval[1], 12);
  });

  it('leans to the side of the long tail, and mirrors', () => {
    const column = [0, 0, 0, 0, 0, 0, 0, 1, 2, 9];
    const { value, interval } = skewedMean(column);
    expect(interval[1] - value).toBeGreaterThan(value - interval[0]);
    const mirror = skewedMean(column.map((x) => -x)).interval;
    expect(mirror[0]).toBeCloseTo(-interval[1], 12);
    expect(mirror[1]).toBeCloseTo(-interval[0], 12);
  });

  it('covers the mean of squared logarithms better than the plain interval does', () => {
    const [runs, n] = [1000, 50];
    let [plain, skewed] = [0, 0];
    for (let i = 0; i < runs; i++) {
      const stream = openStream(`skewed ${i}`, 'x');
      // The square of a logarithm of a uniform: mean 2, a long tail.
      const column = Array.from({ length: n }, (_, k) => Math.log(stream.uniform(k, 0)) ** 2);
      const holds = ([low, high]: readonly [number, number]): number => (low <= 2 && 2 <= high ? 1 : 0);
      plain += holds(mean(column).interval);
      skewed += holds(skewedMean(column).interval);
    }
    expect(skewed).toBeGreaterThan(plain + 20);
    expect(skewed / runs).toBeLessThan(0.97);
  });

  it('of a column that never varies has no width', () => {
    expect(skewedMean([2, 2, 2]).interval).toEqual([2, 2]);
  });
});
