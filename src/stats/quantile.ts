import { binomialCdf } from './beta.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';
import { logitInterval, type Mark } from './probability.ts';
import { sampleOf } from './sample.ts';

/**
 * Estimate of the `p`-quantile of a column: the least entry with at least a share `p` at or below it. The interval runs between the two order
 * statistics whose coverage, a sum of binomial chances whatever the law (Thompson, Annals of Mathematical Statistics 7, 1936; David and
 * Nagaraja, Order Statistics, §7.1), is nearest to the stated one; of a law with ties it covers at least as often. Where no order statistic
 * is far enough out (the column has too few entries for its `p`) that end is infinite. Weighted or replicated: the quantiles at the ends of
 * the interval of the share at or below the value (Woodruff, JASA 47, 1952). The standard error is half the width over z. Of a
 * censored column (`firstHaltDay`), a value equal to the horizon says "not within the horizon".
 *
 * @param p - between 0 and 1 exclusive.
 * @throws {RangeError} for an empty column, a `p` outside (0, 1), or weights or replicates that do not fit the column.
 */
export function quantile(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  return quantileAmong(column, () => true, p, options);
}

/** The quantile of those entries of a column that a mark holds, at least one; options are those of the whole column. */
export function quantileAmong(
  column: ArrayLike<number>,
  among: Mark,
  p: number,
  options: EstimateOptions,
): Estimate {
  const confidence = confidenceOf(options);
  requireShare(p);
  const entries = marked(column.length, among);
  requireEntries(entries);
  const plain = options.weights === undefined && options.replicates === undefined;
  const found = plain ? ofRanks(column, entries, p, confidence) : byInversion(column, entries, p, options);
  const trials = entries.length;
  const [low, high] = found.interval;
  const standardError = trials > 1 ? (high - low) / (2 * zValue(confidence)) : Number.NaN;
  return { ...found, standardError, confidence, trials };
}

/** The entries that a mark holds. */
function marked(size: number, mark: Mark): Uint32Array {
  const entries = new Uint32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) if (mark(i)) entries[count++] = i;
  return entries.subarray(0, count);
}

type Found = Pick<Estimate, 'value' | 'interval'>;

function ofRanks(column: ArrayLike<number>, entries: Uint32Array, p: number, confidence: number): Found {
  const n = entries.length;
  const sorted = new Float64Array(n);
  for (let k = 0; k < n; k++) sorted[k] = column[entries[k]!]!;
  sorted.sort();
  const [low, high] = ranks(n, p, confidence);
  const at = (rank: number): number =>
    rank < 1 ? Number.NEGATIVE_INFINITY : rank > n ? Number.POSITIVE_INFINITY : sorted[rank - 1]!;
  return { value: at(Math.min(n, Math.max(1, Math.ceil(n * p)))), interval: [at(low), at(high)] };
}

/**
 * Ranks 0 … n + 1 between which the p-quantile lies with a chance nearest to the confidence, ranks 0 and n + 1 standing for infinity; among
 * near ones that which misses to both sides alike.
 */
export function ranks(n: number, p: number, confidence: number): [low: number, high: number] {
  // The quantile is below the entry of rank r when at least r of n entries are below the quantile: a binomial count.
  const below = (rank: number): number => binomialCdf(rank - 1, n, p);
  const miss = (1 - confidence) / 2;
  const [centre, reach] = [n * p, zValue(confidence) * Math.sqrt(n * p * (1 - p))];
  const around = (rank: number): number[] =>
    [-3, -2, -1, 0, 1, 2, 3].map((step) => Math.round(rank) + step).filter((r) => r >= 0 && r <= n + 1);
  const lows = around(Math.max(0, centre - reach)).map((rank) => ({ rank, miss: below(rank) }));
  const highs = around(Math.min(n + 1, centre + reach + 1)).map((rank) => ({ rank, miss: 1 - below(rank) }));
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

function byInversion(
  column: ArrayLike<number>,
  entries: Uint32Array,
  p: number,
  options: EstimateOptions,
): Found {
  const sample = sampleOf(column.length, options);
  const sorted = entries.slice().sort((i, j) => column[i]! - column[j]!);
  const whole = sorted.reduce((sum, i) => sum + sample.shares[i]!, 0);
  let reached = 0;
  const upTo = Float64Array.from(sorted, (i) => {
    reached += sample.shares[i]! / whole;
    return reached;
  });
  // Rounding of the sum must not push the value to the next entry.
  const rank = upTo.findIndex((share) => share >= p - 1e-12);
  const value = column[sorted[rank < 0 ? sorted.length - 1 : rank]!]!;
  const linear = new Float64Array(column.length);
  for (const i of entries) linear[i] = ((column[i]! <= value ? 1 : 0) - p) / whole;
  const [from, to] = logitInterval({ ...sample.spread(linear), value: p }, confidenceOf(options));
  const low = upTo.findLastIndex((share) => share <= from);
  const high = upTo.findIndex((share) => share > to);
  const at = (index: number, beyond: number): number => (index < 0 ? beyond : column[sorted[index]!]!);
  return { value, interval: [at(low, Number.NEGATIVE_INFINITY), at(high, Number.POSITIVE_INFINITY)] };
}

/** Checks the share of a quantile. */
export function requireShare(p: number): void {
  if (p > 0 && p < 1) return;
  throw new RangeError(`Expected p to be between 0 and 1, got ${String(p)}`);
}
