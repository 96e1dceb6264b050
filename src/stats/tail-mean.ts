import { chosenEntries, type Indicators, presentEntries } from './entries.ts';
import { checkEstimateOptions, type Estimate, type EstimateOptions } from './estimate.ts';
import { quantileAmong, quantileValue } from './quantile.ts';
import { type Bounds, checkBounds, skewInterval } from './rare-interval.ts';
import { type MeanError, sampleOf, type WeightedSample } from './weighted-sample.ts';

/** Options of an estimated tail mean. */
export interface TailMeanOptions extends EstimateOptions, Pick<Bounds, 'most'> {}

/**
 * Estimates the mean of the largest share 1 − `p` of a column: its conditional value at risk, expected
 * shortfall.
 *
 * It is the p-quantile plus the mean excess over it divided by 1 − p (Rockafellar and Uryasev, Journal of
 * Risk 2, 2000). The standard error is that of the excesses; the error of the quantile adds nothing of the
 * same order (Trindade et al., Journal of Banking and Finance 31, 2007). The interval is that of
 * `mean` with `method: 'hall'`. Where entries equal the quantile, as at a cap, its low end is also that of
 * the excesses over the low end of the quantile's interval. When no entry exceeds the quantile, larger ones
 * may be possible: the high end is as far as `most` allows, ∞ without it. Error and interval are NaN when
 * the tail has fewer than two entries.
 *
 * @param column - any unit, finite; entries without a value (NaN) are left out, and `trials` is the number
 * of the others.
 * @param p - between 0 and 1 exclusive; 0.95 gives the mean of the largest twentieth.
 * @param options - those of any estimate, and `most`, the greatest possible entry.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an infinite entry, a `p`
 * outside (0, 1), an unknown option, or weights or replicates that do not fit the column.
 * @example
 * ```ts
 * import { tailMean } from 'rare-earth-risk';
 * const vehiclesLost = Array.from({ length: 100 }, (_, i) => i);
 * const { value, standardError } = tailMean(vehiclesLost, 0.9);
 * console.log(value.toFixed(1)); // 94.5
 * console.log(standardError.toFixed(1)); // 1.9
 * ```
 */
export function tailMean(column: ArrayLike<number>, p: number, options: TailMeanOptions = {}): Estimate {
  const confidence = checkEstimateOptions(options, ['most']);
  const present = presentEntries(column);
  const { most = Number.POSITIVE_INFINITY, ...sampling } = options;
  const isPlain = options.weights === undefined && options.replicates === undefined;
  // Without weights or replicates the entries with a value are a sample of their own.
  const [entries, among] =
    isPlain && present ? [chosenEntries(column, present), undefined] : [column, present];
  checkBounds({ most: options.most }, { most: largest(entries, among) });
  const tail: Tail = { entries, among, p, sample: sampleOf(entries.length, sampling), sampling };
  const threshold = quantileValue(entries, among, p, sampling);
  const spread = excessOver(threshold, tail);
  const trials = present ? present.reduce((sum, one) => sum + one, 0) : column.length;
  const value = threshold + spread.value;
  if (tailEntries(tail, threshold, trials) < 2 - 1e-9) {
    return { value, standardError: Number.NaN, interval: [Number.NaN, Number.NaN], confidence, trials };
  }
  const facts = { trials, confidence, replicates: options.replicates, heaviest: 1, rest: { least: 0 } };
  const from = tiedFrom(tail, threshold);
  const below = from < threshold ? from + skewInterval(excessOver(from, tail), facts)[0] : value;
  if (largest(entries, among) === threshold) {
    return { value, standardError: 0, interval: [Math.min(below, value), most], confidence, trials };
  }
  const [low, high] = skewInterval(spread, facts).map((end) => threshold + end) as [number, number];
  const interval = [Math.min(low, below), Math.min(high, most)] as const;
  return { value, standardError: spread.standardError, interval, confidence, trials };
}

/** What the excesses of a tail are computed from. */
interface Tail {
  readonly entries: ArrayLike<number>;
  /** Entries that count; all of them when undefined. */
  readonly among: Indicators | undefined;
  readonly p: number;
  readonly sample: WeightedSample;
  readonly sampling: EstimateOptions;
}

/** Estimates the mean excess over a threshold, divided by 1 − p. */
function excessOver(threshold: number, { entries, among, p, sample }: Tail): MeanError {
  const excess = new Float64Array(entries.length);
  for (let i = 0; i < excess.length; i++) {
    if (among?.[i] !== 0) excess[i] = Math.max(0, entries[i]! - threshold) / (1 - p);
  }
  return among ? sample.meanAmong(excess, among) : sample.meanWithError(excess);
}

/**
 * Returns the low end of the quantile's interval where several entries equal the quantile, so that their
 * excesses do not show how far it may be off; elsewhere the quantile.
 */
function tiedFrom({ entries, among, p, sampling }: Tail, threshold: number): number {
  let [ties, least] = [0, threshold];
  for (let i = 0; i < entries.length; i++) {
    if (among?.[i] === 0) continue;
    if (entries[i] === threshold) ties += 1;
    least = Math.min(least, entries[i]!);
  }
  return ties < 2 ? threshold : Math.max(least, quantileAmong(entries, among, p, sampling).interval[0]);
}

function largest(entries: ArrayLike<number>, among: Indicators | undefined): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < entries.length; i++) if (among?.[i] !== 0) most = Math.max(most, entries[i]!);
  return most;
}

/** Returns the number of entries in the tail; with weights, those that are drawn there. */
function tailEntries(
  { entries, among, p, sampling: { weights } }: Tail,
  threshold: number,
  trials: number,
): number {
  if (!weights) return trials * (1 - p);
  let beyond = 0;
  for (let i = 0; i < entries.length; i++) {
    if (among?.[i] !== 0 && entries[i]! >= threshold && weights[i]! > 0) beyond += 1;
  }
  return beyond;
}
