import { describe, expect, it, test } from 'vitest';
import { runChain } from '../metropolis.ts';

/* Posteriors that are known in closed form. */

const SIZE = { warmUp: 8000, steps: 60_000, draws: 6000 };

/** Log density of two correlated normals, but for a constant. */
function correlated(center: number, spread: number, correlation: number): (point: Float64Array) => number {
  return ([x, y]) => {
    const [a, b] = [(x! - center) / spread, (y! - center) / spread];
    return (-0.5 * (a * a - 2 * correlation * a * b + b * b)) / (1 - correlation ** 2);
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const column = (points: readonly Float64Array[], i: number): number[] => points.map((point) => point[i]!);
const product = (a: readonly number[], b: readonly number[]): number =>
  mean(a.map((x, k) => (x - mean(a)) * (b[k]! - mean(b))));

describe('a normal likelihood', () => {
  test.each([0, 0.95])('with correlation %d has a posterior of its mean, spread and correlation', (rho) => {
    const { points } = runChain(correlated(0.5, 0.05, rho), { ...SIZE, dimensions: 2, seed: 'normal' });
    const [x, y] = [column(points, 0), column(points, 1)];
    for (const values of [x, y]) {
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.005);
      expect(Math.abs(Math.sqrt(product(values, values)) / 0.05 - 1)).toBeLessThan(0.05);
    }
    expect(Math.abs(product(x, y) / 0.05 ** 2 - rho)).toBeLessThan(0.06);
  });

  it('of one number is found whatever its width', () => {
    for (const spread of [0.002, 0.1]) {
      const level = ([x]: Float64Array): number => -0.5 * ((x! - 0.4) / spread) ** 2;
      const values = column(runChain(level, { ...SIZE, dimensions: 1, seed: 'one' }).points, 0);
      expect(Math.abs(mean(values) - 0.4) / spread).toBeLessThan(0.1);
      expect(Math.abs(Math.sqrt(product(values, values)) / spread - 1)).toBeLessThan(0.06);
    }
  });

  it('that says nothing leaves the prior', () => {
    const values = column(runChain(() => 0, { ...SIZE, dimensions: 3, seed: 'prior' }).points, 1);
    const shares = [0.1, 0.25, 0.5, 0.75, 0.9].map((cut) => mean(values.map((x) => Number(x < cut))) - cut);
    expect(Math.max(...shares.map(Math.abs))).toBeLessThan(0.03);
  });
});

test('both modes are found, as often as they weigh', () => {
  const level = ([x]: Float64Array): number =>
    Math.log(
      0.25 * Math.exp(-0.5 * ((x! - 0.15) / 0.02) ** 2) + 0.75 * Math.exp(-0.5 * ((x! - 0.85) / 0.02) ** 2),
    );
  const { points } = runChain(level, { ...SIZE, dimensions: 1, seed: 'modes' });
  expect(Math.abs(mean(column(points, 0).map((x) => Number(x < 0.5))) - 0.25)).toBeLessThan(0.06);
});

describe('a chain', () => {
  const level = correlated(0.1, 0.2, 0.5);
  const run = (seed: string, draws = 300) =>
    runChain(level, { dimensions: 2, warmUp: 2000, steps: 1000, draws, seed });

  it('is the same of the same seed, and another of another', () => {
    expect(run('a')).toEqual(run('a'));
    expect(run('a').points).not.toEqual(run('b').points);
  });

  test.each([1, 7, 300, 1000])(
    'of 1000 steps keeps %i draws when asked to, evenly, with their levels',
    (draws) => {
      const { points, logLikelihoods } = run('a', draws);
      expect(points).toHaveLength(draws);
      expect(logLikelihoods).toEqual(points.map(level));
      const every = run('a', 1000).points;
      const at = Array.from({ length: draws }, (_, k) => Math.ceil(((k + 1) * 1000) / draws) - 1);
      expect(points).toEqual(at.map((k) => every[k]));
    },
  );

  it('stays in the unit cube', () => {
    const inside = (x: number): boolean => x >= 0 && x <= 1;
    expect(run('a', 1000).points.every((point) => point.every(inside))).toBe(true);
  });

  it('says which share of its steps was taken', () => {
    const { points, accepted } = run('a', 1000);
    const moved = points.filter((point, k) => k > 0 && point !== points[k - 1]).length;
    expect(Math.abs(accepted * 1000 - moved)).toBeLessThanOrEqual(1);
  });
});

test('a ridge cut off at a corner of the cube keeps its mean', () => {
  const level = correlated(0, 0.2, 0.95);
  const grid = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
  const cells = grid.flatMap((x) => grid.map((y) => ({ x, weight: Math.exp(level(Float64Array.of(x, y))) })));
  const expected = mean(cells.map(({ x, weight }) => x * weight)) / mean(cells.map(({ weight }) => weight));
  const { points } = runChain(level, { ...SIZE, dimensions: 2, seed: 'corner' });
  expect(Math.abs(mean(column(points, 0)) / expected - 1)).toBeLessThan(0.06);
});
