import { describe, expect, it, test } from 'vitest';
import { normalQuantile } from '../../../../src/random/normal.ts';
import { bulkEffectiveSize, type Chains, rankRHat } from '../convergence.ts';
import { uniformsOf } from '../network.ts';

/** Chains x = φ x + √(1 − φ²) z of normal draws: of variance 1, correlated by φ. */
function chainsOf(count: number, length: number, correlation = 0): number[][] {
  const uniforms = uniformsOf('chains');
  return Array.from({ length: count }, () => {
    let x = normalQuantile(uniforms());
    return Array.from({ length }, () => {
      x = correlation * x + Math.sqrt(1 - correlation ** 2) * normalQuantile(uniforms());
      return x;
    });
  });
}

const independent = chainsOf(8, 1000);
const withFirst = (change: (x: number, i: number) => number): Chains => [
  independent[0]!.map(change),
  ...independent.slice(1),
];

describe('rank R-hat', () => {
  it('is 1 of independent draws', () => {
    expect(rankRHat(independent)).toBeGreaterThan(0.999);
    expect(rankRHat(independent)).toBeLessThan(1.01);
  });

  it.each([
    ['lies elsewhere', (x: number) => x + 1],
    ['is wider', (x: number) => 4 * x],
    ['is narrower', (x: number) => x / 10],
    ['drifts', (x: number, i: number) => x + i / 150],
  ])('tells of a chain that %s', (_, change) => {
    expect(rankRHat(withFirst(change))).toBeGreaterThan(1.05);
  });

  it('tells of chains that all drift alike', () => {
    expect(rankRHat(independent.map((chain) => chain.map((x, i) => x + i / 250)))).toBeGreaterThan(1.05);
  });

  it('knows ranks alone', () => {
    const cubes = independent.map((chain) => chain.map((x) => x ** 3));
    expect(rankRHat(cubes)).toBe(rankRHat(independent));
  });

  it('is that of the halves and their normal scores', () => {
    // Blom scores of 1 … 8 are ±1.434, ±0.852, ±0.473, ±0.152: variances 0.1692 and 0.0513 within,
    // 0.9368 between.
    expect(
      rankRHat([
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ]),
    ).toBeCloseTo(3, 2);
  });

  it('is past all bounds of chains that are stuck apart', () => {
    expect(
      rankRHat([
        [1, 1, 1, 1],
        [2, 2, 2, 2],
      ]),
    ).toBe(Number.POSITIVE_INFINITY);
  });

  it('is 1 where nothing differs', () => {
    expect(
      rankRHat([
        [3, 3, 3, 3],
        [3, 3, 3, 3],
      ]),
    ).toBe(1);
    const coins = independent.map((chain) => chain.map((x) => (x > 0 ? 1 : 0)));
    expect(rankRHat(coins)).toBeLessThan(1.01);
  });
});

describe('bulk effective size', () => {
  it('is their number of independent draws', () => {
    expect(bulkEffectiveSize(independent) / 8000).toBeGreaterThan(0.9);
    expect(bulkEffectiveSize(independent) / 8000).toBeLessThan(1.15);
  });

  test.each([0.5, 0.9])('is (1 − φ) / (1 + φ) of it at a correlation φ of %d', (correlation) => {
    const expected = (8 * 4000 * (1 - correlation)) / (1 + correlation);
    const size = bulkEffectiveSize(chainsOf(8, 4000, correlation));
    expect(Math.abs(size / expected - 1)).toBeLessThan(0.15);
  });

  it('is more than their number of draws that swing', () => {
    expect(bulkEffectiveSize(chainsOf(8, 1000, -0.5)) / 8000).toBeGreaterThan(2);
  });

  it('counts correlations that rise again no higher than before', () => {
    // 0.7 of a slow part and 0.3 of a wave of period 6: pairs of correlations fall, rise, fall.
    const slow = chainsOf(8, 4000, 0.9);
    const wave = (t: number): number => Math.cos((Math.PI * t) / 3);
    const sum = slow.map((chain) => chain.map((x, t) => Math.sqrt(0.7) * x + Math.sqrt(0.6) * wave(t)));
    const correlation = (lag: number): number => 0.7 * 0.9 ** lag + 0.3 * wave(lag);
    const pairs = [0, 2, 4, 6, 8, 10, 12].map((lag) => correlation(lag) + correlation(lag + 1));
    const falling = pairs.map((_, i) => Math.min(...pairs.slice(0, i + 1)));
    const expected = 32_000 / (2 * falling.reduce((a, b) => a + b, 0) - 1);
    expect(Math.abs(bulkEffectiveSize(sum) / expected - 1)).toBeLessThan(0.15);
  });

  it('is the same of draws and their opposites, equal ones among them', () => {
    const rounded = independent.map((chain) => chain.map((x, i) => Math.round(x + i / 500)));
    const opposite = rounded.map((chain) => chain.map((x) => -x));
    expect(bulkEffectiveSize(opposite)).toBeCloseTo(bulkEffectiveSize(rounded), 6);
    expect(rankRHat(opposite)).toBeCloseTo(rankRHat(rounded), 9);
  });

  it('is small of chains that lie apart', () => {
    expect(bulkEffectiveSize(withFirst((x) => x + 20))).toBeLessThan(100);
  });

  it('is finite of equal values', () => {
    expect(
      bulkEffectiveSize([
        [2, 2, 2, 2],
        [2, 2, 2, 2],
      ]),
    ).toBe(8);
    const coins = independent.map((chain) => chain.map((x) => (x > 0 ? 1 : 0)));
    expect(bulkEffectiveSize(coins) / 8000).toBeGreaterThan(0.85);
  });
});
