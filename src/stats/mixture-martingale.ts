import ln from '@stdlib/math-base-special-ln';
import { confidenceOf, type EstimateOptions } from './estimate.ts';
import { logBeta } from './log-gamma.ts';

/**
 * The bets against a hypothesis are spread about it as its posterior would be after so many trials. Measured over p = 0.001 … 0.5 and
 * n = 1000 … 1,000,000, this keeps the sequence between 1.4 and 2.0 times as wide as an interval for one n.
 */
export const MIXTURE_TRIALS = 200;

/** What rejects: by Ville's inequality the wealth ever reaches 1/α with a chance of at most α. */
export function rejectionLevel(options: EstimateOptions): number {
  return -ln(1 - confidenceOf(options));
}

/**
 * Logarithm of the wealth of someone who began with 1 and bet against "each trial succeeds with chance `p`" by the mixture of all other
 * chances under Beta(rp, r(1 − p)), r = MIXTURE_TRIALS: Beta(rp + s, r(1 − p) + n − s) / Beta(rp, r(1 − p)) / (pˢ(1 − p)ⁿ⁻ˢ). A martingale
 * of mean 1 when `p` is true (Ville 1939; Robbins, Annals of Mathematical Statistics 41, 1970; Howard, Ramdas, McAuliffe and
 * Sekhon, Annals of Statistics 49, 2021, on two-sided beta-binomial mixtures).
 *
 * @param p - between 0 and 1 exclusive.
 */
export function logWealth(successes: number, trials: number, p: number): number {
  const a = MIXTURE_TRIALS * p;
  const b = MIXTURE_TRIALS * (1 - p);
  const failures = trials - successes;
  const mixture = logBeta(a + successes, b + failures) - logBeta(a, b);
  return mixture - successes * ln(p) - failures * ln(1 - p);
}

/** Refuses replicates: their entries depend on each other, so no bet on the next entry is fair. */
export function requireOneByOne({ replicates }: EstimateOptions): void {
  if (replicates === undefined) return;
  throw new RangeError(
    `Expected a confidence sequence to be of trials independent of each other, got ${String(replicates)} replicates`,
  );
}
