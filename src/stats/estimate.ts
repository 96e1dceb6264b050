import { normalQuantile } from '../random/normal.ts';
import type { SetsOfTrials } from './knowledge.ts';

/** A number about all futures, estimated from the trials of a run. */
export interface Estimate {
  readonly value: number;
  /** Standard deviation of the estimate itself; NaN when one trial cannot show it. */
  readonly standardError: number;
  /** Interval that covers the truth with the stated confidence. */
  readonly interval: readonly [low: number, high: number];
  readonly confidence: number;
  /**
   * Of a chance, or a difference of chances, over parameter sets: where its central 90 % over the sets lie, which no number of trials narrows.
   * Absent in a single setting, and where trials are too few to tell.
   */
  readonly knowledge?: readonly [low: number, high: number];
  /** Trials behind it. */
  readonly trials: number;
}

/** How the entries of a column were drawn, when not plainly: one after the other, independent and alike. */
export interface Sampling {
  /** Likelihood ratio of each entry, mean 1 over all that could have been drawn; absent when all entries count alike. */
  readonly weights?: Float64Array | undefined;
  /**
   * Entries i, i + replicates, i + 2·replicates … form one replicate; the replicates are independent of each other, the entries within
   * one are not. Absent when every entry is independent.
   */
  readonly replicates?: number | undefined;
  /** The parameter set of each entry, as `setsOfTrials(run)` has it; absent in a single setting. Estimates of chances then have `knowledge`. */
  readonly sets?: SetsOfTrials | undefined;
}

/** Options of every estimate. */
export interface EstimateOptions extends Sampling {
  /** Between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/** Two-sided standard normal quantile: 1.96 for 0.95. */
export function zValue(confidence: number): number {
  // By the lower tail, in which small chances keep their digits.
  return -normalQuantile((1 - confidence) / 2);
}

/** Checks a confidence or fills in the default. */
export function confidenceOf({ confidence = 0.95 }: EstimateOptions = {}): number {
  if (confidence > 0 && confidence < 1) return confidence;
  throw new RangeError(`Expected confidence to be between 0 and 1, got ${String(confidence)}`);
}

/** Checks that a column has entries. */
export function requireEntries(column: ArrayLike<number>): void {
  if (column.length > 0) return;
  throw new RangeError('Expected the column to have at least one entry, got none');
}
