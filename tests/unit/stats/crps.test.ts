import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/random/normal.ts';
import { openStream } from '../../../src/random/stream.ts';
import { crps, meanCrps } from '../../../src/stats/crps.ts';

/** Computes the score from its definition, pair by pair. */
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

describe('the CRPS of an ensemble', () => {
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
  ])('with members %j and outcome %d is %d', (members, outcome, score) => {
    expect(crps(members, outcome)).toBeCloseTo(score, 14);
  });

  test('has the published fair values', () => {
    // R package SpecsVerification: EnsCrps with R.new = Inf.
    expect(crps([1, 2, 3], 1.5, { fair: true })).toBeCloseTo(5 / 6 - 4 / 6, 14);
    expect(crps([0, 1], 0.5, { fair: true })).toBeCloseTo(0, 14);
  });

  test.each([2, 3, 50, 301])('with %d members equals its definition, summed pair by pair', (m) => {
    const members = uniforms('pairs', m).map((u) => Math.round(20 * u) / 4);
    for (const outcome of [-1, 0.3, 2.5, 9]) {
      for (const fair of [false, true]) {
        expect(crps(members, outcome, { fair })).toBeCloseTo(pairwise(members, outcome, fair), 12);
      }
    }
  });

  test('does not reorder the members', () => {
    const members = [3, 1, 2];
    crps(members, 0);
    expect(members).toEqual([3, 1, 2]);
  });
});

describe('the CRPS of a weighted ensemble', () => {
  test.each([
    // properscoring: examples with weights.
    [[2, 0], [0.5, 0.5], 1, 0.5],
    [[0, 2], [0.8, 0.2], 1, 0.68],
    [[0, 2], [0.8, 0.2], 1.5, 0.64 * 1.5 + 0.04 * 0.5],
    [[0, 2], [1, 0], 1, 1],
    [[0, 1, 2], [1, 1, 1], -1, 14 / 9],
    [[0, 1, 2, 3], [1, 1, 1, 1], 1, 3 / 8],
  ])('with members %j, weights %j and outcome %d is %d', (members, weights, outcome, score) => {
    expect(crps(members, outcome, { weights })).toBeCloseTo(score, 13);
  });

  // A binomial (10, 0.9) as members 0 … 10, from the tests of the Python package scoringrules
  // (crps_binomial).
  test.each([
    [8, 0.6685115],
    [-8, 16.49896],
    [18, 8.498957],
  ])('of a binomial distribution with outcome %d is %d', (outcome, score) => {
    const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (11 - k)) / k);
    const counts = Array.from({ length: 11 }, (_, k) => k).reverse();
    const weights = counts.map((k) => choose(k) * 0.9 ** k * 0.1 ** (10 - k));
    expect(Math.abs(crps(counts, outcome, { weights }) - score)).toBeLessThan(1e-6 * score);
  });

  test('treats whole weights, in any unit, as repeated members', () => {
    const repeated = [5, 5, 5, 1, 1, 2];
    const weights = [30, 20, 10];
    expect(crps([5, 1, 2], 1.7, { weights })).toBeCloseTo(crps(repeated, 1.7), 13);
  });
});

describe('the CRPS of a large ensemble', () => {
  const size = 4000;

  test('is near that of the normal distribution (Gneiting and Raftery 2007, eq. 21)', () => {
    const members = Array.from({ length: size }, (_, i) => normalQuantile((i + 0.5) / size));
    for (const y of [-1.5, 0, 0.7]) {
      const density = Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI);
      // The normal distribution function by its series.
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

  test('is near that of the uniform: y² − y + 1/3 inside [0, 1], the distance plus 1/3 outside', () => {
    const members = Array.from({ length: size }, (_, i) => (i + 0.5) / size);
    for (const y of [0, 0.25, 0.9]) expect(crps(members, y)).toBeCloseTo(y * y - y + 1 / 3, 6);
    expect(crps(members, 3)).toBeCloseTo(2 + 1 / 3, 6);
  });

  test('is unbiased when it is the fair score, and too high by 1/(6m) when it is the plain one, for uniform members', () => {
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
      // The excess is half the mean distance of two members, over m: 1/(6m).
      const excess = meanCrps(ensembles, new Float64Array(runs).fill(y)) - mean;
      expect(excess).toBeGreaterThan(0.95 / (6 * m));
      expect(excess).toBeLessThan(1.05 / (6 * m));
    }
  });
});

describe('the mean CRPS', () => {
  test('is the average over cases', () => {
    expect(meanCrps([[0, 1], [1]], [0, 3])).toBeCloseTo((0.25 + 2) / 2, 14);
    expect(meanCrps([[1, 2, 3]], [1.5], { fair: true })).toBeCloseTo(1 / 6, 14);
  });

  test('refuses empty lists and lists of different lengths', () => {
    expect(() => meanCrps([], [])).toThrow('Expected ensembles to have at least one entry, got none');
    expect(() => meanCrps([[1]], [1, 2])).toThrow(
      'Expected outcomes to have length 1, one entry for each ensemble, got 2',
    );
  });
});

describe('the CRPS', () => {
  test.each([
    [[], 0, {}, 'Expected members to have a length of at least 1, got 0'],
    [[1], 0, { fair: true }, 'Expected members to have a length of at least 2, got 1'],
    [[1, Number.NaN], 0, {}, 'members[1] to be a finite number, got NaN'],
    [[1], Number.POSITIVE_INFINITY, {}, 'Expected outcome to be a finite number, got Infinity'],
    [[1, 2], 0, { weights: [1] }, 'Expected weights to have length 2, one entry for each member, got 1'],
    [[1, 2], 0, { weights: [1, -1] }, 'Expected weights[1] to be finite and at least 0, got -1'],
    [[1, 2], 0, { weights: [0, 0] }, 'positive sum'],
    [[1, 2], 0, { weights: [1, 1], fair: true }, 'Expected weights to be absent when fair is true'],
  ])('refuses members %j with outcome %d and options %j', (members, outcome, options, message) => {
    expect(() => crps(members, outcome, options)).toThrow(message);
  });
});
