import { describe } from '../errors.ts';
import { type Indicators, presentEntries } from './entries.ts';
import {
  checkEstimateOptions,
  confidenceOf,
  type Estimate,
  type EstimateOptions,
  requireEntries,
  zValue,
} from './estimate.ts';
import { rankOf, ranks } from './order-statistics.ts';
import { cumulativeShares, firstReaching, weightedQuantile } from './weighted-quantile.ts';

/**
 * Estimates the `p`-quantile of a column: the least entry with at least a share `p` at or below it.
 *
 * The interval runs between two order statistics, for any distribution. Their coverage, a sum of
 * binomial chances, is as near to `confidence` as any; with ties it is at least that (Thompson, Annals of
 * Mathematical Statistics 7, 1936; David and Nagaraja, Order Statistics, §7.1). Weighted or replicated
 * entries get the quantiles at the ends of the interval for the share at or below the value (Woodruff, JASA
 * 47, 1952). An end is infinite when the column has too few entries for its `p`. The standard error is half
 * the width over z.
 *
 * In a censored column such as `firstHaltDay`, a value equal to the horizon means "not within the horizon".
 *
 * @param column - entries without a value (NaN) are left out, and `trials` is the number of the others; ±∞
 * is a value.
 * @param p - between 0 and 1 exclusive.
 * @throws {TypeError | RangeError} for a column without values or of another kind, a `p` outside (0, 1), an
 * unknown option, or weights or replicates that do not fit the column.
 * @example
 * ```ts
 * import { quantile } from 'rare-earth-risk';
 * const days = Array.from({ length: 99 }, (_, i) => i + 1);
 * const { value, interval } = quantile(days, 0.5);
 * console.log(value); // 50
 * console.log(interval.join(' to ')); // 40 to 60
 * ```
 */
export function quantile(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  checkEstimateOptions(options);
  return quantileAmong(column, presentEntries(column, 'any'), p, options);
}

/**
 * Estimates the quantile of those entries of a column that are indicated; options are for the whole column.
 */
export function quantileAmong(
  column: ArrayLike<number>,
  among: Indicators | undefined,
  p: number,
  options: EstimateOptions,
): Estimate {
  const confidence = confidenceOf(options);
  requireShare(p);
  const entries = selected(column.length, among);
  requireEntries(entries);
  const found = isPlain(options)
    ? fromOrderStatistics(sorted(column, entries), p, confidence)
    : weightedQuantile(column, cumulativeShares(column, entries, options), p, confidence);
  const trials = entries.length;
  const [low, high] = found.interval;
  const standardError = trials > 1 ? (high - low) / (2 * zValue(confidence)) : Number.NaN;
  return { ...found, standardError, confidence, trials };
}

/** Returns the value of `quantileAmong` alone. */
export function quantileValue(
  column: ArrayLike<number>,
  among: Indicators | undefined,
  p: number,
  options: EstimateOptions,
): number {
  requireShare(p);
  const entries = selected(column.length, among);
  requireEntries(entries);
  if (isPlain(options)) return leastWithShare(sorted(column, entries), p);
  const { order, upTo } = cumulativeShares(column, entries, options);
  return column[order[firstReaching(upTo, p)]!]!;
}

type Found = Pick<Estimate, 'value' | 'interval'>;

function isPlain({ weights, replicates }: EstimateOptions): boolean {
  return weights === undefined && replicates === undefined;
}

/** Returns the indices of the entries that are indicated, of all when there are no indicators. */
function selected(size: number, indicators: Indicators | undefined): Uint32Array {
  const entries = new Uint32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) if (indicators === undefined || indicators[i] === 1) entries[count++] = i;
  return entries.subarray(0, count);
}

function sorted(column: ArrayLike<number>, entries: Uint32Array): Float64Array {
  const values = new Float64Array(entries.length);
  for (let k = 0; k < values.length; k++) values[k] = column[entries[k]!]!;
  return values.sort();
}

function leastWithShare(values: Float64Array, p: number): number {
  return values[rankOf(values.length, p) - 1]!;
}

function fromOrderStatistics(values: Float64Array, p: number, confidence: number): Found {
  const [low, high] = ranks(values.length, p, confidence);
  const interval = [
    values[low - 1] ?? Number.NEGATIVE_INFINITY,
    values[high - 1] ?? Number.POSITIVE_INFINITY,
  ];
  return { value: leastWithShare(values, p), interval: interval as [number, number] };
}

/** Throws a RangeError for the `p` of a quantile that is not between 0 and 1 exclusive. */
export function requireShare(p: number): void {
  if (typeof p === 'number' && p > 0 && p < 1) return;
  throw new RangeError(`Expected p to be between 0 and 1, got ${describe(p)}`);
}
