import { binomialCdf } from './beta.ts';
import { zValue } from './estimate.ts';

/**
 * Returns the rank, 1 … n, of the least of n entries with at least a share `p` at or below it.
 *
 * The product n · p may miss a whole number by its rounding, as 100 · 0.07 does: it then counts as whole.
 */
export function rankOf(n: number, p: number): number {
  return Math.min(n, Math.max(1, Math.ceil(n * p * (1 - 4 * Number.EPSILON))));
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
