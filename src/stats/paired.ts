import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';
import { mean } from './mean.ts';
import { proportion } from './proportion.ts';

/**
 * Estimate of a difference of chances, after − before, from `trials` pairs of yes or no: `gained` of them are yes only after, `lost` only
 * before. Tango's score interval (Statistics in Medicine 17, 1998), one of those that Fagerland, Lydersen and Laake recommend (Statistics
 * in Medicine 33, 2014); it keeps its coverage when few pairs differ, and when none does it reaches to ±z²/(n + z²), never to zero.
 */
export function pairedProportions(
  gained: number,
  lost: number,
  trials: number,
  options: EstimateOptions = {},
): Estimate {
  const confidence = confidenceOf(options);
  if (trials === 0)
    return { value: Number.NaN, standardError: Number.NaN, interval: [-1, 1], confidence, trials };
  const value = (gained - lost) / trials;
  const variance = (gained + lost) / trials - value * value;
  return {
    value,
    standardError: trials > 1 ? Math.sqrt(Math.max(0, variance) / (trials - 1)) : Number.NaN,
    // What is gained seen from after is lost seen from before.
    interval: [-highEnd(lost, gained, trials, confidence), highEnd(gained, lost, trials, confidence)],
    confidence,
    trials,
  };
}

/**
 * Estimate of a difference of means, after − before, of columns whose entries belong together in pairs: the mean of the differences.
 *
 * @param most - the most that a pair can differ by. When no pair differs, the chance that one does may still be as great as
 * 1 − (α/2)^(1/n), and the interval reaches to that chance times `most`. Without it, the interval has no width then.
 */
export function pairedMean(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  options: EstimateOptions & { readonly most?: number } = {},
): Estimate {
  requireEntries(before);
  requirePairs(before, after);
  const differences = Float64Array.from(before, (entry, i) => after[i]! - entry);
  const estimate = mean(differences, options);
  if (options.most === undefined || differences.some((difference) => difference !== 0)) return estimate;
  const reach = options.most * proportion(0, before.length, { confidence: estimate.confidence }).interval[1];
  return { ...estimate, interval: [-reach, reach] };
}

function requirePairs(before: ArrayLike<number>, after: ArrayLike<number>): void {
  if (before.length === after.length) return;
  throw new RangeError(
    `Expected both columns to have as many entries, got ${before.length} and ${after.length}`,
  );
}

/** The greatest difference that the score test does not reject, by bisection: the score falls as the difference grows. */
function highEnd(gained: number, lost: number, trials: number, confidence: number): number {
  const z = zValue(confidence);
  let low = (gained - lost) / trials;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (score(gained, lost, trials, middle) >= -z) low = middle;
    else high = middle;
  }
  return high;
}

/** Tango's score of a hypothetical difference: how far the counts lie from it, in standard deviations under it. */
function score(gained: number, lost: number, trials: number, difference: number): number {
  const distance = gained - lost - trials * difference;
  // The likeliest chance of a lost pair under that difference: the positive root of a quadratic.
  const b = -gained - lost + (2 * trials - gained + lost) * difference;
  const c = -lost * difference * (1 - difference);
  const chance = (Math.sqrt(Math.max(0, b * b - 8 * trials * c)) - b) / (4 * trials);
  const variance = trials * (2 * chance + difference * (1 - difference));
  return distance === 0 ? 0 : distance / Math.sqrt(variance);
}
