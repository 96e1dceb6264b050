import { describe } from '../errors.ts';
import { requireNumbers } from './entries.ts';

/**
 * Checks forecast chances and their outcomes: equally many, at least one, chances 0 … 1, outcomes 0 or 1.
 *
 * @throws {TypeError | RangeError} for anything else.
 */
export function requireForecasts(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): void {
  requireNumbers('forecasts', forecasts);
  requireNumbers('outcomes', outcomes);
  if (forecasts.length === 0) {
    throw new RangeError('Expected forecasts to have at least one entry, got none');
  }
  if (outcomes.length !== forecasts.length) {
    throw new RangeError(
      `Expected outcomes to have length ${forecasts.length}, one entry for each forecast, got ${outcomes.length}`,
    );
  }
  for (let i = 0; i < forecasts.length; i++) {
    const [forecast, outcome] = [forecasts[i]!, outcomes[i]!];
    if (!(typeof forecast === 'number' && forecast >= 0 && forecast <= 1)) {
      throw new RangeError(`Expected forecasts[${i}] to be from 0 to 1, got ${describe(forecast)}`);
    }
    if (outcome !== 0 && outcome !== 1) {
      throw new RangeError(`Expected outcomes[${i}] to be 0 or 1, got ${describe(outcome)}`);
    }
  }
}
