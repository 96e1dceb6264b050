import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';
import { mean } from './mean.ts';
import { cut, rareInterval } from './rare-interval.ts';

/**
 * Estimates a difference of chances, after − before, from pairs of yes or no, with Tango's score
 * interval.
 *
 * The interval keeps its coverage when few pairs differ; when none does it is ±z²/(n + z²), never of
 * width 0 (Tango, Statistics in Medicine 17, 1998; recommended by Fagerland, Lydersen and Laake, ibid. 33,
 * 2014).
 *
 * @param gained - pairs that are yes only after.
 * @param lost - pairs that are yes only before.
 * @param trials - all pairs; with none the value is NaN and the interval [−1, 1].
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
    // A gain from before to after is a loss from after to before.
    interval: [-highEnd(lost, gained, trials, confidence), highEnd(gained, lost, trials, confidence)],
    confidence,
    trials,
  };
}

/**
 * Estimates a difference of means, after − before, of two columns of pairs, as the mean of the
 * differences.
 *
 * The interval is Student's; where few pairs differ, all in one direction, it is extended as that of rare
 * losses.
 *
 * @param most - the largest possible difference of a pair. When no pair differs, the interval is ± `most`
 * times the chance that one may still have, 1 − (α/2)^(1/n). Without `most` the interval is then −∞ to ∞.
 */
export function pairedMean(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  options: EstimateOptions & { readonly most?: number } = {},
): Estimate {
  requireEntries(before);
  requirePairs(before, after);
  const differences = Float64Array.from(before, (entry, i) => after[i]! - entry);
  const { most, ...rest } = options;
  const estimate = mean(differences, most === undefined ? rest : { ...rest, least: -most, most });
  const isRising = differences.every((difference) => difference >= 0);
  if (!isRising && differences.some((difference) => difference > 0)) return estimate;
  const rare = rareInterval(estimate, 0, estimate.confidence) ?? estimate.interval;
  const [low, high] = cut(rare, most === undefined ? {} : { least: -most, most });
  return {
    ...estimate,
    interval: [Math.min(estimate.interval[0], low), Math.max(estimate.interval[1], high)],
  };
}

function requirePairs(before: ArrayLike<number>, after: ArrayLike<number>): void {
  if (before.length === after.length) return;
  throw new RangeError(`Expected after to have length ${before.length}, as before has, got ${after.length}`);
}

/**
 * Returns the largest difference that the score test accepts, by bisection: the score falls as it grows.
 */
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

/**
 * Returns Tango's score of a hypothetical difference: the distance of the counts from it, in standard
 * errors.
 */
function score(gained: number, lost: number, trials: number, difference: number): number {
  const distance = gained - lost - trials * difference;
  // The likeliest chance of a loss under that difference is the positive root of a quadratic.
  const b = -gained - lost + (2 * trials - gained + lost) * difference;
  const c = -lost * difference * (1 - difference);
  const chance = (Math.sqrt(Math.max(0, b * b - 8 * trials * c)) - b) / (4 * trials);
  const variance = trials * (2 * chance + difference * (1 - difference));
  return distance === 0 ? 0 : distance / Math.sqrt(variance);
}
