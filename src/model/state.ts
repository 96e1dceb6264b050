import type { AssemblyModel, AutomakerModel, Model, RegimeModel } from './model.ts';
import type { LaneInputs, MarketInputs } from './sample-path.ts';
import type { AutomakerTrajectory, LaneTrajectory, Trajectory } from './trajectory.ts';

/*
 * What the model carries from one day to the next. `initial-state.ts` makes it and `step.ts` advances it.
 * Each rule writes what happened on the day into the trajectories of its lane and automaker.
 */

/** The state of all automakers and of the desks that decide their applications. */
export interface State {
  readonly model: Model;
  readonly market: MarketInputs;
  /** One for each of `Model.policies`. */
  readonly desks: readonly DeskState[];
  readonly automakers: readonly AutomakerState[];
  /** The lanes of all automakers, in their order. */
  readonly lanes: readonly LaneState[];
  /** What happened so far. */
  readonly trajectory: Trajectory;
}

/** The licence desk of one policy (model.md §4). */
export interface DeskState {
  /** The regimes of this trial at the pace of this desk, and the index of the regime of each day. */
  readonly regimes: readonly RegimeModel[];
  readonly regimeOfDay: Uint8Array;
  /** The regime of today. */
  regime: RegimeModel;
  /** Applications that everyone has filed, the backlog among them; fractions count. */
  filed: number;
  /** Applications of those that the desk has taken up. */
  takenUp: number;
  /** Applications of the modelled lanes that are not decided. */
  pending: Application[];
}

/** An application for a licence: for one consignment, or for the lane's period licence. */
export interface Application {
  readonly lane: LaneState;
  /** The goods that wait for it; none where it is for a period licence. */
  readonly consignment: Consignment | undefined;
  readonly number: number;
  /** Applications that the desk takes up before this one. */
  readonly ahead: number;
  /** The round of its review, 0, 1, 2 …; −1 while it queues. */
  round: number;
  /** Effort that is left of the round. */
  effortLeft: number;
  decision: 'pending' | 'approved' | 'refused';
}

/** An automaker and its line. */
export interface AutomakerState {
  readonly model: AutomakerModel;
  readonly desk: DeskState;
  readonly trajectory: AutomakerTrajectory;
  /** By atomic number, then chain. */
  readonly lanes: LaneState[];
  isHalted: boolean;
}

/** One lane: its stock, its goods on order and its licences. Quantities are days of cover at full rate. */
export interface LaneState {
  readonly automaker: AutomakerState;
  readonly isEssential: boolean;
  readonly inputs: LaneInputs;
  readonly assembly: AssemblyModel;
  readonly isSharing: boolean;
  readonly trajectory: LaneTrajectory;
  /** The licensed share s. */
  readonly share: number;
  /** The base stock Z. */
  readonly orderUpToLevel: number;
  onHand: number;
  /** Quantity of all goods that wait or are in transit. */
  onOrder: number;
  /** How goods go that depart today, and their days in transit. */
  goesByAir: boolean;
  transitDays: number;
  /** Goods that have not departed. */
  waiting: Consignment[];
  inTransit: Consignment[];
  /** The day E on which the period licence lapses; 0 without one. */
  licensedUntil: number;
  /** The day from which on its renewal is filed; infinite once it is. */
  renewableFrom: number;
  /** Whether an application for a period licence is pending. */
  isLicencePending: boolean;
  /** Applications for a period licence that were filed from day 0 on. */
  licencesAppliedFor: number;
}

/** Goods on order. */
export interface Consignment {
  readonly quantity: number;
  permit: Permit;
  /** The first day on which the permit lets the goods depart. */
  permittedFrom: number;
  /** The day of arrival, once the goods have departed. */
  arrivalDay: number;
}

/**
 * What lets goods depart: a licence for one shipment; the period licence that the lane held on day 0; the
 * one that the lane holds on the day; or nothing, while their application is pending.
 */
export type Permit = 'shipment licence' | 'period licence of day 0' | 'period licence' | 'none';
