import type { Element } from '../elements.ts';
import type { RegimeModel } from './model.ts';

/**
 * The weather of one trial: everything that no automaker controls. Drawn by the engine, or written by hand; the model
 * asks it and never draws. Whatever is asked twice must answer the same.
 */
export interface SamplePath {
  /** For each of `Model.policies`, the regime (index in `Model.regimes`) of each day of the horizon. */
  readonly regimes: readonly Uint8Array[];
  /** The regimes as they are in this trial, where its parameter set has other numbers than `Model.regimes`. */
  readonly regimeModels?: readonly RegimeModel[];
  readonly market: MarketInputs;
  /** One for each of `Model.automakers`. */
  readonly automakers: readonly AutomakerInputs[];
}

/** The uncertain numbers of the market, as they are in this trial. */
export interface MarketInputs {
  /** Licensed share of each element's supply, 0 … 1. Where no lane takes it, the part separated in China stands at its median. */
  readonly licensedShare: Readonly<Record<Element, number>>;
  readonly rampPerMonth: number;
  readonly rampCap: number;
  readonly thriftAfterDays: number;
  readonly thriftPerMonth: number;
  readonly thriftCap: number;
}

/** The luck of one automaker. */
export interface AutomakerInputs {
  /** Days, counted from day 0, for which its lanes hold a period licence at the start; 0 for none. */
  readonly licenceDaysAtStart: number;
  /** One for each of `AutomakerModel.lanes`. */
  readonly lanes: readonly LaneInputs[];
}

/**
 * The luck of one lane. Orders are numbered by their cycle: the order of day t is (t + phase) / cycleDays, so that those placed before
 * day 0 have the numbers up to 0. A licence's file has the number of its order, or, for a period licence, −1 on
 * the eve and then 0, 1, 2 … in the order of filing.
 */
export interface LaneInputs {
  /** Buffer B in days, ≥ 0. */
  readonly bufferDays: number;
  /** Phase, 0 … cycleDays − 1. */
  readonly phaseDays: number;
  /** Whether a delivery already ordered on day 0 is cleared. */
  cleared(order: number): boolean;
  /** Effort of review round 0, 1, 2 … of a file, whole working days from 1 to the limit. */
  effort(file: number, round: number): number;
  /** Outcome of that round, a uniform in (0, 1): low is returned, middle is approved, high is refused. */
  outcome(file: number, round: number): number;
  /** Both at once, as to write numbers costs no memory, which to return them may. Need not be there. */
  drawReview?(file: number, round: number, into: Review): void;
}

/** Effort and outcome of a review, each in a list of one. */
export interface Review {
  readonly effort: Int32Array;
  readonly outcome: Float64Array;
}
