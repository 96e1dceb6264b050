import { describe, expect, it } from 'vitest';
import { pairedMean, pairedProportions } from '../../../src/stats/paired.ts';

/** Returns the chance that the interval covers the true difference, summed over all tables of n pairs. */
function coverage(n: number, gained: number, lost: number): number {
  const logs = [0];
  for (let i = 1; i <= n; i++) logs.push(logs[i - 1]! + Math.log(i));
  const power = (p: number, k: number): number => (k === 0 ? 0 : k * Math.log(p));
  let covered = 0;
  for (let g = 0; g <= n; g++) {
    for (let l = 0; g + l <= n; l++) {
      const ways = logs[n]! - logs[g]! - logs[l]! - logs[n - g - l]!;
      const chance = Math.exp(ways + power(gained, g) + power(lost, l) + power(1 - gained - lost, n - g - l));
      if (chance < 1e-10) continue;
      const [low, high] = pairedProportions(g, l, n).interval;
      if (low <= gained - lost && gained - lost <= high) covered += chance;
    }
  }
  return covered;
}

describe('a difference of paired chances', () => {
  it('has the published interval for 1 gained and 7 lost of 21 (Fagerland, Lydersen and Laake 2014)', () => {
    const { value, interval } = pairedProportions(1, 7, 21);
    expect(value).toBeCloseTo(-0.2857, 4);
    expect(interval.map((end) => end.toFixed(3))).toEqual(['-0.517', '-0.026']);
  });

  it.each([100, 10_000])('has the interval ±z²/(n + z²) when all of %i pairs agree', (n) => {
    const square = 1.959963984540054 ** 2;
    const { value, standardError, interval } = pairedProportions(0, 0, n);
    expect([value, standardError]).toEqual([0, 0]);
    expect(interval[1]).toBeCloseTo(square / (n + square), 12);
    expect(interval[0]).toBe(-interval[1]);
  });

  it('has an interval within ±1 that is mirrored when gained and lost are exchanged', () => {
    for (const [gained, lost, n] of [
      [3, 0, 50],
      [0, 3, 50],
      [121, 63, 10_000],
      [50, 0, 50],
      [0, 50, 50],
    ] as const) {
      const [low, high] = pairedProportions(gained, lost, n).interval;
      const mirror = pairedProportions(lost, gained, n).interval;
      expect([low, high]).toEqual([-mirror[1], -mirror[0]]);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThan(high);
    }
    // When many pairs differ, it is the normal interval.
    const { value, standardError, interval } = pairedProportions(3000, 2000, 100_000);
    expect((interval[1] - value) / standardError).toBeCloseTo(1.96, 1);
  });

  it.each([
    [100, 0.001, 0.002],
    [100, 0.02, 0.01],
    [100, 0.05, 0.05],
    [200, 0.003, 0.02],
    [200, 0.1, 0.2],
  ])('is covered as often as stated: %i pairs, chances %d to gain and %d to lose', (n, gained, lost) => {
    const exact = coverage(n, gained, lost);
    expect(exact).toBeGreaterThan(0.945);
  });
});

describe('a difference of paired means', () => {
  it('is the mean of the differences', () => {
    const { value, standardError, trials } = pairedMean([1, 2, 3, 4], [2, 4, 3, 7]);
    expect([value, trials]).toEqual([1.5, 4]);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
  });

  it('has an interval of ± the largest difference times its possible chance when no pair differs', () => {
    const { value, interval } = pairedMean([1, 1, 1], [1, 1, 1], { most: 10 });
    expect(value).toBe(0);
    expect(interval[1]).toBeCloseTo(10 * (1 - 0.025 ** (1 / 3)), 12);
    expect(interval[0]).toBe(-interval[1]);
    expect(pairedMean([1, 1], [1, 1]).interval).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it('refuses columns of different lengths', () => {
    expect(() => pairedMean([1], [1, 2])).toThrow('Expected after to have length 1, as before has, got 2');
  });
});
