import type { AutomakerModel, Model } from '../model/model.ts';
import type { AutomakerInputs } from '../model/sample-path.ts';
import type { AutomakerTrajectory } from '../model/trajectory.ts';
import { type ConsignmentQueue, createQueue } from './consignment-queue.ts';
import { createDecisionCache, type DecisionCache } from './decision-cache.ts';
import { roundingMarginOf } from './depletion.ts';
import type { DeskTables } from './desk-tables.ts';

/** The boat: all that one automaker carries from day to day. Lists have one entry a lane. */
export interface AutomakerState {
  readonly model: Model;
  readonly automaker: AutomakerModel;
  readonly desk: DeskTables;
  inputs: AutomakerInputs;
  readonly trajectory: AutomakerTrajectory;
  /** Whether the log is kept for every lane. */
  readonly isRecorded: boolean;
  /** Whether goods may go by air, so that their way is chosen on the day they depart. */
  readonly usesAir: boolean;
  /** Least days from departure to landing. */
  readonly minTransitDays: number;
  /** Most days from departure to landing. */
  readonly maxTransitDays: number;

  readonly essential: Uint8Array;
  /** Licensed share in this trial, and net need at full rate (`Flow`). */
  readonly share: Float64Array;
  readonly cumulativeNetNeed: Float64Array[];
  readonly baseStock: Float64Array;
  readonly onHand: Float64Array;
  readonly onOrder: Float64Array;
  /** The day of the first delivery that was ordered before day 0, or would be (`day-zero.ts`). */
  readonly firstReceiptDay: Int32Array;
  readonly decisions: DecisionCache;
  /** What may be used of the base stock before the lane is below its comfort, and of what stands in stock, counted from day 0 (`trouble.ts`). */
  readonly room: Float64Array;
  readonly most: Float64Array;
  /** The goods that are being ordered, filed, sent or landed. Numbers in lists, as passing them on would cost memory. */
  readonly inHand: Float64Array;
  /** While the lane is followed by itself (`follow-lane.ts`): what stock on hand and on order lack to the base stock, use apart; least evening stock seen. */
  readonly shortfall: Float64Array;
  readonly minClosingStock: Float64Array;
  /** When the lane is next due (`coast.ts`). */
  readonly due: Int32Array;
  /** Evening stock from which on the lane surely does not slow the line, nor runs out … */
  readonly lineFloor: Float64Array;
  /** … nor keeps a line that was halted by others from restarting. */
  readonly restartFloor: Float64Array;
  /** By how much use may be misjudged when it is looked ahead at (`use.ts`). */
  readonly roundingMargin: number;
  /** Evening stock from which on a first look finds a lane's line not slowed, and its goods going by sea where that is faster (`period-look.ts`). */
  readonly ease: Float64Array;
  /** The first day on which the line may not run at full rate, and the day after the last one. */
  shortFrom: number;
  shortUntil: number;
  /** Whether the lane may be below its comfort. */
  readonly isShort: Uint8Array;
  /** The lanes that are sailed, in order, from entry `crewFrom` on: without a log those that may matter to the line, else all. */
  readonly activeLanes: Int32Array;
  activeFrom: number;
  /** On hand when the day began: decides between air and sea. */
  readonly openingStock: Float64Array;
  readonly nextOrderDay: Int32Array;

  /** Goods licensed to leave, those placed and departed on one day marked as behind its arrivals (`departureKey`). */
  readonly toDepart: ConsignmentQueue;
  readonly inTransit: ConsignmentQueue;
  readonly refused: ConsignmentQueue;

  /** Goods that wait for a period licence. */
  readonly heldForLicence: Float64Array;
  /** The day on which the period licence lapses, E, 0 without one; and, where it is looked at ahead, its first day. */
  readonly validUntil: Int32Array;
  readonly validFrom: Int32Array;
  readonly renewOn: Int32Array;
  /** The day on which the pending file is decided; NEVER without one (or when it is never decided). */
  readonly decidedOn: Int32Array;
  readonly approvalPending: Uint8Array;
  readonly hasPendingFile: Uint8Array;
  readonly filesLodged: Int32Array;
}

export function createAutomakerState(
  model: Model,
  index: number,
  desk: DeskTables,
  trajectory: AutomakerTrajectory,
): AutomakerState {
  const automaker = model.automakers[index]!;
  const lanes = automaker.lanes.length;
  const usesAir = automaker.expediteBelowDays > 0;
  const air = usesAir ? automaker.expediteTransitDays : automaker.transitDays;
  const perLane = (): Float64Array => new Float64Array(lanes);
  const perLaneDays = (): Int32Array => new Int32Array(lanes);
  const room = mostConsignments(model, automaker);
  const list = (): ConsignmentQueue => createQueue(lanes, room);
  const { plant } = model;
  const lineFloor = Float64Array.from(automaker.lanes, ({ essential }) =>
    essential ? leastEvening(model) : 0,
  );
  const restartFloor = lineFloor.map((minClosingStock) => Math.max(minClosingStock, plant.restartDays));
  return {
    model,
    automaker,
    desk,
    inputs: { licenceDaysAtStart: 0, lanes: [] },
    trajectory,
    isRecorded: trajectory.lanes.length > 0,
    usesAir,
    minTransitDays: Math.min(automaker.transitDays, air),
    maxTransitDays: Math.max(automaker.transitDays, air),
    essential: Uint8Array.from(automaker.lanes, ({ essential }) => (essential ? 1 : 0)),
    share: perLane(),
    cumulativeNetNeed: [],
    baseStock: perLane(),
    onHand: perLane(),
    onOrder: perLane(),
    firstReceiptDay: perLaneDays(),
    decisions: createDecisionCache(lanes, room, ordersBefore(automaker)),
    room: perLane(),
    most: perLane(),
    inHand: new Float64Array(1),
    shortfall: perLane(),
    minClosingStock: perLane(),
    due: perLaneDays(),
    lineFloor,
    restartFloor,
    roundingMargin: roundingMarginOf(model.horizonDays),
    ease: lineFloor.map((minClosingStock) =>
      air > automaker.transitDays ? Math.max(minClosingStock, automaker.expediteBelowDays) : minClosingStock,
    ),
    shortFrom: 0,
    shortUntil: 0,
    isShort: new Uint8Array(lanes),
    activeLanes: perLaneDays(),
    activeFrom: lanes,
    openingStock: perLane(),
    nextOrderDay: perLaneDays(),
    toDepart: list(),
    inTransit: list(),
    refused: list(),
    heldForLicence: perLane(),
    validUntil: perLaneDays(),
    validFrom: perLaneDays(),
    renewOn: perLaneDays(),
    decidedOn: perLaneDays(),
    approvalPending: new Uint8Array(lanes),
    hasPendingFile: new Uint8Array(lanes),
    filesLodged: perLaneDays(),
  };
}

/** Cover of at least c days before use, with a need of at most 1, is left when c − 1 days are after it. */
function leastEvening({ plant }: Model): number {
  return Math.max(0, (plant.rationRate < 1 ? plant.rationBelowDays : 0) - 1);
}

/** Orders of one lane whose goods can move within the horizon: those before day 0, and one a cycle. */
function mostConsignments({ horizonDays }: Model, automaker: AutomakerModel): number {
  return ordersBefore(automaker) + Math.ceil(horizonDays / automaker.cycleDays) + 2;
}

function ordersBefore({ plannedDays, cycleDays }: AutomakerModel): number {
  return Math.ceil(plannedDays / cycleDays);
}
