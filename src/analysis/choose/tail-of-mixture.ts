import type { Estimate, EstimateOptions } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';

/**
 * Estimates the mean cost of the worst share 1 − `p` of futures over several scenarios.
 *
 * It is the p-quantile of the mixture plus the mean excess over it divided by 1 − p (Rockafellar and
 * Uryasev, Journal of Risk 2, 2000). A trial counts once, with its excesses under all scenarios, since
 * these share its sample path. The interval has Hall's correction for skewness.
 *
 * @param columns - costs, one column a scenario with an entry for each trial.
 * @param weights - of the scenarios, together 1.
 * @param options - those of an estimate, and `most`, the largest possible cost.
 */
export function tailMeanOfMixture(
  columns: readonly Float64Array[],
  weights: readonly number[],
  p: number,
  { most, ...options }: EstimateOptions & { readonly most: number },
): Estimate {
  const threshold = quantileOfMixture(columns, weights, p);
  const tails = columns[0]!.map((_, i) =>
    columns.reduce(
      (sum, column, s) => sum + (weights[s]! * Math.max(0, column[i]! - threshold)) / (1 - p),
      threshold,
    ),
  );
  // Where trials have no loss at all, the threshold is the least cost.
  const excess = Math.max(0, most - threshold) / (1 - p);
  return mean(tails, { ...options, method: 'hall', least: threshold, most: (1 + 1e-9) * excess + threshold });
}

/** Returns the least cost that a share `p` of futures does not exceed. */
function quantileOfMixture(columns: readonly Float64Array[], weights: readonly number[], p: number): number {
  const trials = columns[0]!.length;
  const entries = columns
    .flatMap((column, s) => Array.from(column, (cost) => [cost, weights[s]! / trials] as const))
    .sort(([a], [b]) => a - b);
  let reached = 0;
  for (const [cost, weight] of entries) {
    reached += weight;
    // A count that is equal to the share but for rounding reaches it.
    if (reached >= p - 1e-12) return cost;
  }
  return entries.at(-1)![0];
}
