import { checkOptions } from '../check.ts';
import { describe } from '../errors.ts';
import type { Estimate } from './estimate.ts';
import { requireForecasts } from './forecast-pairs.ts';
import { proportion } from './proportion.ts';

/** A row of a reliability table: the cases with a forecast in one bin. */
export interface ReliabilityBin {
  /** The bin, from `low` inclusive to `high` exclusive; the last bin includes 1. */
  readonly low: number;
  readonly high: number;
  /** Number of forecasts in the bin. */
  readonly cases: number;
  /** Mean of the forecasts in the bin; NaN for an empty bin. */
  readonly meanForecast: number;
  /** Share of cases in which the event happened; for an empty bin NaN, with the interval [0, 1]. */
  readonly frequency: Estimate;
}

/** Options of a reliability table. */
export interface ReliabilityOptions {
  /** Number of bins of equal width, 1 … 1000; default 10. */
  readonly bins?: number;
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/**
 * Returns a reliability table: for each bin of forecast chances, the mean forecast and the observed
 * frequency.
 *
 * Forecasts are reliable when the interval of the frequency includes the mean forecast in most rows (Murphy
 * and Winkler, Applied Statistics 26, 1977). Empty bins are included. Edges are the doubles nearest to k /
 * bins; a forecast equal to an edge belongs to the bin above it, and 1 to the last bin.
 *
 * @param forecasts - chances from 0 to 1.
 * @param outcomes - one for each forecast: 1 when the event happened, else 0.
 * @throws {RangeError} for lists that are empty, of different lengths, or hold other numbers, and for
 * options out of range.
 * @example
 * ```ts
 * import { reliabilityTable } from 'rare-earth-risk';
 * const table = reliabilityTable([0.1, 0.2, 0.8, 0.9], [0, 1, 1, 1], { bins: 2 });
 * console.log(table.map(({ meanForecast }) => meanForecast.toFixed(2)).join(', ')); // 0.15, 0.85
 * console.log(table.map(({ frequency }) => frequency.value).join(', ')); // 0.5, 1
 * ```
 */
export function reliabilityTable(
  forecasts: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  options: ReliabilityOptions = {},
): ReliabilityBin[] {
  checkOptions(options, ['bins', 'confidence']);
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

/**
 * Returns the bin of a forecast, compared with the edges because products such as 0.3 · 10 are rounded.
 */
function binOf(forecast: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.floor(forecast * bins));
  while (bin > 0 && forecast < bin / bins) bin -= 1;
  while (bin < bins - 1 && forecast >= (bin + 1) / bins) bin += 1;
  return bin;
}
