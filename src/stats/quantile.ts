import { describe } from '../errors.ts';
import { binomialCdf } from './beta.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';
import { type Indicators, logitInterval } from './probability.ts';
import { sampleOf, type WeightedSample } from './weighted-sample.ts';

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
 * @param column - no NaN: leave such entries out before.
 * @param p - between 0 and 1 exclusive.
 * @throws {RangeError} for an empty column, a `p` outside (0, 1), or weights or replicates that do not fit
 * the column.
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
  return quantileAmong(column, undefined, p, options);
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
    : fromShares(column, cumulative(column, entries, options), p, confidence);
  const trials = entries.length;
  const [low, high] = found.interval;
  const standardError = trials > 1 ? (high - low) / (2 * zValue(confidence)) : Number.NaN;
  return { ...found, standardError, confidence, trials };
}

/** Returns the value of `quantile` alone. */
export function quantileValue(column: ArrayLike<number>, p: number, options: EstimateOptions): number {
  requireShare(p);
  const entries = selected(column.length, undefined);
  requireEntries(entries);
  if (isPlain(options)) return leastWithShare(sorted(column, entries), p);
  const { order, upTo } = cumulative(column, entries, options);
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
  return values[Math.min(values.length, Math.max(1, Math.ceil(values.length * p))) - 1]!;
}

function fromOrderStatistics(values: Float64Array, p: number, confidence: number): Found {
  const [low, high] = ranks(values.length, p, confidence);
  const interval = [
    values[low - 1] ?? Number.NEGATIVE_INFINITY,
    values[high - 1] ?? Number.POSITIVE_INFINITY,
  ];
  return { value: leastWithShare(values, p), interval: interval as [number, number] };
}

/**
 * Returns ranks, 0 … n + 1, between which the p-quantile lies with a chance nearest to the confidence.
 * Ranks 0 and n + 1 stand for −∞ and ∞. Among ranks about equally near, those that miss equally on
 * both sides are chosen.
 */
export function ranks(n: number, p: number, confidence: number): [low: number, high: number] {
  // The quantile lies below the entry of a rank when fewer than `rank` of n entries are at or below the
  // quantile.
  const below = (rank: number): number => binomialCdf(rank - 1, n, p);
  const miss = (1 - confidence) / 2;
  const [centre, halfWidth] = [n * p, zValue(confidence) * Math.sqrt(n * p * (1 - p))];
  const around = (rank: number): number[] =>
    [-3, -2, -1, 0, 1, 2, 3].map((step) => Math.round(rank) + step).filter((r) => r >= 0 && r <= n + 1);
  const lows = around(Math.max(0, centre - halfWidth)).map((rank) => ({ rank, miss: below(rank) }));
  const highs = around(Math.min(n + 1, centre + halfWidth + 1)).map((rank) => ({
    rank,
    miss: 1 - below(rank),
  }));
  let best: [number, number] = [0, n + 1];
  let least = Number.POSITIVE_INFINITY;
  for (const low of lows) {
    for (const high of highs) {
      if (low.rank >= high.rank) continue;
      const off = Math.abs(low.miss + high.miss - 2 * miss) + Math.abs(low.miss - high.miss) / 4;
      if (off >= least) continue;
      least = off;
      best = [low.rank, high.rank];
    }
  }
  return best;
}

/** Entries in ascending order, with the share of the weight up to each. */
interface Cumulative {
  readonly sample: WeightedSample;
  readonly order: Uint32Array;
  readonly upTo: Float64Array;
  /** Share of the whole column that the entries are. */
  readonly whole: number;
}

function cumulative(column: ArrayLike<number>, entries: Uint32Array, options: EstimateOptions): Cumulative {
  const sample = sampleOf(column.length, options);
  const order = entries.slice().sort((i, j) => column[i]! - column[j]!);
  const upTo = new Float64Array(order.length);
  let whole = 0;
  for (let k = 0; k < order.length; k++) {
    whole += sample.shares[order[k]!]!;
    upTo[k] = whole;
  }
  return { sample, order, upTo: upTo.map((share) => share / whole), whole };
}

/** Returns the position of the first entry up to which there is a share `p`. */
function firstReaching(upTo: Float64Array, p: number): number {
  // Allows for rounding of the sum, which must not select the next entry.
  const place = upTo.findIndex((share) => share >= p - 1e-12);
  return place < 0 ? upTo.length - 1 : place;
}

function fromShares(
  column: ArrayLike<number>,
  { sample, order, upTo, whole }: Cumulative,
  p: number,
  confidence: number,
): Found {
  const value = column[order[firstReaching(upTo, p)]!]!;
  const linear = new Float64Array(column.length);
  for (const i of order) linear[i] = ((column[i]! <= value ? 1 : 0) - p) / whole;
  const [from, to] = logitInterval({ ...sample.meanWithError(linear), value: p }, confidence);
  // An end is infinite when its share lies beyond the middle of the first or of the last entry.
  const [first, last] = [upTo[0]!, 1 - (upTo[upTo.length - 2] ?? 0)];
  const at = (share: number): number => column[order[firstReaching(upTo, share)]!]!;
  const low = from < first / 2 ? Number.NEGATIVE_INFINITY : at(from);
  return { value, interval: [low, to > 1 - last / 2 ? Number.POSITIVE_INFINITY : at(to)] };
}

/** Throws a RangeError for the `p` of a quantile that is not between 0 and 1 exclusive. */
export function requireShare(p: number): void {
  if (p > 0 && p < 1) return;
  throw new RangeError(`Expected p to be between 0 and 1, got ${describe(p)}`);
}
