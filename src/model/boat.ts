import { type Decision, decide, type LicenceDesk } from './licence-desk.ts';
import type { AutomakerTrajectory } from './trajectory.ts';
import type { AutomakerModel, Model } from './types.ts';
import type { AutomakerWeather } from './weather.ts';

/** No such day. */
export const NEVER = 0x7fffffff;

/**
 * The boat: all that one automaker carries from day to day. Lists have one entry a lane; what is due on a day stands in
 * `[lane · days + day]` and is zeroed when the day comes, so that a boat can sail again without being rebuilt.
 */
export interface Boat {
  readonly model: Model;
  readonly maker: AutomakerModel;
  readonly desk: LicenceDesk;
  luck: AutomakerWeather;
  readonly log: AutomakerTrajectory;

  readonly essential: Uint8Array;
  readonly share: Float64Array;
  /** Entry t of a lane's list: what comes without a licence on all days before t together, if nothing caps it. */
  readonly freeSupply: Float64Array[];
  readonly baseStock: Float64Array;
  readonly onHand: Float64Array;
  readonly onOrder: Float64Array;
  /** On hand when the day began: decides between air and sea. */
  readonly morning: Float64Array;
  readonly nextOrderDay: Int32Array;

  /** Goods licensed to leave, goods that land, goods refused: by lane and day. */
  readonly leaving: Float64Array;
  readonly arriving: Float64Array;
  readonly refused: Float64Array;
  /** 1 on days on which the lane has something in those lists. */
  readonly due: Uint8Array;
  /** 1 on days on which any lane has. */
  readonly dueToAny: Uint8Array;

  /** Goods that wait for a period licence. */
  readonly waiting: Float64Array;
  /** The day on which the period licence lapses, E; 0 without one. */
  readonly validUntil: Int32Array;
  readonly renewOn: Int32Array;
  /** The day on which the pending file is decided; NEVER without one (or when it is never decided). */
  readonly decidedOn: Int32Array;
  readonly willApprove: Uint8Array;
  readonly isPending: Uint8Array;
  readonly filesLodged: Int32Array;
  readonly decision: Decision;
}

export function buildBoat(
  model: Model,
  automaker: number,
  desk: LicenceDesk,
  log: AutomakerTrajectory,
): Boat {
  const maker = model.automakers[automaker]!;
  const lanes = maker.lanes.length;
  const days = model.horizonDays;
  const perLane = (): Float64Array => new Float64Array(lanes);
  const perDay = (): Float64Array => new Float64Array(lanes * days);
  return {
    model,
    maker,
    desk,
    luck: { licenceDaysAtStart: 0, lanes: [] },
    log,
    essential: Uint8Array.from(maker.lanes, ({ essential }) => (essential ? 1 : 0)),
    share: perLane(),
    freeSupply: maker.lanes.map(() => new Float64Array(0)),
    baseStock: perLane(),
    onHand: perLane(),
    onOrder: perLane(),
    morning: perLane(),
    nextOrderDay: new Int32Array(lanes),
    leaving: perDay(),
    arriving: perDay(),
    refused: perDay(),
    due: new Uint8Array(lanes * days),
    dueToAny: new Uint8Array(days),
    waiting: perLane(),
    validUntil: new Int32Array(lanes),
    renewOn: new Int32Array(lanes),
    decidedOn: new Int32Array(lanes),
    willApprove: new Uint8Array(lanes),
    isPending: new Uint8Array(lanes),
    filesLodged: new Int32Array(lanes),
    decision: { day: NEVER, approved: false },
  };
}

/** Lodges a file of lane `l` on day `filedOn` (−1: the eve). Its end is weather, so it is known at once. */
export function lodge(boat: Boat, l: number, file: number, filedOn: number): Decision {
  const { model, desk, luck, maker, decision, log } = boat;
  decide(model, desk, luck.lanes[l]!, file, filedOn, maker.priority, decision);
  log.filed[filedOn + 1]! += 1;
  if (decision.day < model.horizonDays) log.decided[decision.day]! += 1;
  return decision;
}

/** Marks goods as free to leave on `day`, or never within the horizon. */
export function leaveOn(boat: Boat, l: number, day: number, goods: number): void {
  if (day >= boat.model.horizonDays) return;
  boat.leaving[markDue(boat, l, day)]! += goods;
}

/** Lands goods on `day`, or after the horizon. */
export function landOn(boat: Boat, l: number, day: number, goods: number): void {
  if (day >= boat.model.horizonDays) return;
  boat.arriving[markDue(boat, l, day)]! += goods;
}

function markDue({ due, dueToAny, model }: Boat, l: number, day: number): number {
  const entry = l * model.horizonDays + day;
  due[entry] = 1;
  dueToAny[day] = 1;
  return entry;
}

/** A file for one consignment: it leaves when approved and no embargo holds it, or drops out of the books when refused. */
export function consign(boat: Boat, l: number, file: number, filedOn: number, goods: number): void {
  const { day, approved } = lodge(boat, l, file, filedOn);
  if (day >= boat.model.horizonDays) return;
  if (approved) {
    leaveOn(boat, l, boat.desk.nextOpenDay[day]!, goods);
  } else {
    boat.refused[markDue(boat, l, day)]! += goods;
  }
}

/** Sends goods off: by air when stock was low this morning, else by sea. Landing is before production, or a day later. */
export function depart(boat: Boat, l: number, t: number, goods: number, afterArrivals: boolean): void {
  const { maker, log } = boat;
  const byAir = boat.morning[l]! < maker.expediteBelowDays;
  const transit = byAir ? maker.expediteTransitDays : maker.transitDays;
  landOn(boat, l, transit === 0 && afterArrivals ? t + 1 : t + transit, goods);
  log.departed[t]! += goods;
  if (log.lanes.length > 0) log.lanes[l]!.departed[t]! += goods;
}

/** Strikes everything that is still due, after a voyage that was broken off. */
export function clearDeck({ leaving, arriving, refused, due, dueToAny }: Boat): void {
  leaving.fill(0);
  arriving.fill(0);
  refused.fill(0);
  due.fill(0);
  dueToAny.fill(0);
}
