import { requireForecasts } from './forecast-pairs.ts';

/**
 * Returns the Brier score of forecast chances: their mean squared distance from the outcomes.
 *
 * 0 is perfect, and a chance of ½ always scores 0.25. The expected score is least for the true chance
 * (Brier, MWR 78, 1950; for one event, so half of his sum over the two outcomes).
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - one for each forecast: 1 when the event happened, else 0.
 * @throws {RangeError} for lists that are empty, of different lengths, or hold other numbers (NaN among
 * them).
 * @example
 * ```ts
 * import { brierScore } from 'rare-earth-risk';
 * console.log(brierScore([0.75, 0.25], [1, 0])); // 0.0625
 * console.log(brierScore([0.5, 0.5], [1, 0])); // 0.25
 * ```
 */
export function brierScore(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  requireForecasts(forecasts, outcomes);
  let sum = 0;
  for (let i = 0; i < forecasts.length; i++) sum += (forecasts[i]! - outcomes[i]!) ** 2;
  return sum / forecasts.length;
}

/** The Brier score in three parts: score = reliability − resolution + uncertainty. */
export interface BrierParts {
  /** Mean squared distance of observed frequencies from the chances forecast; 0 is best. */
  readonly reliability: number;
  /** Mean squared distance of the frequency behind each forecast from the overall one; high is good. */
  readonly resolution: number;
  /** Variance of the outcomes: the score of always forecasting their overall frequency. */
  readonly uncertainty: number;
}

/**
 * Splits the Brier score into Murphy's parts (Journal of Applied Meteorology 12, 1973).
 *
 * Cases are grouped by equal forecasts, so the parts add up to the score exactly, but for rounding. Bin the
 * forecasts first if nearly all differ.
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - one for each forecast: 1 when the event happened, else 0.
 * @throws {RangeError} for lists that are empty, of different lengths, or hold other numbers (NaN among
 * them).
 * @example
 * ```ts
 * import { brierParts } from 'rare-earth-risk';
 * const parts = brierParts([0.25, 0.25, 0.75, 0.75], [0, 1, 1, 1]);
 * console.log(parts.reliability); // 0.0625
 * console.log(parts.resolution); // 0.0625
 * console.log(parts.uncertainty); // 0.1875
 * ```
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
