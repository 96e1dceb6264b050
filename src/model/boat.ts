import { type DueList, emptyDueList } from './due-list.ts';
import { emptyFates, type Fates } from './fates.ts';
import type { LicenceDesk } from './licence-desk.ts';
import type { AutomakerTrajectory } from './trajectory.ts';
import type { AutomakerModel, Model } from './types.ts';
import { slackOf } from './use.ts';
import type { AutomakerWeather } from './weather.ts';

/** The boat: all that one automaker carries from day to day. Lists have one entry a lane. */
export interface Boat {
  readonly model: Model;
  readonly maker: AutomakerModel;
  readonly desk: LicenceDesk;
  luck: AutomakerWeather;
  readonly log: AutomakerTrajectory;
  /** Whether the log is kept for every lane. */
  readonly isLogged: boolean;
  /** Whether goods may go by air, so that their way is chosen on the day they depart. */
  readonly mayFly: boolean;
  /** Least days from departure to landing. */
  readonly fastestDays: number;
  /** Most days from departure to landing. */
  readonly slowestDays: number;

  readonly essential: Uint8Array;
  /** Licensed share in this trial, and net need at full rate (`Flow`). */
  readonly share: Float64Array;
  readonly netNeed: Float64Array[];
  readonly baseStock: Float64Array;
  readonly onHand: Float64Array;
  readonly onOrder: Float64Array;
  /** The day of the first delivery that was ordered before day 0, or would be (`day-zero.ts`). */
  readonly firstDelivery: Int32Array;
  readonly fates: Fates;
  /** What may be used of the base stock before the lane is below its comfort, and of what stands in stock, counted from day 0 (`trouble.ts`). */
  readonly room: Float64Array;
  readonly most: Float64Array;
  /** The goods that are being ordered, filed, sent or landed. Numbers in lists, as passing them on would cost memory. */
  readonly inHand: Float64Array;
  /** While the lane is followed by itself (`follow-lane.ts`): what stock on hand and on order lack to the base stock, use apart; least evening stock seen. */
  readonly owed: Float64Array;
  readonly least: Float64Array;
  /** When the lane is next due (`coast.ts`). */
  readonly due: Int32Array;
  /** Evening stock from which on the lane surely does not slow the line, nor runs out … */
  readonly floor: Float64Array;
  /** … nor keeps a line that was halted by others from restarting. */
  readonly comfort: Float64Array;
  /** By how much use may be misjudged when it is looked ahead at (`use.ts`). */
  readonly slack: number;
  /** Evening stock from which on a first look finds a lane's line not slowed, and its goods going by sea where that is faster (`period-look.ts`). */
  readonly ease: Float64Array;
  /** The first day on which the line may not run at full rate, and the day after the last one. */
  troubleFrom: number;
  troubleUntil: number;
  /** Whether the lane may be below its comfort. */
  readonly isShort: Uint8Array;
  /** The lanes that are sailed, in order, from entry `crewFrom` on: without a log those that may matter to the line, else all. */
  readonly crew: Int32Array;
  crewFrom: number;
  /** On hand when the day began: decides between air and sea. */
  readonly morning: Float64Array;
  readonly nextOrderDay: Int32Array;

  /** Goods licensed to leave, those placed and departed on one day marked as behind its arrivals (`departureKey`). */
  readonly leaving: DueList;
  readonly arriving: DueList;
  readonly refused: DueList;

  /** Goods that wait for a period licence. */
  readonly waiting: Float64Array;
  /** The day on which the period licence lapses, E, 0 without one; and, where it is looked at ahead, its first day. */
  readonly validUntil: Int32Array;
  readonly validFrom: Int32Array;
  readonly renewOn: Int32Array;
  /** The day on which the pending file is decided; NEVER without one (or when it is never decided). */
  readonly decidedOn: Int32Array;
  readonly willApprove: Uint8Array;
  readonly isPending: Uint8Array;
  readonly filesLodged: Int32Array;
}

export function buildBoat(
  model: Model,
  automaker: number,
  desk: LicenceDesk,
  log: AutomakerTrajectory,
): Boat {
  const maker = model.automakers[automaker]!;
  const lanes = maker.lanes.length;
  const mayFly = maker.expediteBelowDays > 0;
  const air = mayFly ? maker.expediteTransitDays : maker.transitDays;
  const perLane = (): Float64Array => new Float64Array(lanes);
  const perLaneDays = (): Int32Array => new Int32Array(lanes);
  const room = mostConsignments(model, maker);
  const list = (): DueList => emptyDueList(lanes, room);
  const { plant } = model;
  const floor = Float64Array.from(maker.lanes, ({ essential }) => (essential ? leastEvening(model) : 0));
  const comfort = floor.map((least) => Math.max(least, plant.restartDays));
  return {
    model,
    maker,
    desk,
    luck: { licenceDaysAtStart: 0, lanes: [] },
    log,
    isLogged: log.lanes.length > 0,
    mayFly,
    fastestDays: Math.min(maker.transitDays, air),
    slowestDays: Math.max(maker.transitDays, air),
    essential: Uint8Array.from(maker.lanes, ({ essential }) => (essential ? 1 : 0)),
    share: perLane(),
    netNeed: [],
    baseStock: perLane(),
    onHand: perLane(),
    onOrder: perLane(),
    firstDelivery: perLaneDays(),
    fates: emptyFates(lanes, room, ordersBefore(maker)),
    room: perLane(),
    most: perLane(),
    inHand: new Float64Array(1),
    owed: perLane(),
    least: perLane(),
    due: perLaneDays(),
    floor,
    comfort,
    slack: slackOf(model.horizonDays),
    ease: floor.map((least) => (air > maker.transitDays ? Math.max(least, maker.expediteBelowDays) : least)),
    troubleFrom: 0,
    troubleUntil: 0,
    isShort: new Uint8Array(lanes),
    crew: perLaneDays(),
    crewFrom: lanes,
    morning: perLane(),
    nextOrderDay: perLaneDays(),
    leaving: list(),
    arriving: list(),
    refused: list(),
    waiting: perLane(),
    validUntil: perLaneDays(),
    validFrom: perLaneDays(),
    renewOn: perLaneDays(),
    decidedOn: perLaneDays(),
    willApprove: new Uint8Array(lanes),
    isPending: new Uint8Array(lanes),
    filesLodged: perLaneDays(),
  };
}

/** Cover of at least c days before use, with a need of at most 1, is left when c − 1 days are after it. */
function leastEvening({ plant }: Model): number {
  return Math.max(0, (plant.rationRate < 1 ? plant.rationBelowDays : 0) - 1);
}

/** Orders of one lane whose goods can move within the horizon: those before day 0, and one a cycle. */
function mostConsignments({ horizonDays }: Model, maker: AutomakerModel): number {
  return ordersBefore(maker) + Math.ceil(horizonDays / maker.cycleDays) + 2;
}

function ordersBefore({ plannedDays, cycleDays }: AutomakerModel): number {
  return Math.ceil(plannedDays / cycleDays);
}
