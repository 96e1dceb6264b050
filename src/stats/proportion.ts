import pow from '@stdlib/math-base-special-pow';
import { describe } from '../errors.ts';
import { betaQuantile } from './beta.ts';
import { confidenceOf, type Estimate, type EstimateOptions, zValue } from './estimate.ts';

/** Options of estimated chances. */
export interface ProportionOptions extends EstimateOptions {
  /**
   * Wilson's interval covers as often as stated on average over chances; Clopper and Pearson's at least as often for every chance, and so
   * is wider. Default `'wilson'`. Of weighted or replicated entries there is one interval only, and the method does not matter.
   */
  readonly method?: 'wilson' | 'clopper-pearson';
}

/**
 * Estimate of a probability from `successes` of `trials`: Wilson's score interval (Wilson, JASA 22, 1927), or on request the exact one of
 * Clopper and Pearson (Biometrika 26, 1934). The rule at 0 and at all of n, where Wilson's is not exact, is Clopper and Pearson's end
 * 1 − (α/2)^(1/n) under either method, so that 0 of 10,000 reaches to 0.00037. With no trials the value is NaN and the interval [0, 1].
 *
 * @throws {RangeError} for a confidence outside (0, 1) or an unknown method.
 */
export function proportion(successes: number, trials: number, options: ProportionOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  const lowEnd = methodOf(options);
  if (trials === 0) {
    return { value: Number.NaN, standardError: Number.NaN, interval: [0, 1], confidence, trials };
  }
  const value = successes / trials;
  return {
    value,
    standardError: trials > 1 ? Math.sqrt((value * (1 - value)) / (trials - 1)) : Number.NaN,
    interval: [lowEnd(successes, trials, confidence), highEnd(lowEnd, successes, trials, confidence)],
    confidence,
    trials,
  };
}

/** Low end of an interval; `trials`, the effective number of them, need not be whole. */
type LowEnd = (successes: number, trials: number, confidence: number) => number;

/** Wilson's low end, at all of n the exact one. */
export function wilsonLow(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  if (successes === trials) return lowOfAll(trials, confidence);
  const z = zValue(confidence);
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const reach = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return Math.max(0, (centre - reach) / (1 + (z * z) / trials));
}

/** The chance at which all of `trials` succeed once in 2/α times: the low end when all did. */
export function lowOfAll(trials: number, confidence: number): number {
  return pow((1 - confidence) / 2, 1 / trials);
}

function clopperPearsonLow(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  if (successes === trials) return lowOfAll(trials, confidence);
  return betaQuantile((1 - confidence) / 2, successes, trials - successes + 1);
}

function highEnd(lowEnd: LowEnd, successes: number, trials: number, confidence: number): number {
  // Straight from the upper tail, so that a small end keeps its digits.
  if (lowEnd === clopperPearsonLow && successes > 0 && successes < trials) {
    return betaQuantile((1 - confidence) / 2, successes + 1, trials - successes, 'upper');
  }
  return 1 - lowEnd(trials - successes, trials, confidence);
}

function methodOf({ method = 'wilson' }: ProportionOptions): LowEnd {
  if (method === 'wilson') return wilsonLow;
  if (method === 'clopper-pearson') return clopperPearsonLow;
  throw new RangeError(`Expected method to be wilson or clopper-pearson, got ${describe(method)}`);
}
