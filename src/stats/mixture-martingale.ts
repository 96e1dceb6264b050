import ln from '@stdlib/math-base-special-ln';
import { logBetaPower } from './beta.ts';
import { confidenceOf, type EstimateOptions } from './estimate.ts';

/** Options of a confidence sequence. */
export interface SequenceOptions extends EstimateOptions {
  /**
   * About how many entries the run will take, fixed before it: there the interval is narrowest, 1.55 times that for one n. It holds
   * whatever is said here. Default 1600, which keeps the interval between 1.3 and 2 times as wide over n = 1000 … 1,000,000.
   */
  readonly expectedTrials?: number;
}

/** Where a sequence is narrowest when nothing is said. */
export const EXPECTED_TRIALS = 1600;

/** At 95 % a mixture as wide as a posterior after r trials rejects soonest after 8 r. */
const NARROWEST_AFTER = 8;

/**
 * After how many trials r a posterior would be as wide as the mixture of bets that suits the run.
 *
 * @throws {RangeError} for `expectedTrials` not above 0.
 */
export function mixtureTrials({ expectedTrials = EXPECTED_TRIALS }: SequenceOptions): number {
  if (expectedTrials > 0 && Number.isFinite(expectedTrials)) return expectedTrials / NARROWEST_AFTER;
  throw new RangeError(`Expected expectedTrials to be above 0, got ${String(expectedTrials)}`);
}

/** What rejects: by Ville's inequality the wealth ever reaches 1/α with a chance of at most α. */
export function rejectionLevel(options: EstimateOptions): number {
  return -ln(1 - confidenceOf(options));
}

/**
 * Logarithm of the wealth of someone who began with 1 and bet against "each trial succeeds with chance `p`" by the mixture of all other
 * chances under Beta(rp, r(1 − p)), r = `mixture`: Beta(rp + s, r(1 − p) + n − s) / Beta(rp, r(1 − p)) / (pˢ(1 − p)ⁿ⁻ˢ). A martingale
 * of mean 1 when `p` is true (Ville 1939; Robbins, Annals of Mathematical Statistics 41, 1970; Howard, Ramdas, McAuliffe and
 * Sekhon, Annals of Statistics 49, 2021, on two-sided beta-binomial mixtures).
 *
 * @param p - between 0 and 1 exclusive.
 */
export function logWealth(successes: number, trials: number, p: number, mixture: number): number {
  const a = mixture * p;
  const b = mixture * (1 - p);
  // The powers of p are taken into the beta functions, which would cancel to few digits without them.
  const failures = trials - successes;
  return logBetaPower(p, a, b) - logBetaPower(p, a + successes, b + failures);
}

/** Refuses replicates: their entries depend on each other, so no bet on the next entry is fair. */
export function requireOneByOne({ replicates }: EstimateOptions): void {
  if (replicates === undefined) return;
  throw new RangeError(
    `Expected a confidence sequence to be of trials independent of each other, got ${String(replicates)} replicates`,
  );
}
