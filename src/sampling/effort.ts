import type { Distribution } from '../distribution.ts';
import { type DiscreteTable, discreteTable } from '../random/discrete-table.ts';
import { samplerOf } from '../random/sampler-of.ts';

/** The distribution of a review's effort on 1 … limit working days. */
export type EffortTable = DiscreteTable;

/**
 * Tabulates an effort: its distribution truncated to 0 … limit by renormalising, then rounded up
 * (model.md §4).
 */
export function effortTable(distribution: Distribution, limitWorkingDays: number): EffortTable {
  const { cdf } = samplerOf(distribution);
  const negative = cdf(-Number.MIN_VALUE);
  const mass = cdf(limitWorkingDays) - negative;
  const upTo = (_: unknown, k: number): number => (cdf(k + 1) - negative) / mass;
  const cumulative = Float64Array.from({ length: limitWorkingDays }, upTo);
  cumulative[limitWorkingDays - 1] = 1;
  return discreteTable(cumulative);
}
