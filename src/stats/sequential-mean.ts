import ln from '@stdlib/math-base-special-ln';
import { removeRegression, weightMoments } from './control-variate.ts';
import { chosenEntries, type Indicators, presentEntries, requireWeights } from './entries.ts';
import type { Estimate } from './estimate.ts';
import {
  checkSequenceOptions,
  mixtureTrials,
  requireIndependent,
  type SequenceOptions,
} from './mixture-martingale.ts';

/** Fewest entries for a bounded interval. */
const FEWEST = 100;

/**
 * Cochran's rule for when a mean is nearly normal: n above 25 times the squared skewness (Sampling
 * Techniques, 1977, §2.15).
 */
const ENTRIES_PER_SQUARED_SKEWNESS = 25;

/**
 * Estimates a mean with an interval that stays valid when a run stops at any time, as when it is narrow.
 *
 * It is the asymptotic confidence sequence of a normal mixture (Waudby-Smith, Arbour, Sinha, Kennedy and
 * Ramdas, Annals of Statistics 52, 2024), of half width s·√((n + r)/n² · ln((n + r)/(r·α²))), r an
 * eighth of `expectedTrials`. It holds at all n for which the central limit theorem does. With fewer than
 * 100 entries, or than 25 times the squared skewness, the interval is −∞ to ∞; so it is for a column
 * of equal entries.
 *
 * With weights w the sequence is that of w·x − β(w − 1), β the slope of w·x on w: their known mean
 * of 1 is a control variate (Hesterberg, Technometrics 37, 1995).
 *
 * @param column - any unit; entries without a value (NaN) are left out, and `trials` is the number of the
 * others.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an infinite entry, an
 * unknown option, weights that do not fit it, or replicates.
 * @example
 * ```ts
 * import { sequentialMean } from 'rare-earth-risk';
 * const column = Array.from({ length: 400 }, (_, i) => i % 5);
 * const { value, interval } = sequentialMean(column);
 * console.log(value.toFixed(2)); // 2.00
 * console.log(interval.map((end) => end.toFixed(2)).join(' to ')); // 1.77 to 2.23
 * ```
 */
export function sequentialMean(column: ArrayLike<number>, options: SequenceOptions = {}): Estimate {
  const confidence = checkSequenceOptions(options);
  const present = presentEntries(column);
  requireIndependent(options);
  const entries = independentEntries(column, present, options.weights);
  const trials = entries.length;
  const { value, variance, skewness } = moments(entries);
  const enough = Math.max(FEWEST, ENTRIES_PER_SQUARED_SKEWNESS * skewness * skewness);
  const halfWidth =
    trials >= enough
      ? Math.sqrt(variance) * halfWidthOf(trials, mixtureTrials(options), 1 - confidence)
      : Number.POSITIVE_INFINITY;
  const standardError = trials > 1 ? Math.sqrt(variance / trials) : Number.NaN;
  return {
    value,
    standardError,
    interval: [value - halfWidth, value + halfWidth],
    confidence,
    trials: present ? present.reduce((sum, one) => sum + one, 0) : trials,
  };
}

/** Returns the half width of the sequence in standard deviations of an entry. */
function halfWidthOf(n: number, r: number, alpha: number): number {
  return Math.sqrt((n + r) * ln((n + r) / (r * alpha * alpha))) / n;
}

/**
 * Returns mean, variance and skewness; equal entries have a skewness of ∞, because they do not show any.
 */
function moments(entries: ArrayLike<number>): { value: number; variance: number; skewness: number } {
  const n = entries.length;
  let value = 0;
  for (let i = 0; i < n; i++) value += (entries[i]! - value) / (i + 1);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const d = entries[i]! - value;
    squares += d * d;
    cubes += d * d * d;
  }
  const spread = squares / n;
  const skewness = spread > 0 ? cubes / n / (spread * Math.sqrt(spread)) : Number.POSITIVE_INFINITY;
  return { value, variance: n > 1 ? squares / (n - 1) : Number.NaN, skewness };
}

/** Returns independent entries, the mean of which is the estimate over the entries with a value. */
function independentEntries(
  column: ArrayLike<number>,
  present: Indicators | undefined,
  list: ArrayLike<number> | undefined,
): ArrayLike<number> {
  if (list === undefined) return present ? chosenEntries(column, present) : column;
  const weights = requireWeights(list, column.length);
  if (present === undefined) return controlled(column, weights);
  // The mean among some entries is a ratio of two means, here in linear form.
  const [part, whole] = weights.reduce(
    ([sum, of], w, i) => (present[i] === 1 ? [sum + w * column[i]!, of + w] : [sum, of]),
    [0, 0],
  ) as [number, number];
  const value = part / whole;
  const scale = weights.length / whole;
  return controlled(
    present.map((mark, i) => (mark === 1 ? (column[i]! - value) * scale : 0)),
    weights,
  ).map((entry) => entry + value);
}

/** Returns the entries w·x − β(w − 1), whose mean is the weighted estimate. */
function controlled(column: ArrayLike<number>, weights: Float64Array): Float64Array {
  const products = weights.map((w, i) => w * column[i]!);
  const spread = weightMoments(weights);
  return spread.squares > 0 ? removeRegression(products, weights, spread) : products;
}
