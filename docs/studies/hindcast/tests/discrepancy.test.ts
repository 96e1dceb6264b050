import { describe, expect, test } from 'vitest';
import { covarianceOf, PHI, type PlaceMonth, SHARED, sigmaQuantile } from '../discrepancy/ar1.ts';
import { condition } from '../discrepancy/condition.ts';
import { drawPaths } from '../discrepancy/paths.ts';
import { pullsOf } from '../discrepancy/pulls.ts';
import { normalised, resample } from '../discrepancy/weights.ts';

const months = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08'];
const places = ['world', 'us', 'eu'];

/** Inverse of a small matrix by Gauss and Jordan. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  rows.forEach((row, i) => {
    const pivot = row[i]!;
    for (let k = 0; k < row.length; k++) row[k]! /= pivot;
    rows.forEach((other, r) => {
      const factor = other[i]!;
      if (r !== i) for (let k = 0; k < row.length; k++) other[k]! -= factor * row[k]!;
    });
  });
  return rows.map((row) => row.slice(matrix.length));
}

const times = (a: readonly (readonly number[])[], v: readonly number[]): number[] =>
  a.map((row) => row.reduce((sum, x, j) => sum + x * v[j]!, 0));

describe('The discrepancy', () => {
  test('of a place has variance 1, φ to the power of the months between, and a shared part', () => {
    const at = (place: string, month: string): PlaceMonth => ({ place, month });
    expect(covarianceOf(at('us', '2025-06'), at('us', '2025-06'))).toBe(1);
    expect(covarianceOf(at('us', '2025-12'), at('us', '2026-02'))).toBeCloseTo(PHI ** 2, 12);
    expect(covarianceOf(at('us', '2025-06'), at('eu', '2025-05'))).toBeCloseTo(PHI * SHARED, 12);
    expect(covarianceOf(at('world', '2025-06'), at('world', '2025-06'))).toBe(SHARED);
    expect(covarianceOf(at('world', '2025-06'), at('us', '2025-06'))).toBe(SHARED);
  });

  test('has paths with that covariance', () => {
    const count = 20_000;
    const paths = drawPaths(places, months, count, 'paths');
    const points = [
      ['world', '2025-04'],
      ['us', '2025-04'],
      ['us', '2025-08'],
      ['eu', '2025-06'],
    ] as const;
    for (const [a, m] of points) {
      for (const [b, n] of points) {
        const mean = paths[a]![m]!.reduce((sum, x, i) => sum + x * paths[b]![n]![i]!, 0) / count;
        const expected = covarianceOf({ place: a, month: m }, { place: b, month: n });
        expect(Math.abs(mean - expected), `${a} ${m}, ${b} ${n}`).toBeLessThan(0.04);
      }
    }
  });

  test('has a half-normal σ: two thirds of it below its scale', () => {
    expect(sigmaQuantile(0.6826894921370859)).toBeCloseTo(0.25, 6);
  });
});

describe('The discrepancy given published months', () => {
  const facts = [
    { place: 'us', month: '2025-06', value: 0.6, sd: 0.01 },
    { place: 'world', month: '2025-06', value: 0.7, sd: 0 },
    { place: 'us', month: '2025-07', value: 0.9, sd: 0 },
  ];
  const expected = [0.9, 1, 1.3];
  const sigma = 0.2;
  const prior = facts.map((a) => facts.map((b) => sigma ** 2 * covarianceOf(a, b)));
  const known = facts.map(({ value, sd }, j) => ({ expected: expected[j]!, observed: value, sd }));
  const found = condition(known, prior);

  test('has the mean and the covariance of a dense computation, at months that are not known too', () => {
    const { z, slope, error } = found;
    const point = { place: 'us', month: '2025-08' };
    const cross = facts.map((fact) => sigma ** 2 * covarianceOf(point, fact));
    const S = prior.map((row, i) =>
      row.map((c, j) => slope[i]! * c * slope[j]! + (i === j ? error[i]! ** 2 : 0)),
    );
    const gain = times(inverse(S), Array.from(z));
    const mean = cross.reduce((sum, c, j) => sum + c * slope[j]! * gain[j]!, 0);
    const shrunk = times(
      inverse(S),
      cross.map((c, j) => c * slope[j]!),
    );
    const variance = sigma ** 2 - cross.reduce((sum, c, j) => sum + c * slope[j]! * shrunk[j]!, 0);

    const count = 20_000;
    const paths = drawPaths(places, months, count, 'matheron');
    const sigmas = new Float64Array(count).fill(sigma);
    const pulls = pullsOf(facts, new Uint32Array(count), sigmas, paths, () => found, 'matheron');
    const draws = pulls.map(
      (pull, s) => sigma * paths.us!['2025-08']![s]! + cross.reduce((sum, c, j) => sum + c * pull[j]!, 0),
    );
    const average = draws.reduce((a, b) => a + b, 0) / count;
    const spread = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / count;
    expect(Math.abs(average - mean)).toBeLessThan(0.004);
    expect(spread / variance).toBeGreaterThan(0.95);
    expect(spread / variance).toBeLessThan(1.05);
    expect(variance).toBeLessThan(0.7 * sigma ** 2);
  });

  test('stands at a point where the posterior of a dense computation is stationary', () => {
    // Of the mode m: prior⁻¹ m = slope · (observed − flow at m) / error², the error held fixed.
    const { z, slope, error, solve } = found;
    const pull = solve(z).map((x, j) => x * slope[j]!);
    const mode = times(prior, Array.from(pull));
    const left = times(inverse(prior), mode);
    known.forEach(({ expected: flow, observed }, j) => {
      const at = flow * Math.exp(mode[j]!);
      expect(left[j]!, facts[j]!.month).toBeCloseTo((at * (observed - at)) / error[j]! ** 2, 2);
    });
  });

  test.each([
    [0.9, 1, 0.1],
    [0.6, 1, 0.3],
    [0.05, 0.1, 0.4],
    [1.6, 1.3, 0.25],
  ])('the likelihood of %d where %d is expected, σ %d, is near that of an integral', (observed, flow, s) => {
    let integral = 0;
    for (let x = -6; x <= 6; x += 0.001) {
      const at = flow * Math.exp(s * x);
      const sd = Math.hypot(0.12 * at, 0.05);
      integral += (0.001 * Math.exp(-(x * x) / 2 - ((observed - at) / sd) ** 2 / 2)) / sd;
    }
    const { logLikelihood } = condition([{ expected: flow, observed, sd: 0 }], [[s * s]]);
    expect(Math.abs(logLikelihood - Math.log(integral / Math.sqrt(2 * Math.PI)))).toBeLessThan(0.1);
  });

  test('of many months has the density of a normal vector when σ is 0', () => {
    const none = condition(
      known,
      prior.map((row) => row.map(() => 0)),
    );
    const expectedLog = known.reduce((sum, { expected: flow, observed, sd }) => {
      const error = Math.hypot(0.12 * flow, 0.05, sd);
      return sum - ((observed - flow) / error) ** 2 / 2 - Math.log(error);
    }, 0);
    expect(none.logLikelihood).toBeCloseTo(expectedLog, 10);
  });
});

describe('Weights', () => {
  test('add up to 1, however small the likelihoods', () => {
    const weights = normalised(Float64Array.of(-2000, -2000 + Math.log(3)));
    expect(weights[0]).toBeCloseTo(0.25, 12);
    expect(weights[1]).toBeCloseTo(0.75, 12);
  });

  test('choose each member as often as they say, and each once when they are equal', () => {
    expect([...resample(Float64Array.of(0.5, 0, 0.25, 0.25))]).toEqual([0, 0, 2, 3]);
    for (const n of [3, 7, 4096]) {
      expect([...resample(new Float64Array(n).fill(1 / n))]).toEqual(Array.from({ length: n }, (_, i) => i));
    }
  });
});
