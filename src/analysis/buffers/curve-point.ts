import type { Digest, HaltDigest } from '../../engine/digest.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { anyHaltProbability } from '../digest-halts.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import type { CostName } from '../money/most.ts';

/** One point of a curve. */
export interface BufferPoint {
  readonly days: number;
  readonly haltProbability: Estimate;
  /** Ends of a band that covers all points at once (Bonferroni). */
  readonly band: readonly [low: number, high: number];
  /**
   * Mean costs of the lines in question, USD; only in a scenario with prices. Intervals of several lines are
   * added up as if their errors were one.
   */
  readonly money?: Readonly<Record<CostName, Estimate>>;
}

/**
 * Returns one of `points` points, from the counts of the scenario with its days of cover, which has no
 * other lines than those in question; of a scenario with prices from its whole digest.
 */
export function pointOf(
  days: number,
  digest: HaltDigest | Digest,
  points: number,
  byDay: number,
): BufferPoint {
  const { options } = digest;
  const chance = (confidence: number): Estimate =>
    anyHaltProbability({ ...digest, options: { ...options, confidence } }, byDay);
  return {
    days,
    haltProbability: chance(options.confidence),
    band: chance(1 - (1 - options.confidence) / points).interval,
    ...('automakers' in digest && { money: meanCosts(digest) }),
  };
}

function meanCosts(digest: Digest): Readonly<Record<CostName, Estimate>> {
  const lines = Object.keys(digest.automakers).map((id) => estimatorsOfDigest(digest, id));
  const sum = (name: CostName): Estimate =>
    weightedSum(
      lines.map((line) => line.mean(name)),
      lines.map(() => 1),
      () => 1,
    );
  return {
    stockCost: sum('stockCost'),
    haltLoss: sum('haltLoss'),
    airCost: sum('airCost'),
    cost: sum('cost'),
  };
}
