import type { Digest } from '../../engine/digest.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import type { CostName } from '../money/most.ts';
import type { CompleteBufferQuestion } from './question.ts';

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

/** Returns one of `points` points, from the digest of the scenario with its days of cover. */
export function pointOf(
  days: number,
  digest: Digest,
  points: number,
  { automaker, byDay, isPriced }: CompleteBufferQuestion,
): BufferPoint {
  const { options } = digest;
  const chance = (confidence: number): Estimate =>
    estimatorsOfDigest(
      { ...digest, options: { ...options, confidence } },
      automaker ?? undefined,
    ).haltProbability(byDay);
  return {
    days,
    haltProbability: chance(options.confidence),
    band: chance(1 - (1 - options.confidence) / points).interval,
    ...(isPriced && { money: meanCosts(digest) }),
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
