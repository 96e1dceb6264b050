import {
  betweenVariance,
  chanceOver,
  deviationOf,
  type GroupPair,
  meanChance,
  shareOf,
} from './component-intervals.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';

export type { GroupPair } from './component-intervals.ts';

/** How a chance varies between groups. */
export interface Components {
  /** Mean chance over all possible groups. */
  readonly mean: Estimate;
  /** Standard deviation of the groups' chances, without the noise of the trials within groups. */
  readonly deviation: Estimate;
  /** Share of the variance of one trial that lies between groups, 0 … 1; NaN when nothing varies. */
  readonly share: Estimate;
  /**
   * The groups' chances, shrunk towards their mean until their variance is `deviation`², so noise widens no
   * quantile.
   */
  readonly chances: Float64Array;
}

/**
 * Splits the variance of a yes-or-no outcome into that between groups and that within.
 *
 * The two groups of a pair share their random numbers, trial by trial; pairs are independent. Let D be the
 * difference of a pair's observed chances, and s² the variance of its differences over trials. An unbiased
 * estimate of the variance between groups is (D² − s²/n)/2, in counts (d² − differing) / 2n(n −
 * 1): E D² is twice that variance plus the noise of D, which s²/n estimates (analysis of variance of two
 * groups in n blocks; Searle, Casella and McCulloch, Variance Components, 1992, ch. 4). The shared numbers
 * cancel in D, so only trials in which the groups differ add noise. Standard errors are those of means over
 * pairs. The deviation is at least 0; its interval is the root of that of the variance, which allows for
 * skewness.
 *
 * @param pairs - two or more.
 * @param trials - in each group, 2 or more.
 */
export function components(
  pairs: readonly GroupPair[],
  trials: number,
  options: EstimateOptions = {},
): Components {
  requireEntries(pairs.map(({ first }) => first));
  const confidence = confidenceOf(options);
  const variance = betweenVariance(pairs, trials, confidence);
  const differing = chanceOver(pairs, ({ differing }) => differing / trials, confidence);
  const chance = meanChance(pairs, trials, confidence);
  return {
    mean: chance,
    deviation: deviationOf(variance, differing, pairs.length),
    share: shareOf(pairs, trials, variance),
    chances: shrinkToMean(pairs, trials, chance.value, Math.max(0, variance.value)),
  };
}

/**
 * Shrinks the groups' observed chances towards their mean until they vary as the true ones (Louis, JASA 79,
 * 1984).
 */
function shrinkToMean(
  pairs: readonly GroupPair[],
  trials: number,
  centre: number,
  variance: number,
): Float64Array {
  const observed = Float64Array.from(pairs.flatMap(({ first, second }) => [first / trials, second / trials]));
  const spread = observed.reduce((sum, p) => sum + (p - centre) ** 2, 0) / (observed.length - 1);
  const kept = spread > 0 ? Math.min(1, Math.sqrt(variance / spread)) : 0;
  // A factor of 1 but for rounding would leave traces such as 2e-17 of chances that are 0.
  if (kept > 1 - 1e-9) return observed;
  return observed.map((p) => centre + kept * (p - centre));
}
