import { expect, test } from 'vitest';
import { logScore } from '../../../src/stats/log-score.ts';

test.each([
  // scikit-learn, example of log_loss, to the five digits printed there.
  [[0.1, 0.9, 0.8, 0.35], [0, 1, 1, 0], 0.21616, 5],
  [[0.5], [1], Math.LN2, 14],
  [[0.25], [0], -Math.log(0.75), 14],
])('the logarithmic score of forecasts %j with outcomes %j is %d', (forecasts, outcomes, score, digits) => {
  expect(logScore(forecasts, outcomes)).toBeCloseTo(score, digits);
});

test('the logarithmic score of certainty is 0 when right and infinite when wrong', () => {
  expect(logScore([1, 0], [1, 0])).toBe(0);
  expect(logScore([0, 0.5, 0.5], [1, 0, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(logScore([1], [0])).toBe(Number.POSITIVE_INFINITY);
});

test('the logarithmic score is proper: the true chance has the least expected score of all forecasts', () => {
  for (const truth of [0.01, 0.25, 0.5, 0.9]) {
    const expected = (p: number): number => truth * logScore([p], [1]) + (1 - truth) * logScore([p], [0]);
    for (let k = 0; k <= 200; k++) {
      const p = k / 200;
      // The excess over the least score is the divergence of Kullback and Leibler.
      const divergence = truth * Math.log(truth / p) + (1 - truth) * Math.log((1 - truth) / (1 - p));
      if (p === 0 || p === 1) expect(expected(p)).toBe(Number.POSITIVE_INFINITY);
      else expect(expected(p) - expected(truth)).toBeCloseTo(divergence, 12);
    }
  }
});

test('the logarithmic score refuses empty lists and chances outside 0 … 1', () => {
  expect(() => logScore([], [])).toThrow('Expected forecasts to have at least one entry');
  expect(() => logScore([-0.1], [1])).toThrow('forecasts[0]');
});
