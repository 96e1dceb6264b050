import { confidenceOf, type Estimate, type EstimateOptions, zValue } from './estimate.ts';
import { rankOf, ranks } from './order-statistics.ts';
import { requireShare } from './quantile.ts';

/**
 * Estimates a quantile from counted entries: the same bytes as `quantile` of the column that was counted.
 *
 * @param counts - values, ascending, each with how often it occurs; at least one entry in all.
 * @param p - between 0 and 1 exclusive.
 * @throws {RangeError} for a `p` outside (0, 1).
 */
export function quantileFromCounts(
  counts: readonly (readonly [value: number, times: number])[],
  p: number,
  options: Pick<EstimateOptions, 'confidence'> = {},
): Estimate {
  const confidence = confidenceOf(options);
  requireShare(p);
  const trials = counts.reduce((sum, [, times]) => sum + times, 0);
  const [lowRank, highRank] = ranks(trials, p, confidence);
  const low = entryOfRank(counts, lowRank);
  const high = entryOfRank(counts, highRank);
  return {
    value: entryOfRank(counts, rankOf(trials, p)),
    interval: [low, high],
    standardError: trials > 1 ? (high - low) / (2 * zValue(confidence)) : Number.NaN,
    confidence,
    trials,
  };
}

/** Returns the entry of a rank, 1 … number of entries; ±∞ for a rank outside. */
function entryOfRank(counts: readonly (readonly [value: number, times: number])[], rank: number): number {
  if (rank < 1) return Number.NEGATIVE_INFINITY;
  let upTo = 0;
  for (const [value, times] of counts) {
    upTo += times;
    if (rank <= upTo) return value;
  }
  return Number.POSITIVE_INFINITY;
}
