import { type Distribution, support } from '../distribution.ts';
import { constant, discrete, pert, uniform } from './bounded-distributions.ts';
import { ln } from './elementary-functions.ts';
import type { InverseTransform } from './inverse-transform.ts';
import { lognormal, normal } from './normal-distributions.ts';

export type { InverseTransform };

/** Standard normal quantile of 0.95. */
const Z95 = 1.6448536269514722;

/**
 * Prepares a distribution for drawing by inversion. Each draw takes exactly one uniform, so common random
 * numbers stay common.
 */
export function samplerOf(distribution: Distribution): InverseTransform {
  const { low, high } = support(distribution);
  if (low === high) return constant(low);
  if (typeof distribution === 'number') return constant(distribution);
  if ('values' in distribution) return discrete(distribution);
  if ('median' in distribution) {
    return lognormal(ln(distribution.median), distribution.sigma, low, high);
  }
  if ('p5' in distribution) {
    const [a, b] = [ln(distribution.p5), ln(distribution.p95)];
    return lognormal((a + b) / 2, (b - a) / (2 * Z95), low, high);
  }
  if ('mean' in distribution) return normal(distribution.mean, distribution.sd, low, high);
  if ('mode' in distribution) return pert(distribution, low, high);
  return uniform(low, high);
}

/**
 * Returns the chance that a draw lies within 0 … `most`; 0 when the truncated distribution has no mass.
 */
export function massWithin(distribution: Distribution, most: number): number {
  const { cdf, mass } = samplerOf(distribution);
  return mass > 0 ? cdf(most) - cdf(-Number.MIN_VALUE) : 0;
}
