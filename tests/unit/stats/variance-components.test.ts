import { describe, expect, it } from 'vitest';
import { components, type GroupPair } from '../../../src/stats/variance-components.ts';

describe('variance components of pairs of groups', () => {
  it('have the variance between groups of an analysis of variance in blocks', () => {
    // Two groups with common random numbers, one row each.
    const first = [1, 1, 0, 0, 1, 0];
    const second = [1, 0, 0, 0, 0, 0];
    const n = first.length;
    const sum = (column: readonly number[]): number => column.reduce((total, x) => total + x, 0);
    const grand = (sum(first) + sum(second)) / (2 * n);
    const groups = n * [first, second].reduce((total, row) => total + (sum(row) / n - grand) ** 2, 0);
    const blocks = 2 * sum(first.map((x, i) => ((x + second[i]!) / 2 - grand) ** 2));
    const all = sum([...first, ...second].map((x) => (x - grand) ** 2));
    const expected = (groups - (all - groups - blocks) / (n - 1)) / n;
    const pair: GroupPair = { first: 3, second: 1, differing: 2 };
    expect(components([pair, pair], n).deviation.value ** 2).toBeCloseTo(expected, 12);
  });

  it('put all variance between groups when their chances are 0 or 1', () => {
    const pairs = [
      { first: 10, second: 0, differing: 10 },
      { first: 0, second: 0, differing: 0 },
      { first: 10, second: 10, differing: 0 },
      { first: 0, second: 10, differing: 10 },
    ];
    const { mean, deviation, share, chances } = components(pairs, 10);
    expect(mean.value).toBe(0.5);
    expect(deviation.value).toBeCloseTo(0.5, 12);
    expect(share.value).toBe(1);
    expect([...new Set(chances)].sort().map((p) => Math.round(100 * p))).toEqual([3, 97]);
  });

  it('have no deviation when the groups of each pair agree in all trials', () => {
    const pairs = [3, 5, 4].map((yes) => ({ first: yes, second: yes, differing: 0 }));
    const { deviation, share, chances } = components(pairs, 10);
    expect([deviation.value, share.value]).toEqual([0, 0]);
    expect([...chances]).toEqual(new Array(6).fill(0.4));
  });

  it('bound the deviation by how often pairs differ when they differ in one trial at most', () => {
    const pairs = [0, 1, 1, 0, 0, 0].map((differing) => ({ first: 3, second: 3 + differing, differing }));
    const { deviation } = components(pairs, 10);
    expect([deviation.value, deviation.interval[0]]).toEqual([0, 0]);
    expect(deviation.interval[1]).toBeGreaterThan(0.1);
  });

  it('have intervals above 0 for chance and deviation when no trial succeeds', () => {
    const pairs = new Array(20).fill({ first: 0, second: 0, differing: 0 });
    const { mean, deviation, share } = components(pairs, 50);
    const most = 1 - 0.025 ** (1 / 20);
    expect([mean.value, mean.interval[0]]).toEqual([0, 0]);
    expect(mean.interval[1]).toBeCloseTo(most, 12);
    expect(deviation.interval[1]).toBeCloseTo(Math.sqrt(most / 2), 12);
    expect(share.value).toBeNaN();
  });

  describe('of pairs that differ in every way', () => {
    const n = 50;
    const pairs: readonly GroupPair[] = [
      { first: 12, second: 30, differing: 24 },
      { first: 40, second: 44, differing: 10 },
      { first: 5, second: 9, differing: 8 },
      { first: 22, second: 3, differing: 21 },
      { first: 17, second: 16, differing: 9 },
    ];
    const { mean, deviation, share, chances } = components(pairs, n);
    const average = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
    const errorOf = (list: readonly number[]): number => {
      const centre = average(list);
      const squares = list.reduce((sum, x) => sum + (x - centre) ** 2, 0);
      return Math.sqrt(squares / (list.length - 1) / list.length);
    };
    const between = pairs.map((one) => {
      const d = (one.second - one.first) / n;
      // Of n differences −1, 0 or 1 with that mean.
      const variance = (one.differing - n * d * d) / (n - 1);
      return (d * d - variance / n) / 2;
    });
    const within = pairs.map(({ first, second }) =>
      average([first, second].map((yes) => (n / (n - 1)) * (yes / n) * (1 - yes / n))),
    );
    const total = between.map((x, i) => x + within[i]!);

    it('have the mean of all groups, with the standard error of means over pairs', () => {
      const means = pairs.map(({ first, second }) => (first + second) / (2 * n));
      expect(mean.value).toBeCloseTo(average(means), 12);
      expect(mean.standardError).toBeCloseTo(errorOf(means), 12);
      expect(mean.interval[0]).toBeGreaterThan(0);
    });

    it('have the root of the variance between groups, with its error by the delta method', () => {
      const value = Math.sqrt(average(between));
      expect(deviation.value).toBeCloseTo(value, 12);
      expect(deviation.standardError).toBeCloseTo(errorOf(between) / (2 * value), 12);
    });

    it('have its share of all variance, with the error of a ratio', () => {
      const ratio = average(between) / average(total);
      const residuals = between.map((x, i) => (x - ratio * total[i]!) / average(total));
      expect(share.value).toBeCloseTo(ratio, 12);
      expect(share.standardError).toBeCloseTo(errorOf(residuals), 12);
      expect(share.interval[0]).toBeLessThan(share.value);
      expect(share.interval[1]).toBeGreaterThan(share.value);
      expect(share.interval[1]).toBeLessThanOrEqual(1);
    });

    it('have chances about their mean that vary as the groups do, in the order of the groups', () => {
      const observed = pairs.flatMap(({ first, second }) => [first / n, second / n]);
      expect(average([...chances])).toBeCloseTo(average(observed), 12);
      const variance = [...chances].reduce((sum, p) => sum + (p - mean.value) ** 2, 0) / (chances.length - 1);
      expect(variance).toBeCloseTo(average(between), 12);
      const order = (list: readonly number[]): number[] =>
        list.map((_, i) => i).sort((a, b) => list[a]! - list[b]! || a - b);
      expect(order([...chances])).toEqual(order(observed));
    });
  });

  it('have an interval up to 1 for the chance when every trial succeeds', () => {
    const pairs = new Array(20).fill({ first: 50, second: 50, differing: 0 });
    const { mean } = components(pairs, 50);
    expect([mean.value, mean.interval[1]]).toEqual([1, 1]);
    expect(mean.interval[0]).toBeCloseTo(0.025 ** (1 / 20), 12);
  });

  it('have the spread of the pairs where some groups always succeed and others never do', () => {
    const pairs = [
      { first: 50, second: 50, differing: 0 },
      { first: 0, second: 0, differing: 0 },
      { first: 50, second: 50, differing: 0 },
      { first: 0, second: 0, differing: 0 },
    ];
    expect(components(pairs, 50).mean.standardError).toBeCloseTo(Math.sqrt(1 / 12), 12);
  });

  it('have a deviation of 0, and an interval as wide as above 0, where noise outweighs what differs', () => {
    const pairs = [
      { first: 10, second: 11, differing: 21 },
      { first: 20, second: 19, differing: 15 },
      { first: 14, second: 16, differing: 18 },
    ];
    const { deviation, chances } = components(pairs, 50);
    expect(deviation.value).toBe(0);
    expect(deviation.standardError).toBeNaN();
    expect(deviation.interval[0]).toBe(0);
    expect(deviation.interval[1]).toBeGreaterThan(0.02);
    expect(new Set(chances).size).toBe(1);
  });
});
