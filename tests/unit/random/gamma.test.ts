import { describe, expect, it } from 'vitest';
import { dirichlet } from '../../../src/random/dirichlet.ts';
import { gammaCdf, gammaQuantile, lnGamma } from '../../../src/random/gamma.ts';
import { openStream } from '../../../src/random/stream.ts';

describe('ln Γ(a)', () => {
  it.each([
    [1, 0],
    [5, Math.log(24)],
    [1.5, Math.log(Math.sqrt(Math.PI) / 2)],
    [171, 706.5730622457874],
  ])('is exact to 13 digits for a = %d', (a, expected) => {
    expect(Math.abs(lnGamma(a) - expected)).toBeLessThan(1e-13 * Math.max(1, expected));
  });
});

describe('the quantile of a gamma distribution', () => {
  it('is that of the exponential distribution for shape 1', () => {
    for (const p of [1e-12, 0.01, 0.3, 0.5, 0.9, 0.999]) {
      expect(gammaQuantile(1, p) / -Math.log1p(-p)).toBeCloseTo(1, 9);
    }
  });

  it('inverts 1 − e^−x (1 + x + x²/2), the distribution of a third arrival, for shape 3', () => {
    for (const p of [1e-6, 0.025, 0.5, 0.975]) {
      const x = gammaQuantile(3, p);
      expect(1 - Math.exp(-x) * (1 + x + (x * x) / 2)).toBeCloseTo(p, 11);
    }
  });

  it('inverts the distribution function for shapes from 1 to 1,000,000', () => {
    for (const shape of [1, 1.01, 2.5, 30, 1000, 1e6]) {
      for (const p of [1e-15, 1e-4, 0.5, 0.99, 1 - 1e-12]) {
        expect(gammaCdf(shape, gammaQuantile(shape, p))).toBeCloseTo(p, 8);
      }
    }
  });
});

describe('draws from a Dirichlet distribution', () => {
  const streams = ['a', 'b', 'c'].map((entity) => openStream('dirichlet', entity));

  it.each([[[6, 3, 1]], [[0.4, 0.5, 2]], [[0.01, 0.01, 0.01]]])(
    'have the means and variances of concentrations %j, and add up to 1',
    (shapes) => {
      const draws = Array.from({ length: 4000 }, (_, k) => dirichlet(shapes, streams, k));
      const total = shapes.reduce((sum, shape) => sum + shape, 0);
      shapes.forEach((shape, i) => {
        const share = shape / total;
        const variance = (share * (1 - share)) / (total + 1);
        const column = draws.map((draw) => draw[i]!);
        const squares = column.map((weight) => (weight - share) ** 2);
        const mean = (values: readonly number[]): number =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(Math.abs(mean(column) - share) / Math.sqrt(variance / 4000)).toBeLessThan(4);
        const fourth = mean(squares.map((square) => (square - variance) ** 2));
        expect(Math.abs(mean(squares) - variance) / Math.sqrt(fourth / 4000)).toBeLessThan(4);
      });
      for (const draw of draws) expect(draw.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    },
  );
});
