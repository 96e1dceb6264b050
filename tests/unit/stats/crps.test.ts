import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/random/normal.ts';
import { openStream } from '../../../src/random/stream.ts';
import { crps, meanCrps } from '../../../src/stats/crps.ts';

/*
 * test                the break of src that turned it red
 * plain               crps.ts: pairs halved once more; members not sorted
 * fair                crps.ts: m² for m(m − 1)
 * weighted            crps.ts: order of the weights not that of the members; distances not divided by their sum
 */

/** The definition, pair by pair. */
function pairwise(members: readonly number[], outcome: number, fair: boolean): number {
  const m = members.length;
  let sum = 0;
  for (const a of members) for (const b of members) sum += Math.abs(a - b);
  const distance = members.reduce((total, a) => total + Math.abs(a - outcome), 0) / m;
  return distance - sum / (2 * m * (fair ? m - 1 : m));
}

function uniforms(seed: string, length: number): number[] {
  const stream = openStream(seed, 'crps');
  return Array.from({ length }, (_, i) => stream.uniform(i, 0));
}

describe('of an ensemble', () => {
  test.each([
    // Examples in the tests of the Python package properscoring (crps_ensemble).
    [[0, 1], 0, 0.25],
    [[1, 0], 0, 0.25],
    [[0, 1], 2, 1.25],
    [[-1, 1], 0, 0.5],
    [[0, 0, 1], 0, 1 / 9],
    [[0, 0, 1], 1, 4 / 9],
    [[-1, 0, 0, 1], 0, 1 / 8],
    // R package SpecsVerification, tests of EnsCrps.
    [[1, 2, 3], 1.5, 5 / 6 - 4 / 9],
    [[1], 2, 1],
  ])('of %j against %d is %d', (members, outcome, score) => {
    expect(crps(members, outcome)).toBeCloseTo(score, 14);
  });

  test('the fair one, too', () => {
    // SpecsVerification: EnsCrps with R.new = Inf.
    expect(crps([1, 2, 3], 1.5, { fair: true })).toBeCloseTo(5 / 6 - 4 / 6, 14);
    expect(crps([0, 1], 0.5, { fair: true })).toBeCloseTo(0, 14);
  });

  test.each([2, 3, 50, 301])('of %d members is that of the definition, pair by pair', (m) => {
    const members = uniforms('pairs', m).map((u) => Math.round(20 * u) / 4);
    for (const outcome of [-1, 0.3, 2.5, 9]) {
      for (const fair of [false, true]) {
        expect(crps(members, outcome, { fair })).toBeCloseTo(pairwise(members, outcome, fair), 12);
      }
    }
  });

  test('members are left as they stand', () => {
    const members = [3, 1, 2];
    crps(members, 0);
    expect(members).toEqual([3, 1, 2]);
  });
});

describe('with weights', () => {
  test.each([
    // properscoring: examples with weights.
    [[2, 0], [0.5, 0.5], 1, 0.5],
    [[0, 2], [0.8, 0.2], 1, 0.68],
    [[0, 2], [0.8, 0.2], 1.5, 0.64 * 1.5 + 0.04 * 0.5],
    [[0, 2], [1, 0], 1, 1],
    [[0, 1, 2], [1, 1, 1], -1, 14 / 9],
    [[0, 1, 2, 3], [1, 1, 1, 1], 1, 3 / 8],
  ])('%j by %j against %d is %d', (members, weights, outcome, score) => {
    expect(crps(members, outcome, { weights })).toBeCloseTo(score, 13);
  });

  // A binomial law (10, 0.9) as members 0 … 10: tests of the Python package scoringrules (crps_binomial).
  test.each([
    [8, 0.6685115],
    [-8, 16.49896],
    [18, 8.498957],
  ])('the binomial law against %d is %d', (outcome, score) => {
    const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (11 - k)) / k);
    const counts = Array.from({ length: 11 }, (_, k) => k).reverse();
    const weights = counts.map((k) => choose(k) * 0.9 ** k * 0.1 ** (10 - k));
    expect(Math.abs(crps(counts, outcome, { weights }) - score)).toBeLessThan(1e-6 * score);
  });

  test('whole weights are members that stand there so often, whatever their unit', () => {
    const often = [5, 5, 5, 1, 1, 2];
    const weights = [30, 20, 10];
    expect(crps([5, 1, 2], 1.7, { weights })).toBeCloseTo(crps(often, 1.7), 13);
  });
});

