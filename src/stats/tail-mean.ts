import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts';
import { hallInterval } from './hall-interval.ts';
import { quantileValue } from './quantile.ts';
import { sampleOf } from './weighted-sample.ts';

/**
 * Estimate of the mean of the worst share 1 − `p` of a column, its largest entries (conditional value at risk): the p-quantile plus the
 * mean excess over it, divided by 1 − p (Rockafellar and Uryasev, Journal of Risk 2, 2000). The standard error is that of the excesses, to
 * which the quantile's own error adds nothing of the same order (Trindade et al., Journal of Banking and Finance 31, 2007). The tail is few
 * and skew, so the interval is Student's with Hall's correction for skewness, further up than down (Hall, JRSS B 54, 1992).
 * NaN error and interval when the tail is fewer than two entries.
 *
 * @param p - between 0 and 1 exclusive; 0.95 is the mean of the worst twentieth.
 * @throws {RangeError} for an empty column, a `p` outside (0, 1), or weights or replicates that do not fit the column.
 */
export function tailMean(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  const threshold = quantileValue(column, p, options);
  const trials = column.length;
  const excess = new Float64Array(trials);
  for (let i = 0; i < trials; i++) excess[i] = Math.max(0, column[i]! - threshold) / (1 - p);
  const spread = sampleOf(trials, options).spread(excess);
  const value = threshold + spread.value;
  if (tailEntries(column, p, threshold, options) < 2 - 1e-9) {
    return { value, standardError: Number.NaN, interval: [Number.NaN, Number.NaN], confidence, trials };
  }
  const interval = hallInterval({ ...spread, value }, trials, options);
  return { value, standardError: spread.standardError, interval, confidence, trials };
}

/** Entries that make the tail; weighted ones count as they come. */
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
