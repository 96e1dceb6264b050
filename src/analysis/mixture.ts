import type { Estimate } from '../stats/estimate.ts';
import { quantile } from '../stats/quantile.ts';
import { correlationOf, weightedSum } from '../stats/weighted-sum.ts';
import { type Weights, weightCovariance } from './weights.ts';

/** One number under each scenario, and its mean over scenarios. */
export interface Mixture {
  /** Estimate under each scenario, by its name. */
  readonly conditional: Readonly<Record<string, Estimate>>;
  /**
   * Mean over scenarios at the mean weights; error and interval are those of sampling, as if the weights
   * were known.
   */
  readonly mixture: Estimate;
  /**
   * Credible interval of the mixture under the distribution of the weights, at the estimates of the
   * scenarios; `null` when the weights are fixed.
   */
  readonly credible: readonly [low: number, high: number] | null;
  /** Standard deviation of the mixture due to the weights, and due to sampling. */
  readonly spread: { readonly weights: number; readonly sampling: number };
  /** Share of the mixture's variance that is due to the weights, 0 … 1; NaN without variance. */
  readonly weightShare: number;
}

/** Columns of one number, one per scenario, and the estimates from them. */
export interface Parts {
  readonly columns: readonly ArrayLike<number>[];
  readonly estimates: readonly Estimate[];
  /** Replicates of the runs where trials are dependent. */
  readonly replicates?: number | undefined;
  /** Whether trials have unequal weights. Columns do not show the correlation of errors then. */
  readonly weighted?: boolean;
}

/**
 * Returns the mixture of estimates of one number.
 *
 * With weights W and estimates p̂ of covariance C, Var Σ Wᵢ p̂ᵢ is Σᵢⱼ Cov(Wᵢ, Wⱼ) pᵢ
 * pⱼ, from the weights, plus Σᵢⱼ E[Wᵢ Wⱼ] Cᵢⱼ, from sampling. This is exact, as weights and
 * sampling are independent. p̂ᵢ p̂ⱼ − Cᵢⱼ is the unbiased estimate of pᵢ pⱼ.
 */
export function mix(parts: Parts, weights: Weights, draws: Draws): Mixture {
  const { estimates } = parts;
  const { names, mean } = weights;
  const correlations = correlationsOf(parts);
  const mixture = weightedSum(estimates, mean, (i, j) => correlations[i]![j]!);
  let [fromWeights, fromSampling] = [0, 0];
  estimates.forEach((a, i) => {
    estimates.forEach((b, j) => {
      const error = a.standardError * b.standardError * correlations[i]![j]!;
      const moving = weightCovariance(weights, i, j);
      fromWeights += moving * (a.value * b.value - error);
      fromSampling += (mean[i]! * mean[j]! + moving) * error;
    });
  });
  fromWeights = Math.max(0, fromWeights);
  return {
    conditional: Object.fromEntries(names.map((name, i) => [name, estimates[i]!])),
    mixture,
    credible: weights.concentrations === null ? null : credible(estimates, draws, mixture.confidence),
    spread: { weights: Math.sqrt(fromWeights), sampling: Math.sqrt(fromSampling) },
    weightShare: fromWeights / (fromWeights + fromSampling),
  };
}

/**
 * Returns the correlations of the errors of estimates on the same sample paths: those of trials or, where
 * trials are dependent, of the means of replicates. Weighted trials have the upper bound 1.
 */
function correlationsOf({ columns, replicates, weighted = false }: Parts): number[][] {
  const independent = replicates ? columns.map((column) => replicateMeans(column, replicates)) : columns;
  return independent.map((a, i) =>
    independent.map((b, j) => (i === j || weighted ? 1 : correlationOf(a, b))),
  );
}

function replicateMeans(column: ArrayLike<number>, replicates: number): Float64Array {
  const [sums, sizes] = [new Float64Array(replicates), new Float64Array(replicates)];
  for (let i = 0; i < column.length; i++) {
    sums[i % replicates]! += column[i]!;
    sizes[i % replicates]! += 1;
  }
  return sums.map((sum, r) => sum / sizes[r]!);
}

/** Draws of the weights of all scenarios. */
export type Draws = readonly (readonly number[])[];

/** Returns the central interval of the mixture over the draws of the weights. */
function credible(estimates: readonly Estimate[], draws: Draws, confidence: number): [number, number] {
  const values = Float64Array.from(draws, (weights) =>
    estimates.reduce((sum, { value }, i) => sum + weights[i]! * value, 0),
  );
  const tail = (1 - confidence) / 2;
  return [quantile(values, tail).value, quantile(values, 1 - tail).value];
}