describe('of many members nears that of their law', () => {
  const law = { normal: 4000, uniform: 4000 };

  test('normal (Gneiting and Raftery 2007, eq. 21)', () => {
    const members = Array.from({ length: law.normal }, (_, i) => normalQuantile((i + 0.5) / law.normal));
    for (const y of [-1.5, 0, 0.7]) {
      const density = Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI);
      // Φ by its series.
      let term = y;
      let sum = y;
      for (let k = 3; k < 60; k += 2) {
        term *= (y * y) / k;
        sum += term;
      }
      const cdf = 0.5 + density * sum;
      const exact = y * (2 * cdf - 1) + 2 * density - 1 / Math.sqrt(Math.PI);
      expect(Math.abs(crps(members, y) - exact)).toBeLessThan(1e-3);
    }
  });

  test('uniform: y² − y + 1/3 within, the distance and 1/3 beyond', () => {
    const members = Array.from({ length: law.uniform }, (_, i) => (i + 0.5) / law.uniform);
    for (const y of [0, 0.25, 0.9]) expect(crps(members, y)).toBeCloseTo(y * y - y + 1 / 3, 6);
    expect(crps(members, 3)).toBeCloseTo(2 + 1 / 3, 6);
  });

  test('drawn members: the fair score is right on average for any number, the plain one is too high', () => {
    const y = 0.25;
    const exact = y * y - y + 1 / 3;
    const runs = 4000;
    for (const m of [2, 5]) {
      const draws = uniforms(`few ${m}`, runs * m);
      const ensembles = Array.from({ length: runs }, (_, r) => draws.slice(r * m, r * m + m));
      const fair = ensembles.map((members) => crps(members, y, { fair: true }));
      const mean = fair.reduce((sum, s) => sum + s, 0) / runs;
      const variance = fair.reduce((sum, s) => sum + (s - mean) ** 2, 0) / (runs - 1);
      expect(Math.abs(mean - exact)).toBeLessThan(4 * Math.sqrt(variance / runs));
      // The handicap is half the mean distance of two members, over m: 1/(6m).
      const handicap = meanCrps(ensembles, new Float64Array(runs).fill(y)) - mean;
      expect(handicap).toBeGreaterThan(0.95 / (6 * m));
      expect(handicap).toBeLessThan(1.05 / (6 * m));
    }
  });
});

describe('mean over cases', () => {
  test('averages', () => {
    expect(meanCrps([[0, 1], [1]], [0, 3])).toBeCloseTo((0.25 + 2) / 2, 14);
    expect(meanCrps([[1, 2, 3]], [1.5], { fair: true })).toBeCloseTo(1 / 6, 14);
  });

  test('refuses unequal lists', () => {
    expect(() => meanCrps([], [])).toThrow('at least one ensemble');
    expect(() => meanCrps([[1]], [1, 2])).toThrow('1 outcomes, one an ensemble, got 2');
  });
});

describe('refuses', () => {
  test.each([
    [[], 0, {}, 'at least 1 members'],
    [[1], 0, { fair: true }, 'at least 2 members'],
    [[1, Number.NaN], 0, {}, 'members[1] to be a finite number, got NaN'],
    [[1], Number.POSITIVE_INFINITY, {}, 'the outcome to be a finite number'],
    [[1, 2], 0, { weights: [1] }, '2 weights, one a member, got 1'],
    [[1, 2], 0, { weights: [1, -1] }, 'weights[1] to be at least 0'],
    [[1, 2], 0, { weights: [0, 0] }, 'positive sum'],
    [[1, 2], 0, { weights: [1, 1], fair: true }, 'absent with fair'],
  ])('%j against %d with %j', (members, outcome, options, says) => {
    expect(() => crps(members, outcome, options)).toThrow(says);
  });
});
