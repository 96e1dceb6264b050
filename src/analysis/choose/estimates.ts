import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import type { CostColumns } from './cost-columns.ts';

/** Share by which rounding may take a sum of products beyond its bounds. */
const ROUNDING = 1e-9;

/** Estimates a mean cost of options whose own costs are those given; losses are skew, so it is Hall's. */
export function meanCost(
  column: Float64Array,
  own: readonly number[],
  { mostLoss, estimate }: CostColumns,
): Estimate {
  const [low, high] = [Math.min(...own), Math.max(...own) + mostLoss];
  const slack = ROUNDING * (Math.abs(low) + Math.abs(high));
  return mean(column, { ...estimate, method: 'hall', least: low - slack, most: high + slack });
}

/**
 * Estimates a mean difference between the costs of two options.
 *
 * @param isSame - whether they are one and the same, so that the difference is 0 in all futures.
 */
export function meanDifference(
  column: Float64Array,
  { own, mostLoss, estimate, trials }: CostColumns,
  isSame: boolean,
): Estimate {
  if (isSame) {
    return { value: 0, standardError: 0, interval: [0, 0], confidence: estimate.confidence!, trials };
  }
  const reach = (1 + ROUNDING) * (mostLoss + Math.max(...own) - Math.min(...own));
  return mean(column, { ...estimate, least: -reach, most: reach });
}
