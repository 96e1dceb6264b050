import { describe } from '../errors.ts';
import type { Estimate } from './estimate.ts';
import { requireForecasts } from './forecast-pairs.ts';
import { proportion } from './proportion.ts';

/** A row of a reliability table: the cases whose forecast lies in one bin. */
export interface ReliabilityBin {
  /** The bin: from `low`, inclusive, to `high`, exclusive; the last one includes 1. */
  readonly low: number;
  readonly high: number;
  readonly cases: number;
  /** Mean of the forecasts in the bin; NaN of an empty one. */
  readonly meanForecast: number;
  /** How often it happened; of an empty bin NaN with the interval [0, 1]. */
  readonly frequency: Estimate;
}

/** Options of a reliability table. */
export interface ReliabilityOptions {
  /** Bins of equal width, 1 … 1000; default 10. */
  readonly bins?: number;
  /** Of the intervals; default 0.95. */
  readonly confidence?: number;
}

/**
 * Reliability table: forecasts by bin, how often it happened beside the mean forecast. Forecasts mean what they say when the interval of
 * the frequency holds the mean forecast in most rows (Murphy and Winkler, Applied Statistics 26, 1977). All bins are given, empty ones too.
 * The edges are the doubles nearest k / bins, and a forecast equal to one belongs to the bin above it; 1 to the last.
 *
 * @throws {RangeError} for lists that are empty, unequal in length or out of range, and options out of range.
 */
export function reliabilityTable(
  forecasts: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  options: ReliabilityOptions = {},
): ReliabilityBin[] {
  const { bins = 10, confidence = 0.95 } = options;
  requireForecasts(forecasts, outcomes);
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 1000)) {
    throw new RangeError(`Expected bins to be a whole number from 1 to 1000, got ${describe(bins)}`);
  }
  const tallies = Array.from({ length: bins }, () => ({ cases: 0, events: 0, sum: 0 }));
  for (let i = 0; i < forecasts.length; i++) {
    const tally = tallies[binOf(forecasts[i]!, bins)]!;
    tally.cases += 1;
    tally.events += outcomes[i]!;
    tally.sum += forecasts[i]!;
  }
  return tallies.map(({ cases, events, sum }, k) => ({
    low: k / bins,
    high: (k + 1) / bins,
    cases,
    meanForecast: sum / cases,
    frequency: proportion(events, cases, { confidence }),
  }));
}

/** By comparison with the edges, as 0.3 · 10 and the like are rounded. */
function binOf(forecast: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.floor(forecast * bins));
  while (bin > 0 && forecast < bin / bins) bin -= 1;
  while (bin < bins - 1 && forecast >= (bin + 1) / bins) bin += 1;
  return bin;
}
