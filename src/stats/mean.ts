import { describe } from '../errors.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { hallInterval } from './hall-interval.ts';
import { tValue } from './student.ts';
import { type MeanError, sampleOf } from './weighted-sample.ts';

/** Options of estimated means. */
export interface MeanOptions extends EstimateOptions {
  /**
   * Student's interval is right for columns that are not very skew; Hall's corrects it for skewness, and so fits losses that are zero in most
   * futures and large in a few. Default `'student'`.
   */
  readonly method?: 'student' | 'hall';
}

/**
 * Estimate of a mean with Student's interval, value ± t·s/√n at n − 1 degrees of freedom (Student, Biometrika 6, 1908), or on request
 * Hall's (JRSS B 54, 1992). With `weights` the regression estimate and the error of its residuals; with `replicates` the error of their
 * means. NaN error and interval for one entry.
 *
 * @throws {RangeError} for an empty column, an unknown method, or weights or replicates that do not fit the column.
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
  const sampled = (): MeanError => sampleOf(trials, options).spread(column);
  const { value, standardError, freedom } = plain ? plainly(column) : sampled();
  const reach = tValue(confidence, freedom) * standardError;
  const interval: Estimate['interval'] =
    method === 'hall'
      ? hallInterval({ ...sampled(), value }, trials, options)
      : [value - reach, value + reach];
  return { value, standardError, interval, confidence, trials };
}

/** Value and standard error s/√n in one pass (Welford, Technometrics 4, 1962). */
function plainly(column: ArrayLike<number>): { value: number; standardError: number; freedom: number } {
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
