import ln from '@stdlib/math-base-special-ln';
import { requireForecasts } from './forecast-pairs.ts';

/**
 * Mean of −ln(chance given to what came), in nats: 0 is perfect, ½ always gives ln 2, and the expected score is least for the true chance
 * (Good, Journal of the Royal Statistical Society B 14, 1952). Whoever gives 0 to what happens, or 1 to what does not, scores
 * Infinity, and no other case makes up for it.
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - 0 or 1, as many.
 * @throws {RangeError} for lists that are empty, unequal in length or out of range.
 */
export function logScore(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  requireForecasts(forecasts, outcomes);
  let sum = 0;
  for (let i = 0; i < forecasts.length; i++) {
    sum -= ln(outcomes[i] === 1 ? forecasts[i]! : 1 - forecasts[i]!);
  }
  return sum / forecasts.length;
}
