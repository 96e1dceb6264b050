import { describe } from '../errors.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { hallInterval } from './hall-interval.ts';
import { tValue } from './student.ts';
import { type MeanError, sampleOf } from './weighted-sample.ts';

/** Options of an estimated mean. */
export interface MeanOptions extends EstimateOptions {
  /**
   * `'student'`, the default, suits columns without much skewness. `'hall'` corrects for skewness, as losses
   * need that are zero in most trials and large in a few.
   */
  readonly method?: 'student' | 'hall';
}

/**
 * Estimates a mean, with Student's interval: value ± t·s/√n at n − 1 degrees of freedom (Biometrika
 * 6, 1908).
 *
 * `method: 'hall'` gives Hall's interval (JRSS B 54, 1992). With `weights` the value is the regression
 * estimate, and its error that of the residuals; with `replicates` the error is that of their means. One
 * entry has an error and an interval of NaN. A column of equal entries has an interval of width 0, although
 * other values may be possible.
 *
 * @param column - any unit; one NaN makes the estimate NaN, so leave such entries out before.
 * @throws {RangeError} for an empty column, an unknown method, or weights or replicates that do not fit the
 * column.
 * @example
 * ```ts
 * import { mean } from 'rare-earth-risk';
 * const { value, standardError, interval } = mean([2, 4, 6, 8]);
 * console.log(value); // 5
 * console.log(standardError.toFixed(3)); // 1.291
 * console.log(interval.map((end) => end.toFixed(2)).join(' to ')); // 0.89 to 9.11
 * ```
 */
export function mean(column: ArrayLike<number>, options: MeanOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  requireEntries(column);
  const { method = 'student', weights, replicates } = options;
  if (method !== 'student' && method !== 'hall') {
    throw new RangeError(`Expected method to be student or hall, got ${describe(method)}`);
  }
  const trials = column.length;
  const plain = weights === undefined && replicates === undefined;
  const sampled = (): MeanError => sampleOf(trials, options).meanWithError(column);
  const { value, standardError, freedom } = plain ? welford(column) : sampled();
  const halfWidth = tValue(confidence, freedom) * standardError;
  const interval: Estimate['interval'] =
    method === 'hall'
      ? hallInterval({ ...sampled(), value }, trials, options)
      : [value - halfWidth, value + halfWidth];
  return { value, standardError, interval, confidence, trials };
}

/** Returns mean and standard error s/√n in one pass (Welford, Technometrics 4, 1962). */
function welford(column: ArrayLike<number>): { value: number; standardError: number; freedom: number } {
  let value = 0;
  let squares = 0;
  for (let i = 0; i < column.length; i++) {
    const difference = column[i]! - value;
    value += difference / (i + 1);
    squares += difference * (column[i]! - value);
  }
  const freedom = column.length - 1;
  const standardError = freedom > 0 ? Math.sqrt(squares / freedom / column.length) : Number.NaN;
  return { value, standardError, freedom };
}
