import ln from '@stdlib/math-base-special-ln';
import { describe } from '../errors.ts';
import { logBetaPower } from './beta.ts';
import { checkEstimateOptions, confidenceOf, type EstimateOptions } from './estimate.ts';

/** Options of a confidence sequence: an interval that stays valid when a run stops at any time. */
export interface SequenceOptions extends EstimateOptions {
  /**
   * Rough number of entries that the run will take, fixed before it. The interval is narrowest there, about
   * 1.55 times as wide as one for a fixed n, and valid everywhere. Default 1600: 1.3 to 2 times as wide over
   * n = 1000 … 1,000,000. From 1 to 1e15.
   */
  readonly expectedTrials?: number;
}

/** Default of `expectedTrials`. */
export const EXPECTED_TRIALS = 1600;

/** At 95 %, a mixture as wide as a posterior after r trials is narrowest after 8 r. */
const NARROWEST_AFTER = 8;

/** Most trials for which a sequence can be made: above it, counts are no exact doubles. */
const MOST_EXPECTED = 1e15;

/** Returns the confidence after checking the options of a confidence sequence. */
export function checkSequenceOptions(options: SequenceOptions): number {
  const confidence = checkEstimateOptions(options, ['expectedTrials']);
  mixtureTrials(options);
  return confidence;
}

/**
 * Returns the number of trials r after which a posterior is as wide as the best mixture for the run.
 *
 * @throws {RangeError} for an `expectedTrials` that is no number from 1 to 1e15.
 */
export function mixtureTrials({ expectedTrials = EXPECTED_TRIALS }: SequenceOptions): number {
  const isNumber = typeof expectedTrials === 'number';
  if (isNumber && expectedTrials >= 1 && expectedTrials <= MOST_EXPECTED) {
    return expectedTrials / NARROWEST_AFTER;
  }
  throw new RangeError(
    `Expected expectedTrials to be a number from 1 to ${MOST_EXPECTED}, got ${describe(expectedTrials)}`,
  );
}

/** Returns ln(1/α): by Ville's inequality the wealth ever reaches 1/α with a chance of at most α. */
export function rejectionLevel(options: EstimateOptions): number {
  return -ln(1 - confidenceOf(options));
}

/**
 * Returns the logarithm of the wealth of a bettor, who began with 1, against "each trial succeeds with
 * chance `p`".
 *
 * The bets are a mixture of all other chances under Beta(rp, r(1 − p)), r = `mixture`. The wealth is
 * Beta(rp + s, r(1 − p) + n − s) / Beta(rp, r(1 − p)) / (pˢ(1 − p)ⁿ⁻ˢ), a martingale of mean
 * 1 when `p` is true (Ville 1939; Robbins, Annals of Mathematical Statistics 41, 1970; two-sided
 * beta-binomial mixtures in Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49, 2021).
 *
 * @param p - between 0 and 1 exclusive.
 */
export function logWealth(successes: number, trials: number, p: number, mixture: number): number {
  const a = mixture * p;
  const b = mixture * (1 - p);
  // The powers of p are part of the beta functions; computed apart, they would cancel to few digits.
  const failures = trials - successes;
  return logBetaPower(p, a, b) - logBetaPower(p, a + successes, b + failures);
}

/**
 * Throws a RangeError for replicates: their entries depend on each other, and bets on them are not fair.
 */
export function requireIndependent({ replicates }: EstimateOptions): void {
  if (replicates === undefined) return;
  throw new RangeError(
    `Expected replicates to be absent from a confidence sequence, got ${describe(replicates)}`,
  );
}
