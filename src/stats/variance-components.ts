import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { mean } from './mean.ts';
import { proportion } from './proportion.ts';

/** Two groups whose trials belong together one by one: counts of yes in each, and of the trials in which the groups differ. */
export interface GroupPair {
  readonly first: number;
  readonly second: number;
  readonly differing: number;
}

/** How a chance varies between groups, each of which has a chance of its own. */
export interface Components {
  /** Mean chance over all groups that there could be. */
  readonly mean: Estimate;
  /** Standard deviation of the groups' chances, the noise of the trials within groups taken off. */
  readonly deviation: Estimate;
  /** Share of the variance of a single trial's yes or no that lies between groups, 0 … 1; NaN when nothing varies. */
  readonly share: Estimate;
  /** The groups' chances, drawn together towards their mean until their variance is `deviation`², so that quantiles are not widened by noise. */
  readonly chances: Float64Array;
}

/**
 * Splits the variance of yes or no into that between groups and that within, from independent pairs of groups. The two groups of a pair meet
 * the same luck, trial by trial; other pairs have luck of their own. With D the difference of a pair's observed chances and s² the variance
 * of its differences trial by trial, (D² − s²/n)/2, in counts (d² − differing) / 2n(n − 1), is an unbiased estimate of the variance between groups: E D² is twice that variance plus
 * the noise of D, which s²/n estimates (analysis of variance of two groups in n blocks; Searle, Casella and McCulloch, Variance Components,
 * 1992, ch. 4). Shared luck cancels in D, so the noise is that of the trials in which the groups differ, not of all. Standard errors are those of
 * means over pairs. The deviation is cut off at 0, and so is its interval, the square root of that of the variance,
 * which allows for its skewness.
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
  const within = (yes: number): number => ((yes / trials) * (trials - yes)) / (trials - 1);
  const between = ({ first, second, differing }: GroupPair): number =>
    ((second - first) ** 2 - differing) / (2 * trials * (trials - 1));
  const total = (pair: GroupPair): number => between(pair) + (within(pair.first) + within(pair.second)) / 2;
  const variance = mean(Float64Array.from(pairs, between), { confidence, method: 'hall' });
  const whole = over(total).value;
  const share = variance.value / whole;
  // The error of a ratio of means is that of the mean of these residuals (Cochran, Sampling Techniques, 1977, §6.3).
  const residual = over((pair) => (between(pair) - share * total(pair)) / whole);
  const average = over(({ first, second }) => (first + second) / (2 * trials));
  const chance = unanimous(pairs, trials) ? unanimousChance(average, pairs.length) : clamped(average);
  return {
    mean: chance,
    deviation: rootOf(
      variance,
      over(({ differing }) => differing / trials),
      pairs.length,
    ),
    share: clamped({
      ...residual,
      value: Math.max(0, share),
      interval: moved(residual.interval, share - residual.value),
    }),
    chances: drawnTogether(pairs, trials, average.value, Math.max(0, variance.value)),
  };
}

/** The groups' observed chances at the right distance from their mean (after Louis, JASA 79, 1984). */
function drawnTogether(
  pairs: readonly GroupPair[],
  trials: number,
  centre: number,
  variance: number,
): Float64Array {
  const seen = Float64Array.from(pairs.flatMap(({ first, second }) => [first / trials, second / trials]));
  const spread = seen.reduce((sum, p) => sum + (p - centre) ** 2, 0) / (seen.length - 1);
  const kept = spread > 0 ? Math.min(1, Math.sqrt(variance / spread)) : 0;
  return seen.map((p) => centre + kept * (p - centre));
}

/** Whether all trials of all groups say the same. */
function unanimous(pairs: readonly GroupPair[], trials: number): boolean {
  return [0, trials].some((count) => pairs.every(({ first, second }) => first === count && second === count));
}

/**
 * When all trials say the same, pairs show no spread. A pair shows a yes with at least the mean chance, so the interval for the chance that
 * a pair shows one reaches far enough for the mean chance; likewise for no.
 */
function unanimousChance(average: Estimate, pairs: number): Estimate {
  const { value, confidence } = average;
  return { ...average, interval: proportion(value * pairs, pairs, { confidence }).interval };
}

function clamped(estimate: Estimate): Estimate {
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

function moved([low, high]: readonly [number, number], by: number): readonly [number, number] {
  return [low + by, high + by];
}

/**
 * The estimate of a standard deviation from that of a variance, its error by the delta method. The variance is at most half the chance that a
 * trial differs; that bounds it when pairs show too little for an error, no two trials of a pair differing.
 */
function rootOf(variance: Estimate, differing: Estimate, pairs: number): Estimate {
  const root = (x: number): number => Math.sqrt(Math.max(0, x));
  const value = root(variance.value);
  const [low, high] = variance.interval;
  if (variance.value === 0 && variance.standardError === 0) {
    const { interval } = differing.value === 0 ? proportion(0, pairs, variance) : differing;
    return { ...variance, standardError: Number.NaN, interval: [0, root(interval[1] / 2)] };
  }
  return {
    ...variance,
    value,
    standardError: value > 0 ? variance.standardError / (2 * value) : Number.NaN,
    // Below 0 the estimate is 0, and its interval no narrower than above.
    interval: [root(low), root(high + Math.max(0, -variance.value))],
  };
}
