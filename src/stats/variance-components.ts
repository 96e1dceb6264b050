import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { mean } from './mean.ts';
import { proportion } from './proportion.ts';

/**
 * Two groups with paired trials: successes in each, and the number of trials in which the groups differ.
 */
export interface GroupPair {
  readonly first: number;
  readonly second: number;
  readonly differing: number;
}

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
  const over = (value: (pair: GroupPair) => number): Estimate =>
    mean(Float64Array.from(pairs, value), { confidence });
  const chanceOver = (value: (pair: GroupPair) => number): Estimate =>
    mean(Float64Array.from(pairs, value), { confidence, least: 0, most: 1 });
  const within = (yes: number): number => ((yes / trials) * (trials - yes)) / (trials - 1);
  const between = ({ first, second, differing }: GroupPair): number =>
    ((second - first) ** 2 - differing) / (2 * trials * (trials - 1));
  const total = (pair: GroupPair): number => between(pair) + (within(pair.first) + within(pair.second)) / 2;
  const most = trials / (2 * (trials - 1));
  const variance = mean(Float64Array.from(pairs, between), {
    confidence,
    method: 'hall',
    least: -most / trials,
    most,
  });
  const whole = over(total).value;
  const share = variance.value / whole;
  // The error of a ratio of means is that of the mean of these residuals (Cochran, Sampling Techniques, 1977,
  // §6.3).
  const residual = whole === 0 ? undefined : over((pair) => (between(pair) - share * total(pair)) / whole);
  const average = chanceOver(({ first, second }) => (first + second) / (2 * trials));
  const chance = unanimous(pairs, trials) ? unanimousChance(average, pairs.length) : clamped(average);
  return {
    mean: chance,
    deviation: deviationOf(
      variance,
      chanceOver(({ differing }) => differing / trials),
      pairs.length,
    ),
    share: shareOf(share, residual, variance),
    chances: shrinkToMean(pairs, trials, average.value, Math.max(0, variance.value)),
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
  return observed.map((p) => centre + kept * (p - centre));
}

/** Returns whether all trials of all groups have the same outcome. */
function unanimous(pairs: readonly GroupPair[], trials: number): boolean {
  return [0, trials].some((count) => pairs.every(({ first, second }) => first === count && second === count));
}

/**
 * Returns the mean chance when all trials have the same outcome, where pairs show no spread. The chance
 * that a pair has a success at all is at least the mean chance, so its interval covers that too; likewise
 * for failures.
 */
function unanimousChance(average: Estimate, pairs: number): Estimate {
  const { value, confidence } = average;
  return { ...average, interval: proportion(value * pairs, pairs, { confidence }).interval };
}

/** Returns the share with the error of its residuals; NaN when nothing varies. */
function shareOf(share: number, residual: Estimate | undefined, { confidence, trials }: Estimate): Estimate {
  if (residual === undefined) {
    const interval = [Number.NaN, Number.NaN] as const;
    return { value: Number.NaN, standardError: Number.NaN, interval, confidence, trials };
  }
  const interval = shifted(residual.interval, share - residual.value);
  return clamped({ ...residual, value: Math.max(0, share), interval });
}

function clamped(estimate: Estimate): Estimate {
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

function shifted([low, high]: readonly [number, number], by: number): readonly [number, number] {
  return [low + by, high + by];
}

/**
 * Estimates a standard deviation from a variance, its error by the delta method. The variance is at most
 * half the chance that a trial differs; where no two trials of a pair differ, that bound gives the
 * interval.
 */
function deviationOf(variance: Estimate, differing: Estimate, pairs: number): Estimate {
  const root = (x: number): number => Math.sqrt(Math.max(0, x));
  const value = root(variance.value);
  const [low, high] = variance.interval;
  if (variance.value === 0 && variance.standardError === 0) {
    const { confidence } = variance;
    const { interval } = differing.value === 0 ? proportion(0, pairs, { confidence }) : differing;
    return { ...variance, standardError: Number.NaN, interval: [0, root(interval[1] / 2)] };
  }
  return {
    ...variance,
    value,
    standardError: value > 0 ? variance.standardError / (2 * value) : Number.NaN,
    // A negative estimate of the variance counts as 0, with an interval as wide as above 0.
    interval: [root(low), root(high + Math.max(0, -variance.value))],
  };
}
