// Priors of single parameters, as quantiles and distribution functions.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { samplerOf } from '../../../src/random/sampler-of.ts';

/** The law of a prior, cut off at its bounds: lognormal, normal, or normal in the logit. */
export type PriorLaw =
  | { readonly median: number; readonly sigma: number }
  | { readonly mean: number; readonly sd: number }
  | { readonly logitMean: number; readonly logitSd: number };

/** A prior on an interval. */
export interface Prior {
  quantile(u: number): number;
  cdf(x: number): number;
}

/** Returns the prior between bounds: uniform, or of a law that is cut off at them. */
export function priorBetween([low, high]: readonly [number, number], law?: PriorLaw): Prior {
  if (law === undefined) {
    return { quantile: (u) => low + (high - low) * u, cdf: (x) => (x - low) / (high - low) };
  }
  if (!('logitMean' in law)) return samplerOf({ ...law, min: low, max: high });
  const { quantile, cdf } = samplerOf({
    mean: law.logitMean,
    sd: law.logitSd,
    min: logit(low),
    max: logit(high),
  });
  return { quantile: (u) => 1 / (1 + exp(-quantile(u))), cdf: (x) => cdf(logit(x)) };
}

function logit(share: number): number {
  return ln(share / (1 - share));
}
