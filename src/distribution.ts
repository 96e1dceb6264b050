/** Optional truncation of a distribution, by renormalising: draws outside are redistributed, not clipped. */
interface Truncation {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly source?: string | undefined;
}

/** Lognormal by its median and the standard deviation of its logarithm. */
export interface LognormalByMedian extends Truncation {
  readonly median: number;
  readonly sigma: number;
}

/** Lognormal by its 5 % and 95 % points, both positive. */
export interface LognormalByQuantiles extends Truncation {
  readonly p5: number;
  readonly p95: number;
}

/** Uniform between `low` and `high`. */
export interface Uniform extends Truncation {
  readonly low: number;
  readonly high: number;
}

/** PERT (a beta of shape 4) from `low` over `mode` to `high`. */
export interface Pert extends Truncation {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** Normal by mean and standard deviation. */
export interface Normal extends Truncation {
  readonly mean: number;
  readonly sd: number;
}

/** A finite set of values with weights, which need not add up to 1. */
export interface Discrete {
  readonly values: readonly number[];
  readonly weights: readonly number[];
  readonly source?: string | undefined;
}

/** What may stand wherever a scenario says "d": a number known exactly, or one of six families. */
export type Distribution =
  | number
  | LognormalByMedian
  | LognormalByQuantiles
  | Uniform
  | Pert
  | Normal
  | Discrete;

/** Where the mass of a distribution lies. */
export interface Support {
  readonly low: number;
  readonly high: number;
}

/** The smallest closed interval that holds every draw (for the open-ended families, up to infinity). */
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

/** The values of a discrete distribution that can come up. */
export function possibleValues({ values, weights }: Discrete): number[] {
  return values.filter((_, i) => (weights[i] ?? 0) > 0);
}

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
    const reach = sd === 0 ? 0 : Number.POSITIVE_INFINITY;
    return { low: mean - reach, high: mean + reach };
  }
  return { low: distribution.low, high: distribution.high };
}
