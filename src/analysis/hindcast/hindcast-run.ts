import type { Scenario } from '../../scenario/types.ts';

/** Simulated observables of a past episode: draws whose spread has both parameters and chance in it. */
export interface HindcastRun {
  /** The scenario, with the observed firms as automakers. */
  readonly scenario: Scenario;
  /**
   * By place and month `YYYY-MM`, for all trials of all parameter draws: the customs flow as a share of a
   * normal month, with the error of a month.
   */
  readonly flows: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
  /** The same flows without the error of a month. */
  readonly expectedFlows: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
  /** By destination, for each parameter draw, by day: decided applications as a share of those filed. */
  readonly decided: Readonly<Record<string, readonly Float64Array[]>>;
  /** By destination, for each parameter draw, by day: licensed goods that departed, as a share of plan. */
  readonly departed: Readonly<Record<string, readonly Float64Array[]>>;
  /**
   * By firm, for all trials of all parameter draws: day of the first halt; the horizon when there is none.
   */
  readonly firstHaltDay: Readonly<Record<string, Float64Array>>;
  /** By firm, for all trials of all parameter draws: days of the first halt; NaN when there is none. */
  readonly haltLength: Readonly<Record<string, Float64Array>>;
  /** Number of trials of each parameter draw. */
  readonly trials: number;
  /** Number of parameter draws. */
  readonly parameterDraws: number;
}
