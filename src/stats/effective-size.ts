import { requireEntries } from './estimate.ts';

/**
 * Returns Kish's effective sample size, (Σ w)² / Σ w² (Survey Sampling, 1965).
 *
 * That many unweighted entries have about the same error. It is at most the number of weights, and NaN when
 * all are 0 or one is NaN.
 *
 * @param weights - each at least 0; only their ratios count.
 * @throws {RangeError} for no weights.
 * @example
 * ```ts
 * import { effectiveSampleSize } from 'rare-earth-risk';
 * console.log(effectiveSampleSize([1, 1, 1, 1])); // 4
 * console.log(effectiveSampleSize([4, 0, 0, 0])); // 1
 * ```
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  requireEntries(weights);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    squares += weights[i]! * weights[i]!;
  }
  return (sum * sum) / squares;
}
