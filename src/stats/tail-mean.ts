import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts';
import { hallInterval } from './hall-interval.ts';
import { quantileValue } from './quantile.ts';
import { sampleOf } from './weighted-sample.ts';

/**
 * Estimates the mean of the largest share 1 − `p` of a column: its conditional value at risk, expected
 * shortfall.
 *
 * It is the p-quantile plus the mean excess over it divided by 1 − p (Rockafellar and Uryasev, Journal of
 * Risk 2, 2000). The standard error is that of the excesses; the error of the quantile adds nothing of the
 * same order (Trindade et al., Journal of Banking and Finance 31, 2007). The interval is Student's with
 * Hall's correction for skewness (JRSS B 54, 1992). Error and interval are NaN when the tail has fewer than
 * two entries.
 *
 * @param column - any unit; one NaN makes the estimate NaN, so leave such entries out before.
 * @param p - between 0 and 1 exclusive; 0.95 gives the mean of the largest twentieth.
 * @throws {RangeError} for an empty column, a `p` outside (0, 1), or weights or replicates that do not fit
 * the column.
 * @example
 * ```ts
 * import { tailMean } from 'rare-earth-risk';
 * const vehiclesLost = Array.from({ length: 100 }, (_, i) => i);
 * const { value, standardError } = tailMean(vehiclesLost, 0.9);
 * console.log(value.toFixed(1)); // 94.5
 * console.log(standardError.toFixed(1)); // 1.9
 * ```
 */
export function tailMean(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  const threshold = quantileValue(column, p, options);
  const trials = column.length;
  const excess = new Float64Array(trials);
  for (let i = 0; i < trials; i++) excess[i] = Math.max(0, column[i]! - threshold) / (1 - p);
  const spread = sampleOf(trials, options).meanWithError(excess);
  const value = threshold + spread.value;
  if (tailEntries(column, p, threshold, options) < 2 - 1e-9) {
    return { value, standardError: Number.NaN, interval: [Number.NaN, Number.NaN], confidence, trials };
  }
  const interval = hallInterval({ ...spread, value }, trials, options);
  return { value, standardError: spread.standardError, interval, confidence, trials };
}

/** Returns the number of entries in the tail; with weights, those that are drawn there. */
function tailEntries(
  column: ArrayLike<number>,
  p: number,
  threshold: number,
  { weights }: EstimateOptions,
): number {
  if (!weights) return column.length * (1 - p);
  let beyond = 0;
  for (let i = 0; i < column.length; i++) if (column[i]! >= threshold && weights[i]! > 0) beyond += 1;
  return beyond;
}
