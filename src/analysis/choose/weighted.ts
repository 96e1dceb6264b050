import type { Signal } from '../../stats/decisions/information.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import type { Weights } from '../weights.ts';
import type { WeightedChoice } from './choice.ts';
import type { CostColumns } from './cost-columns.ts';
import { meanCost, meanDifference } from './estimates.ts';
import { informationOf } from './information.ts';
import { bestOption, dot, leastOf, type Means, splitSample } from './split-sample.ts';
import { tailMeanOfMixture } from './tail-of-mixture.ts';

/** Share of futures that the tail mean leaves out. */
const TAIL = 0.95;

/**
 * Returns what follows from weights of the scenarios.
 *
 * @param draws - draws of uncertain weights; a single one for fixed weights.
 */
export function weightedChoice(
  costs: CostColumns,
  weights: Weights,
  draws: readonly (readonly number[])[],
  signal: Signal | undefined,
): WeightedChoice {
  const { options, scenarios, columns, estimate } = costs;
  const byOption = <T>(of: (o: number) => T): Record<string, T> =>
    Object.fromEntries(options.map((name, o) => [name, of(o)]));
  const mixed = columns.map((row) => mixtureOf(row, weights.mean));
  const means = columns.map((row) => row.map((column) => mean(column).value));
  const shares = sharesOfBest(means, draws);
  const best = leastOf(means.map((row) => dot(row, weights.mean)));
  const cost = splitSample(costs, bestOption(weights.mean), (o, i) => mixed[o]![i]!);
  return {
    weights: Object.fromEntries(scenarios.map((name, s) => [name, weights.mean[s]!])),
    expected: byOption((o) => meanCost(mixed[o]!, [costs.own[o]!], costs)),
    credible: byOption((o) => credible(means[o]!, draws, estimate.confidence!)),
    saving: byOption((o) =>
      meanDifference(
        mixed[0]!.map((first, i) => first - mixed[o]![i]!),
        costs,
        o === 0,
      ),
    ),
    tailMean: byOption((o) =>
      tailMeanOfMixture(columns[o]!, weights.mean, TAIL, {
        ...estimate,
        most: costs.own[o]! + costs.mostLoss,
      }),
    ),
    best: { name: options[best]!, share: shares[best]!, cost: meanCost(cost.values, costs.own, costs) },
    shares: byOption((o) => shares[o]!),
    ...informationOf(costs, weights.mean, signal),
  };
}

/** Returns, by option, the share of draws of the weights in which it is best. */
function sharesOfBest(means: Means, draws: readonly (readonly number[])[]): number[] {
  const shares = means.map(() => 0);
  for (const weights of draws) shares[bestOption(weights)(means)]! += 1 / draws.length;
  return shares;
}

function credible(
  means: readonly number[],
  draws: readonly (readonly number[])[],
  confidence: number,
): [number, number] | null {
  if (draws.length === 1) return null;
  const costs = draws.map((weights) => dot(means, weights));
  return [quantile(costs, (1 - confidence) / 2).value, quantile(costs, (1 + confidence) / 2).value];
}

function mixtureOf(row: readonly Float64Array[], weights: readonly number[]): Float64Array {
  return row[0]!.map((_, i) => row.reduce((sum, column, s) => sum + weights[s]! * column[i]!, 0));
}
