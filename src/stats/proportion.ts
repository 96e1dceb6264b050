import pow from '@stdlib/math-base-special-pow';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';

/**
 * Estimate of a probability from `successes` of `trials`: Wilson's score interval (Wilson, JASA 22, 1927); at 0 and at all of n,
 * where Wilson is not exact, the Clopper-Pearson end 1 − (α/2)^(1/n) (Biometrika 26, 1934), so that 0 of 10,000 reaches to 0.00037.
 * With no trials the value is NaN and the interval [0, 1].
 */
export function proportion(successes: number, trials: number, options: EstimateOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  if (trials === 0) {
    return { value: Number.NaN, standardError: Number.NaN, interval: [0, 1], confidence, trials };
  }
  const value = successes / trials;
  return {
    value,
    standardError: trials > 1 ? Math.sqrt((value * (1 - value)) / (trials - 1)) : Number.NaN,
    interval: [lowEnd(successes, trials, confidence), 1 - lowEnd(trials - successes, trials, confidence)],
    confidence,
    trials,
  };
}

/** Estimate of the chance of an event, from the entries of a column that show it. */
export function probability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: EstimateOptions = {},
): Estimate {
  requireEntries(column);
  let successes = 0;
  for (let i = 0; i < column.length; i++) if (event(column[i]!)) successes += 1;
  return proportion(successes, column.length, options);
}

function lowEnd(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  if (successes === trials) return pow((1 - confidence) / 2, 1 / trials);
  const z = zValue(confidence);
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const reach = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return Math.max(0, (centre - reach) / (1 + (z * z) / trials));
}
