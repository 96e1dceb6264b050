/** Optional bounds of a distribution, in the unit of its field, and its source. */
interface Truncation {
  /** Lower bound. The distribution is renormalised above it; draws are not clipped. */
  readonly min?: number | undefined;
  /** Upper bound, likewise. */
  readonly max?: number | undefined;
  /** Where the numbers come from. */
  readonly source?: string | undefined;
}

/** Lognormal with a median above 0 and the standard deviation of its natural logarithm. */
export interface LognormalByMedian extends Truncation {
  readonly median: number;
  readonly sigma: number;
}

/** Lognormal with its 5 % and 95 % points, both above 0. */
export interface LognormalByQuantiles extends Truncation {
  readonly p5: number;
  readonly p95: number;
}

/** Uniform between `low` and `high`. */
export interface Uniform extends Truncation {
  readonly low: number;
  readonly high: number;
}

/** PERT from `low` to `high`: a beta distribution with that mode and shape parameter 4. */
export interface Pert extends Truncation {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** Normal with mean and standard deviation. */
export interface Normal extends Truncation {
  readonly mean: number;
  readonly sd: number;
}

/** A finite number of values, one weight for each; weights need not add up to 1. */
export interface Discrete {
  readonly values: readonly number[];
  readonly weights: readonly number[];
  readonly source?: string | undefined;
}

/**
 * The value of an uncertain field of a scenario: a number known exactly, or one of six families of
 * distributions.
 *
 * @example
 * ```ts
 * import { type Distribution, loadScenario, override } from 'rare-earth-risk';
 * const effortWorkingDays: Distribution = { median: 30, sigma: 0.4, max: 45 };
 * const scenario = override(loadScenario('truce-holds'), { desk: { effortWorkingDays } });
 * console.log(scenario.desk.effortWorkingDays); // { median: 30, sigma: 0.4, max: 45 }
 * ```
 */
export type Distribution =
  | number
  | LognormalByMedian
  | LognormalByQuantiles
  | Uniform
  | Pert
  | Normal
  | Discrete;

/** An interval that includes every draw of a distribution. */
export interface Support {
  readonly low: number;
  readonly high: number;
}

/** Returns the smallest closed interval that includes every draw; its ends may be infinite. */
export function support(distribution: Distribution): Support {
  if (typeof distribution === 'number') return { low: distribution, high: distribution };
  if ('values' in distribution) {
    const possible = possibleValues(distribution);
    return { low: Math.min(...possible), high: Math.max(...possible) };
  }
  const whole = untruncated(distribution);
  return {
    low: Math.max(whole.low, distribution.min ?? Number.NEGATIVE_INFINITY),
    high: Math.min(whole.high, distribution.max ?? Number.POSITIVE_INFINITY),
  };
}

/** Returns the values of a discrete distribution that have a weight above 0. */
export function possibleValues({ values, weights }: Discrete): number[] {
  return values.filter((_, i) => (weights[i] ?? 0) > 0);
}

/** Returns the support of a distribution without its bounds. */
function untruncated(distribution: Exclude<Distribution, number | Discrete>): Support {
  if ('median' in distribution) {
    const { median, sigma } = distribution;
    return sigma === 0 ? { low: median, high: median } : { low: 0, high: Number.POSITIVE_INFINITY };
  }
  if ('p5' in distribution) {
    const { p5, p95 } = distribution;
    return p5 === p95 ? { low: p5, high: p95 } : { low: 0, high: Number.POSITIVE_INFINITY };
  }
  if ('mean' in distribution) {
    const { mean, sd } = distribution;
    const deviation = sd === 0 ? 0 : Number.POSITIVE_INFINITY;
    return { low: mean - deviation, high: mean + deviation };
  }
  return { low: distribution.low, high: distribution.high };
}
