import type { Scenario } from '../../scenario/types.ts';

/** What a past would have brought, as draws: one or several a world, so that their spread is what is not known and luck together. */
export interface HindcastRun {
  /** With the observed firms as automakers. */
  readonly scenario: Scenario;
  /** By place and month `YYYY-MM`: customs flow as a share of a normal month. */
  readonly flows: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
  /** By destination, a list by day for each world: files decided as a share of those lodged. */
  readonly decided: Readonly<Record<string, readonly Float64Array[]>>;
  /** By destination, a list by day for each world: licensed goods that departed, as a share of plan. */
  readonly departed: Readonly<Record<string, readonly Float64Array[]>>;
  /** By firm, an entry a trial of every world: first day of the first halt (the horizon without one), and its length in days (NaN without one). */
  readonly firstHaltDay: Readonly<Record<string, Float64Array>>;
  readonly haltLength: Readonly<Record<string, Float64Array>>;
  /** Trials of each world, and worlds. */
  readonly trials: number;
  readonly worlds: number;
}
