import { checkOptions } from '../check.ts';
import { describe } from '../errors.ts';
import { normalQuantile } from '../random/normal.ts';
import { requireNumbers } from './entries.ts';
import type { SetsOfTrials } from './knowledge.ts';

/** A number about all possible futures, estimated from the trials of a run, with its sampling error. */
export interface Estimate {
  readonly value: number;
  /** Standard error of `value`; NaN where there are too few trials for one. */
  readonly standardError: number;
  /** Covers the true value with chance `confidence`; an end may be infinite. */
  readonly interval: readonly [low: number, high: number];
  /** Coverage of `interval`, between 0 and 1. */
  readonly confidence: number;
  /**
   * Central 90 % range over parameter sets, which more trials do not narrow. Present for a chance or a
   * difference of chances; absent without parameter sets, and with fewer than 8 trials a set.
   */
  readonly knowledge?: readonly [low: number, high: number];
  /** Trials that the estimate is based on; entries without a value (NaN) are not among them. */
  readonly trials: number;
}

/** How the entries of a column were drawn, where they are not independent and identically distributed. */
export interface Sampling {
  /** Likelihood ratio of each entry, with expectation 1; absent when all entries count alike. */
  readonly weights?: ArrayLike<number> | undefined;
  /**
   * Number of independent replicates: entries i, i + replicates, i + 2·replicates … form one. Entries
   * within one may depend on each other, as in quasi-Monte Carlo. Absent when all entries are independent.
   */
  readonly replicates?: number | undefined;
  /**
   * Parameter set of each entry, from `setsOfTrials(run)`; absent without parameter sets. Adds `knowledge`.
   */
  readonly sets?: SetsOfTrials | undefined;
}

/** Options of every estimate. */
export interface EstimateOptions extends Sampling {
  /** Coverage of the interval, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/** Returns the two-sided standard normal quantile: 1.96 for a confidence of 0.95. */
export function zValue(confidence: number): number {
  // From the lower tail, where small chances keep their digits.
  return -normalQuantile((1 - confidence) / 2);
}

/** Returns the confidence, 0.95 if absent, or throws a RangeError if it is not between 0 and 1. */
export function confidenceOf({ confidence = 0.95 }: EstimateOptions = {}): number {
  if (typeof confidence === 'number' && confidence > 0 && confidence < 1) return confidence;
  throw new RangeError(`Expected confidence to be between 0 and 1, got ${describe(confidence)}`);
}

/** Keys of the options of every estimate. */
const ESTIMATE_OPTIONS: readonly (keyof EstimateOptions)[] = ['confidence', 'weights', 'replicates', 'sets'];

/**
 * Returns the confidence after checking that the options have none but known keys.
 *
 * @param more - keys besides those of every estimate.
 * @throws {TypeError | RangeError} for another kind of options, an unknown key, or a confidence that is no
 * number between 0 and 1.
 */
export function checkEstimateOptions(options: EstimateOptions, more: readonly string[] = []): number {
  checkOptions(options, [...ESTIMATE_OPTIONS, ...more]);
  if (options.weights !== undefined) requireNumbers('weights', options.weights);
  return confidenceOf(options);
}

/** Throws a RangeError for a column without entries. */
export function requireEntries(column: ArrayLike<number>): void {
  if (column.length > 0) return;
  throw new RangeError('Expected the column to have at least one entry, got none');
}
