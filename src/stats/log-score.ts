import ln from '@stdlib/math-base-special-ln';
import { requireForecasts } from './forecast-pairs.ts';

/**
 * Returns the logarithmic score of forecast chances: the mean of −ln(chance given to the outcome), in
 * nats.
 *
 * 0 is perfect, and a chance of ½ always scores ln 2. The expected score is least for the true chance
 * (Good, Journal of the Royal Statistical Society B 14, 1952). It is Infinity when one event that happened
 * was given the chance 0, or one that did not the chance 1.
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - one for each forecast: 1 when the event happened, else 0.
 * @throws {RangeError} for lists that are empty, of different lengths, or hold other numbers (NaN among
 * them).
 * @example
 * ```ts
 * import { logScore } from 'rare-earth-risk';
 * console.log(logScore([0.5, 0.5], [1, 0]).toFixed(3)); // 0.693
 * console.log(logScore([0.9, 0.2], [1, 0]).toFixed(3)); // 0.164
 * ```
 */
export function logScore(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  requireForecasts(forecasts, outcomes);
  let sum = 0;
  for (let i = 0; i < forecasts.length; i++) {
    sum -= ln(outcomes[i] === 1 ? forecasts[i]! : 1 - forecasts[i]!);
  }
  return sum / forecasts.length;
}
