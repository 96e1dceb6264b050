import ln from '@stdlib/math-base-special-ln';
import { removeRegression, varying } from './control-variate.ts';
import { confidenceOf, type Estimate, requireEntries } from './estimate.ts';
import { mixtureTrials, requireOneByOne, type SequenceOptions } from './mixture-martingale.ts';
import { requireWeights } from './weighted-sample.ts';

/** Before so many entries nothing is claimed. */
const FEWEST = 100;

/** Cochran's rule for when a mean is near normal: n above 25 times the squared skewness (Sampling Techniques, 1977, §2.15). */
const ENTRIES_PER_SQUARED_SKEWNESS = 25;

/**
 * Estimate of a mean whose interval may be looked at after every entry: the asymptotic confidence sequence of a normal mixture
 * (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Annals of Statistics 52, 2024), half width s·√((n + r)/n² · ln((n + r)/(r·α²))) with
 * r an eighth of `expectedTrials`. It holds at all n at once from where the central limit theorem does: until there are 100 entries, and 25 times
 * the squared skewness (so that a column of zeros claims nothing), the interval is from −∞ to ∞.
 *
 * With weights w the sequence is that of w·x − β(w − 1), β the slope of w·x on w (mean 1 of the weights as a control variate: Hesterberg,
 * Technometrics 37, 1995).
 *
 * @throws {RangeError} for an empty column, weights that do not fit it, or replicates.
 */
export function sequentialMean(column: ArrayLike<number>, options: SequenceOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  requireEntries(column);
  requireOneByOne(options);
  const entries = options.weights === undefined ? column : controlled(column, options.weights);
  const trials = entries.length;
  const { value, variance, skewness } = moments(entries);
  const enough = Math.max(FEWEST, ENTRIES_PER_SQUARED_SKEWNESS * skewness * skewness);
  const reach =
    trials >= enough
      ? Math.sqrt(variance) * reachOf(trials, mixtureTrials(options), 1 - confidence)
      : Number.POSITIVE_INFINITY;
  const standardError = trials > 1 ? Math.sqrt(variance / trials) : Number.NaN;
  return { value, standardError, interval: [value - reach, value + reach], confidence, trials };
}

/** Half width of the sequence in standard deviations of an entry. */
function reachOf(n: number, r: number, alpha: number): number {
  return Math.sqrt((n + r) * ln((n + r) / (r * alpha * alpha))) / n;
}

/** Mean, variance and skewness; of entries all alike the skewness is ∞, as nothing is known of it. */
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

/** Entries w·x − β(w − 1), whose mean is the weighted estimate. */
function controlled(column: ArrayLike<number>, weights: Float64Array): Float64Array {
  requireWeights(weights, column.length);
  const products = weights.map((w, i) => w * column[i]!);
  const spread = varying(weights);
  return spread.squares > 0 ? removeRegression(products, weights, spread) : products;
}
