import { requireEntries } from './estimate.ts';

/** Kish's effective sample size, (Σ w)² / Σ w²: as many plain entries have the same error (Kish, Survey Sampling, 1965). NaN when all are 0. */
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
