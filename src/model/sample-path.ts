import type { Element } from '../elements.ts';
import type { RegimeModel } from './model.ts';

/**
 * One realisation of everything that no automaker controls (model.md §1), drawn from a seed or written by
 * hand. The model asks it and never draws. Whatever is asked twice must give the same answer.
 */
export interface SamplePath {
  /** For each of `Model.policies`, the regime (index in `Model.regimes`) of each day of the horizon. */
  readonly regimes: readonly Uint8Array[];
  /** The regimes of this trial, where its parameter set has other numbers than `Model.regimes`. */
  readonly regimeModels?: readonly RegimeModel[];
  /** For each of `Model.policies`, the pace of its desk, above 0. Absent: 1. */
  readonly paces?: ArrayLike<number>;
  readonly market: MarketInputs;
  /** One for each of `Model.automakers`. */
  readonly automakers: readonly AutomakerInputs[];
}

/** The uncertain numbers of the market in one trial. */
export interface MarketInputs {
  /** Licensed share of each element's supply, 0 … 1; at a median for an element that no lane takes. */
  readonly licensedShare: Readonly<Record<Element, number>>;
  readonly rampPerMonth: number;
  readonly rampCap: number;
  readonly thriftAfterDays: number;
  readonly thriftPerMonth: number;
  readonly thriftCap: number;
}

/** What one trial gives to one automaker. */
export interface AutomakerInputs {
  /** Days, counted from day 0, for which its lanes hold a period licence at the start; 0 for none. */
  readonly licenceDaysAtStart: number;
  /** One for each of `AutomakerModel.lanes`. */
  readonly lanes: readonly LaneInputs[];
}

/**
 * What one trial gives to one lane. Orders are numbered by their cycle: the order of day t is
 * (t + phase) / cycleDays, so those placed before day 0 have the numbers up to 0. An application for one
 * shipment has the number of its order. Applications for a period licence are −1 on day −1, then 0, 1, 2 …
 * in the order of filing; those of lanes that share applications have the number of their day.
 */
export interface LaneInputs {
  /** Buffer B in days, ≥ 0. */
  readonly bufferDays: number;
  /** Phase, 0 … cycleDays − 1. */
  readonly phaseDays: number;
  /** In (0, 1): its applications stall under a regime that stalls a greater share. Absent: never. */
  readonly standing?: number;
  /** Whether its orders may go as assemblies. Absent: no. */
  readonly hasAssemblies?: boolean;
  /** Returns whether a delivery that was ordered before day 0 is cleared. */
  cleared(order: number): boolean;
  /** Returns the effort of review round 0, 1, 2 … of an application: working days, 1 to the limit. */
  effort(application: number, round: number): number;
  /** Returns the outcome of that round, in (0, 1): low is returned, middle approved, high refused. */
  outcome(application: number, round: number): number;
  /** Writes both at once, which takes no memory. Need not be there. */
  drawReview?(application: number, round: number, into: Review): void;
}

/** Effort and outcome of a review, each in a list of one. */
export interface Review {
  readonly effort: Int32Array;
  readonly outcome: Float64Array;
}
