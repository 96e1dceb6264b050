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
});
