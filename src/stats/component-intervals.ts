import type { Estimate } from './estimate.ts';
import { mean } from './mean.ts';
import { proportion } from './proportion.ts';
import { rareInterval } from './rare-interval.ts';

/**
 * Two groups with paired trials: successes in each, and the number of trials in which the groups differ.
 */
export interface GroupPair {
  readonly first: number;
  readonly second: number;
  readonly differing: number;
}

/** Estimates the mean of a share of trials over pairs. */
export function chanceOver(
  pairs: readonly GroupPair[],
  share: (pair: GroupPair) => number,
  confidence: number,
  method: 'student' | 'hall' = 'student',
): Estimate {
  return mean(Float64Array.from(pairs, share), { confidence, method, least: 0, most: 1 });
}

/**
 * Estimates the mean chance. With few pairs Student's interval misses skew chances, so it is extended by
 * Hall's.
 */
export function meanChance(pairs: readonly GroupPair[], trials: number, confidence: number): Estimate {
  const share = ({ first, second }: GroupPair): number => (first + second) / (2 * trials);
  const average = chanceOver(pairs, share, confidence);
  if (unanimous(pairs, trials)) return unanimousChance(average, pairs.length);
  const skewed = chanceOver(pairs, share, confidence, 'hall');
  return clamped({ ...average, interval: hull(average.interval, skewed.interval) });
}

/**
 * Estimates the variance between groups. It is a sum of squares over pairs, so with few of them its
 * interval is extended by that of a gamma variable.
 */
export function betweenVariance(pairs: readonly GroupPair[], trials: number, confidence: number): Estimate {
  const most = trials / (2 * (trials - 1));
  const options = { confidence, method: 'hall', least: -most / trials, most } as const;
  const variance = mean(Float64Array.from(pairs, betweenOf(trials)), options);
  // Whole numbers until the last division: sums that cancel give 0 and not a rounding error.
  const sum = pairs.reduce((all, pair) => all + distanceOf(pair), 0);
  const value = sum / pairs.length / scaleOf(trials);
  const rare = value > 0 ? rareInterval(variance, 0, confidence) : undefined;
  return { ...variance, value, interval: rare ? hull(variance.interval, rare) : variance.interval };
}

/** Returns the variance of one trial, between groups and within, over pairs. */
function wholeVariance(pairs: readonly GroupPair[], trials: number): number {
  const sum = pairs.reduce((all, pair) => all + distanceOf(pair) + withinOf(pair, trials), 0);
  return sum / pairs.length / scaleOf(trials);
}

/** Returns the variance of one trial that a pair shows. */
function totalOf(trials: number): (pair: GroupPair) => number {
  return (pair) => (distanceOf(pair) + withinOf(pair, trials)) / scaleOf(trials);
}

function withinOf({ first, second }: GroupPair, trials: number): number {
  return first * (trials - first) + second * (trials - second);
}

function betweenOf(trials: number): (pair: GroupPair) => number {
  return (pair) => distanceOf(pair) / scaleOf(trials);
}

function distanceOf({ first, second, differing }: GroupPair): number {
  return (second - first) ** 2 - differing;
}

function scaleOf(trials: number): number {
  return 2 * trials * (trials - 1);
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

/**
 * Returns the share of the variance between groups; NaN when nothing varies.
 *
 * The error of a ratio of means is that of the mean of its residuals (Cochran, Sampling Techniques, 1977,
 * §6.3). With few pairs that is too small, and the interval is at least that of the variance, as if the
 * whole were known.
 */
export function shareOf(pairs: readonly GroupPair[], trials: number, variance: Estimate): Estimate {
  const { confidence } = variance;
  const whole = wholeVariance(pairs, trials);
  if (whole === 0) {
    const interval = [Number.NaN, Number.NaN] as const;
    return { value: Number.NaN, standardError: Number.NaN, interval, confidence, trials: pairs.length };
  }
  const share = variance.value / whole;
  const [between, total] = [betweenOf(trials), totalOf(trials)];
  const residuals = Float64Array.from(pairs, (pair) => (between(pair) - share * total(pair)) / whole);
  const residual = mean(residuals, { confidence });
  const linear = shifted(residual.interval, share - residual.value);
  const [low, high] = variance.interval;
  const interval = hull(linear, [low / whole, (high + Math.max(0, -variance.value)) / whole]);
  return clamped({ ...residual, value: Math.max(0, share), interval });
}

function clamped(estimate: Estimate): Estimate {
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

/** Returns the least interval that includes two. */
function hull(a: Estimate['interval'], b: Estimate['interval']): Estimate['interval'] {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

function shifted([low, high]: readonly [number, number], by: number): readonly [number, number] {
  return [low + by, high + by];
}

/**
 * Estimates a standard deviation from a variance, its error by the delta method. The variance is at most
 * half the chance that a trial differs; where no two trials of a pair differ, that bound gives the
 * interval.
 */
export function deviationOf(variance: Estimate, differing: Estimate, pairs: number): Estimate {
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
    // A negative estimate of the variance counts as 0, with an interval as wide as above 0. No chance
    // deviates by more than a half.
    interval: [root(low), Math.min(0.5, root(high + Math.max(0, -variance.value)))],
  };
}
