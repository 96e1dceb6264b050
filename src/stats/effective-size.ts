import { requireNumbers, requireWeights } from './entries.ts';
import { requireEntries } from './estimate.ts';

/**
 * Returns Kish's effective sample size, (Σ w)² / Σ w² (Survey Sampling, 1965).
 *
 * That many unweighted entries have about the same error. It is at most the number of weights.
 *
 * @param weights - finite, each at least 0, not all 0; only their ratios count.
 * @throws {TypeError | RangeError} for no weights, or others.
 * @example
 * ```ts
 * import { effectiveSampleSize } from 'rare-earth-risk';
 * console.log(effectiveSampleSize([1, 1, 1, 1])); // 4
 * console.log(effectiveSampleSize([4, 0, 0, 0])); // 1
 * ```
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  requireNumbers('weights', weights);
  requireEntries(weights);
  const checked = requireWeights(weights, weights.length);
  const largest = checked.reduce((most, w) => Math.max(most, w), 0);
  // Squares of others leave the range of doubles.
  const unit = largest > 1e-150 && largest < 1e150 ? 1 : largest;
  let sum = 0;
  let squares = 0;
  for (const w of checked) {
    sum += w / unit;
    squares += (w / unit) * (w / unit);
  }
  return (sum * sum) / squares;
}
