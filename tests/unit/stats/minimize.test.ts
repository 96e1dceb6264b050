import { describe, expect, test } from 'vitest';
import { minimize } from '../../../src/index.ts';
import { nonIncreasing } from '../../../src/stats/isotonic.ts';

describe('minimize', () => {
  test('finds the base stock of the newsvendor with disruptions (Snyder and Shen, Fundamentals of Supply Chain Theory, 2019)', () => {
    const [h, p, demand, alpha, beta] = [0.25, 3, 2000, 0.04, 0.25];
    const costAt = (stock: number): number => {
      let cost = 0;
      for (let n = 0; n < 400; n++) {
        const chance =
          n === 0 ? beta / (alpha + beta) : ((alpha * beta) / (alpha + beta)) * (1 - beta) ** (n - 1);
        const left = stock - (n + 1) * demand;
        cost += chance * (left > 0 ? h * left : -p * left);
      }
      return cost;
    };
    const { point, cost } = minimize([0, 20_000], (points) => points.map(costAt), { step: 100 });
    expect(point).toBe(8000);
    expect(cost).toBeCloseTo(2737.069, 3);
    expect(costAt(6000)).toBeCloseTo(2741.3793, 4);
    expect(costAt(10_000)).toBeCloseTo(2858.8362, 4);
  });

  test('finds the order quantity under disruptions of Parlar and Berkin, as Snyder states it', () => {
    const [order, hold, short, demand, fail, repair] = [8, 0.225, 5, 1300, 1.5, 14];
    const costAt = (quantity: number): number => {
      const down = (fail / (fail + repair)) * (1 - Math.exp((-(fail + repair) * quantity) / demand));
      const cycle = quantity / demand + down / repair;
      return (order + (hold * quantity ** 2) / (2 * demand) + (short * demand * down) / repair) / cycle;
    };
    const { point, cost } = minimize([1, 5000], (points) => points.map(costAt), { step: 0.01 });
    expect(point).toBeCloseTo(772.81107, 1);
    expect(cost).toBeCloseTo(173.950003, 5);
  });

  test.each([1, 2, 3, 17, 40, 365])('asks no point twice, and finds the least of %i points', (count) => {
    const asked: number[] = [];
    const best = Math.floor(count / 3);
    const { point } = minimize([0, count], (points) => {
      asked.push(...points);
      return points.map((x) => Math.abs(x - best));
    });
    expect(point).toBe(best);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(60);
  });

  test('prefers the least of points that cost the same', () => {
    expect(minimize([0, 10], (points) => points.map(() => 1)).point).toBe(0);
  });

  test.each([[[1, 0]], [[0, Number.NaN]], [[0, Number.POSITIVE_INFINITY]]])('refuses bounds %j', (bounds) => {
    expect(() => minimize(bounds as [number, number], (points) => [...points])).toThrow('Expected bounds');
  });
});

describe('nonIncreasing', () => {
  test.each([
    [
      [3, 2, 1],
      [3, 2, 1],
    ],
    [
      [1, 2, 3],
      [2, 2, 2],
    ],
    [
      [5, 1, 3, 2],
      [5, 2, 2, 2],
    ],
    [
      [4, 5, 1, 1],
      [4.5, 4.5, 1, 1],
    ],
    [[], []],
  ])('of %j is %j', (values, expected) => {
    expect(nonIncreasing(values)).toEqual(expected);
  });
});
