import pow from '@stdlib/math-base-special-pow';
import { checkWhole } from '../check.ts';
import { describe } from '../errors.ts';
import { betaQuantile } from './beta.ts';
import { checkEstimateOptions, type Estimate, type EstimateOptions, zValue } from './estimate.ts';

/** Options of an estimated chance. */
export interface ProportionOptions extends EstimateOptions {
  /**
   * `'wilson'`, the default, has the stated coverage on average over chances. `'clopper-pearson'` has at
   * least that for every chance, and is wider. Weighted or replicated entries have one interval, whatever the
   * method.
   */
  readonly method?: 'wilson' | 'clopper-pearson';
}

/**
 * Estimates a probability from `successes` of `trials`, with Wilson's score interval (JASA 22, 1927).
 *
 * `method: 'clopper-pearson'` gives the exact interval of Clopper and Pearson (Biometrika 26, 1934). When
 * none or all of n succeed, both methods use its end, 1 − (α/2)^(1/n): 0 of 10,000 has the interval 0 to
 * 0.00037. Without trials the value is NaN and the interval [0, 1]; with one, the standard error is NaN.
 *
 * @param successes - whole, 0 … trials.
 * @param trials - whole, 0 or more.
 * @throws {TypeError | RangeError} for counts outside these ranges, a confidence outside (0, 1), or an
 * unknown option or method.
 * @example
 * ```ts
 * import { proportion } from 'rare-earth-risk';
 * const { value, interval } = proportion(3, 10);
 * console.log(value); // 0.3
 * console.log(interval.map((end) => end.toFixed(3)).join(' to ')); // 0.108 to 0.603
 * console.log(proportion(0, 10_000).interval[1].toFixed(5)); // 0.00037
 * ```
 */
export function proportion(successes: number, trials: number, options: ProportionOptions = {}): Estimate {
  const confidence = checkEstimateOptions(options, ['method']);
  const lowEnd = methodOf(options);
  requireCounts(successes, trials);
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

function requireCounts(successes: number, trials: number): void {
  checkWhole('trials', trials, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('successes', successes, 0, trials);
}

/** Returns the low end of an interval; `trials`, their effective number, need not be whole. */
type LowEnd = (successes: number, trials: number, confidence: number) => number;

/** Returns Wilson's low end; when all succeed, the exact one. */
export function wilsonLow(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  if (successes === trials) return lowOfAll(trials, confidence);
  const z = zValue(confidence);
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const halfWidth = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return Math.max(0, (centre - halfWidth) / (1 + (z * z) / trials));
}

/** Returns the chance at which all of `trials` succeed with probability α/2: the low end when all did. */
export function lowOfAll(trials: number, confidence: number): number {
  return pow((1 - confidence) / 2, 1 / trials);
}

function clopperPearsonLow(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  if (successes === trials) return lowOfAll(trials, confidence);
  return betaQuantile((1 - confidence) / 2, successes, trials - successes + 1);
}

function highEnd(lowEnd: LowEnd, successes: number, trials: number, confidence: number): number {
  // From the upper tail, so a small end keeps its digits.
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
