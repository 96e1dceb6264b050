import { describe } from '../errors.ts';

/** Checks that chances and what came of them are of the same, positive number; chances 0 … 1, outcomes 0 or 1. */
export function requireForecasts(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): void {
  if (forecasts.length === 0) throw new RangeError('Expected at least one forecast, got none');
  if (outcomes.length !== forecasts.length) {
    throw new RangeError(`Expected ${forecasts.length} outcomes, one a forecast, got ${outcomes.length}`);
  }
  for (let i = 0; i < forecasts.length; i++) {
    const [forecast, outcome] = [forecasts[i]!, outcomes[i]!];
    if (!(forecast >= 0 && forecast <= 1)) {
      throw new RangeError(`Expected forecasts[${i}] to be from 0 to 1, got ${describe(forecast)}`);
    }
    if (outcome !== 0 && outcome !== 1) {
      throw new RangeError(`Expected outcomes[${i}] to be 0 or 1, got ${describe(outcome)}`);
    }
  }
}
