import { describe, expect, test } from 'vitest';
import { pert01 } from '../../../src/random/pert.ts';
import { samplerOf } from '../../../src/random/sampler-of.ts';

describe('a PERT', () => {
  test.each([0, 0.1, 0.25, 0.5, 0.8, 1])(
    'with mode %d has the numerical integral of its density as cdf',
    (mode) => {
      const [a, b] = [4 * mode, 4 - 4 * mode];
      const density = (x: number): number => x ** a * (1 - x) ** b;
      const whole = integrate(density, 0, 1);
      const { cdf } = pert01(mode);
      for (const x of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
        expect(cdf(x)).toBeCloseTo(integrate(density, 0, x) / whole, 7);
      }
      expect([cdf(-1), cdf(0), cdf(1), cdf(2)]).toEqual([0, 0, 1, 1]);
    },
  );

  test('is a beta(3, 3) with its mode in the middle, and a beta(1, 5) with its mode at an end', () => {
    for (const x of [0.001, 0.2, 0.5, 0.77]) {
      expect(pert01(0.5).cdf(x)).toBeCloseTo(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5, 13);
      expect(pert01(0).cdf(x)).toBeCloseTo(1 - (1 - x) ** 5, 13);
      expect(pert01(1).cdf(x)).toBeCloseTo(x ** 5, 13);
    }
  });

  test.each([0, 0.01, 0.3, 0.99, 1])(
    'with mode %d has quantiles that keep their digits far out in the tail',
    (mode) => {
      const { cdf, draw } = pert01(mode);
      for (let p = 0.5; p > 1e-15; p /= 4) {
        const x = Float64Array.of(p);
        draw(x, 0);
        expect(cdf(x[0]!) / p).toBeCloseTo(1, 9);
      }
    },
  );

  test('has mass 0 when the share within its bounds is too small for a double', () => {
    expect(pert01(0.3).cdf(1e-300)).toBe(0);
    expect(samplerOf({ low: 0, mode: 0.3, high: 1, max: 1e-200 }).mass).toBe(0);
    expect(samplerOf({ low: 0, mode: 0.3, high: 1, max: 1e-100 }).mass).toBeGreaterThan(0);
  });

  test('has the mean (low + 4 mode + high) / 6', () => {
    const { quantile } = samplerOf({ low: 10, mode: 20, high: 60 });
    const n = 4000;
    const sum = Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n)).reduce((a, b) => a + b, 0);
    expect(sum / n).toBeCloseTo((10 + 80 + 60) / 6, 3);
  });
});

/** Integrates by Simpson's rule, with points denser at both ends, where a density may be steep. */
function integrate(f: (x: number) => number, low: number, high: number): number {
  const pieces = 4000;
  const g = (s: number): number => f(low + (high - low) * s * s * (3 - 2 * s)) * 6 * s * (1 - s);
  let sum = 0;
  for (let i = 1; i < pieces; i++) sum += g(i / pieces) * (i % 2 === 1 ? 4 : 2);
  return ((high - low) * sum) / (3 * pieces);
}
