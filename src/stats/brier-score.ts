import { requireForecasts } from './forecast-pairs.ts';

/**
 * Mean squared distance of forecast chances from what happened (1) or did not (0): 0 is perfect, ½ always gives 0.25, and the expected
 * score is least for the true chance (Brier, Monthly Weather Review 78, 1950, here for one event, which halves his sum over two).
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - 0 or 1, as many.
 * @throws {RangeError} for lists that are empty, unequal in length or out of range.
 */
export function brierScore(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  requireForecasts(forecasts, outcomes);
  let sum = 0;
  for (let i = 0; i < forecasts.length; i++) sum += (forecasts[i]! - outcomes[i]!) ** 2;
  return sum / forecasts.length;
}

/** A Brier score in three parts: score = reliability − resolution + uncertainty. */
export interface BrierParts {
  /** How far the frequencies lie from the chances forecast, squared: 0 when forecasts mean what they say. */
  readonly reliability: number;
  /** How far the frequencies behind different forecasts lie from that of all, squared: high when forecasts tell cases apart. */
  readonly resolution: number;
  /** Variance of the outcomes: the score of whoever always forecasts their frequency. */
  readonly uncertainty: number;
}

/**
 * Murphy's parts of the Brier score (Journal of Applied Meteorology 12, 1973), over the distinct values of the forecasts, so that they
 * add up exactly (to rounding).
 *
 * @throws {RangeError} as `brierScore`.
 */
export function brierParts(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): BrierParts {
  requireForecasts(forecasts, outcomes);
  const n = forecasts.length;
  const groups = new Map<number, { cases: number; events: number }>();
  let events = 0;
  for (let i = 0; i < n; i++) {
    const group = groups.get(forecasts[i]!) ?? { cases: 0, events: 0 };
    groups.set(forecasts[i]!, { cases: group.cases + 1, events: group.events + outcomes[i]! });
    events += outcomes[i]!;
  }
  const base = events / n;
  let reliability = 0;
  let resolution = 0;
  for (const [forecast, { cases, events: seen }] of groups) {
    reliability += (cases / n) * (forecast - seen / cases) ** 2;
    resolution += (cases / n) * (seen / cases - base) ** 2;
  }
  return { reliability, resolution, uncertainty: base * (1 - base) };
}
