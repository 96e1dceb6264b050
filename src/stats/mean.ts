import { describe } from '../errors.ts';
import { chosenEntries, presentEntries } from './entries.ts';
import { checkEstimateOptions, type Estimate, type EstimateOptions } from './estimate.ts';
import {
  type Bounds,
  checkBounds,
  cut,
  equalInterval,
  type MeanFacts,
  skewInterval,
} from './rare-interval.ts';
import { tValue } from './student.ts';
import { type MeanError, sampleOf } from './weighted-sample.ts';

/** Options of an estimated mean. */
export interface MeanOptions extends EstimateOptions, Bounds {
  /**
   * `'student'`, the default, suits columns without much skewness. `'hall'` corrects for skewness, as
   * losses need that are zero in most trials and large in a few, and is wider where few entries differ
   * from the rest.
   */
  readonly method?: 'student' | 'hall';
}

/**
 * Estimates a mean, with Student's interval: value ± t·s/√n at n − 1 degrees of freedom (Biometrika 6,
 * 1908).
 *
 * `method: 'hall'` gives Hall's interval (JRSS B 54, 1992), and for rare losses one that covers however
 * few of them were seen. With `weights` the value is the regression estimate, and its error that of the
 * residuals; with `replicates` the error is that of their means. One entry has an error of NaN.
 *
 * Equal entries do not show which other values are possible: the interval then reaches as far as the
 * bounds `least` and `most` of an entry allow, and without them from −∞ to ∞.
 *
 * @param column - any unit, finite; entries without a value (NaN) are left out, and `trials` is the
 * number of the others.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an infinite entry,
 * an unknown option or method, an entry beyond the bounds, or weights or replicates that do not fit the
 * column.
 * @example
 * ```ts
 * import { mean } from 'rare-earth-risk';
 * const { value, standardError, interval } = mean([2, 4, 6, 8]);
 * console.log(value); // 5
 * console.log(standardError.toFixed(3)); // 1.291
 * console.log(interval.map((end) => end.toFixed(2)).join(' to ')); // 0.89 to 9.11
 * console.log(mean([0, 0, 0], { least: 0, most: 365 }).interval[1].toFixed(0)); // 258
 * ```
 */
export function mean(column: ArrayLike<number>, options: MeanOptions = {}): Estimate {
  const confidence = checkEstimateOptions(options, ['method', 'least', 'most']);
  const { method = 'student', weights, replicates } = options;
  if (method !== 'student' && method !== 'hall') {
    throw new RangeError(`Expected method to be student or hall, got ${describe(method)}`);
  }
  const present = presentEntries(column);
  const entries = present ? chosenEntries(column, present) : column;
  const trials = entries.length;
  const seen = rangeOf(entries);
  checkBounds(options, seen);
  const isPlain = weights === undefined && replicates === undefined;
  const sampled = (): MeanError =>
    isPlain ? sampleOf(trials, {}).meanWithError(entries) : sampledMean(column, present, options);
  const { value, standardError, freedom } = isPlain ? welford(entries) : sampled();
  const { least, most } = options;
  const facts: MeanFacts = { trials, confidence, replicates, least, most, ...heaviestOf(weights) };
  if (seen.least === seen.most) {
    const isOne = trials === 1 && least === undefined && most === undefined;
    const interval = isOne ? ([Number.NaN, Number.NaN] as const) : equalInterval(value, facts);
    return { value, standardError: trials > 1 ? 0 : Number.NaN, interval, confidence, trials };
  }
  const halfWidth = tValue(confidence, freedom) * standardError;
  const interval: Estimate['interval'] =
    method === 'hall'
      ? skewInterval({ ...sampled(), value }, { ...facts, rest: commonEnds(entries, seen) })
      : cut([value - halfWidth, value + halfWidth], facts);
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

/** Returns the mean of a weighted or replicated column over the entries that have a value. */
function sampledMean(
  column: ArrayLike<number>,
  present: Float64Array | undefined,
  options: EstimateOptions,
): MeanError {
  const sample = sampleOf(column.length, options);
  if (present === undefined) return sample.meanWithError(column);
  return sample.meanAmong(
    present.map((mark, i) => (mark === 1 ? column[i]! : 0)),
    present,
  );
}

/** Returns the least and the greatest entry, as far as at least half of the entries equal it. */
function commonEnds(entries: ArrayLike<number>, { least, most }: { least: number; most: number }): Bounds {
  let [low, high] = [0, 0];
  for (let i = 0; i < entries.length; i++) {
    if (entries[i] === least) low += 1;
    if (entries[i] === most) high += 1;
  }
  const half = entries.length / 2;
  return { least: low >= half ? least : undefined, most: high >= half ? most : undefined };
}

function rangeOf(entries: ArrayLike<number>): { least: number; most: number } {
  let [least, most] = [entries[0]!, entries[0]!];
  for (let i = 1; i < entries.length; i++) {
    least = Math.min(least, entries[i]!);
    most = Math.max(most, entries[i]!);
  }
  return { least, most };
}

function heaviestOf(weights: ArrayLike<number> | undefined): { readonly heaviest?: number } {
  return weights === undefined ? {} : { heaviest: rangeOf(weights).most };
}
