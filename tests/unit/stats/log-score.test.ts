import { expect, test } from 'vitest';
import { logScore } from '../../../src/stats/log-score.ts';

/*
 * test             the break of src that turned it red
 * reference        log-score.ts: the chance of the other outcome
 * certainty        log-score.ts: a chance kept 1e-9 away from 0
 * propriety        log-score.ts: the chance instead of its logarithm
 */

test.each([
  // scikit-learn, example of log_loss, to the five digits printed there.
  [[0.1, 0.9, 0.8, 0.35], [0, 1, 1, 0], 0.21616, 5],
  [[0.5], [1], Math.LN2, 14],
  [[0.25], [0], -Math.log(0.75), 14],
])('of %j against %j is %d', (forecasts, outcomes, score, digits) => {
  expect(logScore(forecasts, outcomes)).toBeCloseTo(score, digits);
});

test('certainty costs nothing when right and everything when wrong', () => {
  expect(logScore([1, 0], [1, 0])).toBe(0);
  expect(logScore([0, 0.5, 0.5], [1, 0, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(logScore([1], [0])).toBe(Number.POSITIVE_INFINITY);
});

test('is proper: of all forecasts the true chance has the least expected score', () => {
  for (const truth of [0.01, 0.25, 0.5, 0.9]) {
    const expected = (p: number): number => truth * logScore([p], [1]) + (1 - truth) * logScore([p], [0]);
    for (let k = 0; k <= 200; k++) {
      const p = k / 200;
      // The excess is the divergence of Kullback and Leibler.
      const divergence = truth * Math.log(truth / p) + (1 - truth) * Math.log((1 - truth) / (1 - p));
      if (p === 0 || p === 1) expect(expected(p)).toBe(Number.POSITIVE_INFINITY);
      else expect(expected(p) - expected(truth)).toBeCloseTo(divergence, 12);
    }
  }
});

test('forecasts out of range are refused', () => {
  expect(() => logScore([], [])).toThrow('at least one forecast');
  expect(() => logScore([-0.1], [1])).toThrow('forecasts[0]');
});
