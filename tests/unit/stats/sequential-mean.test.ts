import { describe, expect, test } from 'vitest';
import { openStream } from '../../../src/random/stream.ts';
import { sequentialMean } from '../../../src/stats/sequential-mean.ts';

/** Returns a column of exponential entries with mean 1. */
function exponential(seed: string, length: number): Float64Array {
  const stream = openStream(seed, 'sequence');
  return Float64Array.from({ length }, (_, i) => -Math.log(stream.uniform(i, 0)));
}

describe('the confidence sequence of a mean', () => {
  test('equals the published formula', () => {
    const column = Float64Array.from({ length: 1000 }, (_, i) => i % 2);
    const { value, interval, standardError, trials } = sequentialMean(column);
    const deviation = Math.sqrt(250 / 999);
    // Waudby-Smith et al., Theorem 2.2, with ρ² = 1/200.
    const [t, rho2] = [1000, 1 / 200];
    const halfWidth =
      deviation *
      Math.sqrt(((2 * (t * rho2 + 1)) / (t * t * rho2)) * Math.log(Math.sqrt(t * rho2 + 1) / 0.05));
    expect(value).toBeCloseTo(0.5, 14);
    expect(interval[1] - value).toBeCloseTo(halfWidth, 12);
    expect(value - interval[0]).toBeCloseTo(halfWidth, 12);
    expect(standardError).toBeCloseTo(deviation / Math.sqrt(1000), 12);
    expect(trials).toBe(1000);
  });

  test('follows a change of scale and origin', () => {
    const column = exponential('scale', 2000);
    const { interval } = sequentialMean(column);
    const transformed = sequentialMean(column.map((x) => 100 - 7 * x)).interval;
    expect(transformed[0]).toBeCloseTo(100 - 7 * interval[1], 9);
    expect(transformed[1]).toBeCloseTo(100 - 7 * interval[0], 9);
  });

  test('is unbounded for few, for equal and for very skew entries', () => {
    const unbounded = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const rare = (events: number): Float64Array =>
      Float64Array.from({ length: 10_000 }, (_, i) => (i < events ? 1 : 0));
    for (const column of [exponential('few', 99), new Float64Array(10_000), rare(20)]) {
      expect(sequentialMean(column).interval).toEqual(unbounded);
    }
    expect(sequentialMean(exponential('few', 300)).interval[0]).toBeGreaterThan(0);
    expect(sequentialMean(rare(30)).interval[0]).toBeGreaterThan(-0.01);
  });

  test('uses the known mean of the weights as a control variate', () => {
    const column = exponential('weights', 4000);
    const weights = exponential('other', 4000);
    const equal = sequentialMean(column, { weights: new Float64Array(4000).fill(1) });
    expect(equal).toEqual(sequentialMean(column));
    // A constant column is estimated exactly, but for rounding, whatever the weights.
    const constant = sequentialMean(new Float64Array(4000).fill(3), { weights });
    expect(constant.value).toBeCloseTo(3, 12);
    expect(constant.standardError).toBeLessThan(1e-12);
    const { value, standardError, interval } = sequentialMean(column, { weights });
    expect(Math.abs(value - 1)).toBeLessThan(4 * standardError);
    expect(interval[0]).toBeLessThan(1);
    expect(interval[1]).toBeGreaterThan(1);
    // w·x − (w − 1) has the variance E w²(x − 1)² = 2.
    expect(standardError * Math.sqrt(4000)).toBeGreaterThan(1.2);
    expect(standardError * Math.sqrt(4000)).toBeLessThan(1.6);
  });

  test('covers the mean at every hundredth entry in at least 95 of 100 runs', () => {
    let covered = 0;
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const column = exponential(`run ${run}`, 4000);
      const holds = (n: number): boolean => {
        const { interval } = sequentialMean(column.subarray(0, n));
        return interval[0] <= 1 && 1 <= interval[1];
      };
      if (Array.from({ length: 40 }, (_, i) => 100 * (i + 1)).every(holds)) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.95);
  });

  test('refuses replicates, empty columns and weights that do not fit', () => {
    expect(() => sequentialMean([1, 2], { replicates: 2 })).toThrow('Expected replicates to be absent');
    expect(() => sequentialMean([])).toThrow('at least one');
    expect(() => sequentialMean([1, 2], { weights: Float64Array.of(1, -1) })).toThrow(
      'Expected weights[1] to be finite and at least 0, got -1 (number)',
    );
    expect(() => sequentialMean([1, 2], { weights: Float64Array.of(1) })).toThrow(
      'Expected weights to have length 2, as the column has, got 1',
    );
  });
});
