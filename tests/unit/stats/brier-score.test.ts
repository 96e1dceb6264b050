import { describe, expect, test } from 'vitest';
import { brierParts, brierScore } from '../../../src/stats/brier-score.ts';

describe('the Brier score', () => {
  test.each([
    // scikit-learn, example of brier_score_loss.
    [[0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0], 0.0375],
    // R package SpecsVerification, tests of EnsBrier: members 0 1 1 and 0 0 0 for an event that happened.
    [[2 / 3], [1], 1 / 9],
    [[0], [1], 1],
    // From the definition.
    [[0.5, 0.5], [0, 1], 0.25],
    [[0, 1], [0, 1], 0],
  ])('of %j against %j is %d', (forecasts, outcomes, score) => {
    expect(brierScore(forecasts, outcomes)).toBeCloseTo(score, 14);
    expect(brierScore(Float64Array.from(forecasts), Uint8Array.from(outcomes))).toBeCloseTo(score, 14);
  });

  test('is proper: the true chance has the least expected score of all forecasts', () => {
    for (const truth of [0, 0.1, 0.25, 0.5, 0.9, 1]) {
      const expected = (p: number): number =>
        truth * brierScore([p], [1]) + (1 - truth) * brierScore([p], [0]);
      for (let k = 0; k <= 100; k++) {
        const p = k / 100;
        // The excess over the least score is exactly the squared distance.
        expect(expected(p) - expected(truth)).toBeCloseTo((p - truth) ** 2, 14);
      }
    }
  });
});

describe('the parts of the Brier score', () => {
  // A chance of 0.2 forecast ten times, with three events; 0.8 five times, with five events.
  const forecasts = [...Array(10).fill(0.2), ...Array(5).fill(0.8)];
  const outcomes = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1];

  test('equal those worked out by hand', () => {
    const { reliability, resolution, uncertainty } = brierParts(forecasts, outcomes);
    expect(reliability).toBeCloseTo((10 * 0.1 ** 2 + 5 * 0.2 ** 2) / 15, 14);
    expect(resolution).toBeCloseTo((10 * (0.3 - 8 / 15) ** 2 + 5 * (1 - 8 / 15) ** 2) / 15, 14);
    expect(uncertainty).toBeCloseTo((8 / 15) * (7 / 15), 14);
  });

  test('add up to the score', () => {
    const parts = brierParts(forecasts, outcomes);
    const sum = parts.reliability - parts.resolution + parts.uncertainty;
    expect(sum).toBeCloseTo(brierScore(forecasts, outcomes), 14);
    const constant = brierParts([0.3, 0.3], [1, 0]);
    expect(constant.resolution).toBe(0);
    expect(constant.reliability).toBeCloseTo(0.04, 14);
  });
});

test.each([
  [[], [], 'Expected forecasts to have at least one entry, got none'],
  [[0.5], [], 'Expected outcomes to have length 1, one entry for each forecast, got 0'],
  [[1.1], [1], 'forecasts[0] to be from 0 to 1, got 1.1'],
  [[0.5, Number.NaN], [1, 0], 'forecasts[1]'],
  [[0.5], [0.5], 'outcomes[0] to be 0 or 1, got 0.5'],
])('Brier score and parts refuse forecasts %j with outcomes %j', (forecasts, outcomes, message) => {
  for (const score of [brierScore, brierParts]) {
    expect(() => score(forecasts, outcomes)).toThrow(RangeError);
    expect(() => score(forecasts, outcomes)).toThrow(message);
  }
});
