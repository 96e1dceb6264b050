import type { AutomakerState } from './automaker-state.ts';
import { pop, schedule } from './consignment-queue.ts';
import { decisionOf } from './decision-cache.ts';

/* Goods on their way: filed, free to leave, sent off, landed. Those that are in hand stand in `boat.inHand`. */

/** A file for the goods in hand: they leave when approved and no embargo holds them, or drop out of the books when refused. */
export function fileAndShip(state: AutomakerState, l: number, order: number, filedOn: number): void {
  const decision = decisionOf(state, l, order, filedOn);
  const day = decision >> 1;
  if (state.isRecorded) recordFiling(state, filedOn, day);
  if (day >= state.model.horizonDays) return;
  if (decision & 1) releaseOn(state, l, state.desk.nextDepartureDay[day]!, false);
  else schedule(state.refused, l, day, state.inHand);
}

export function recordFiling(
  { model, trajectory }: AutomakerState,
  filedOn: number,
  decidedOn: number,
): void {
  trajectory.filed[filedOn + 1]! += 1;
  if (decidedOn < model.horizonDays) trajectory.decided[decidedOn]! += 1;
}

/**
 * Marks the goods in hand as free to leave on `day`, before its arrivals or after them, or never within the horizon. Where all goes by
 * sea, they are as good as on their way.
 */
export function releaseOn(state: AutomakerState, l: number, day: number, afterArrivals: boolean): void {
  if (day >= state.model.horizonDays) return;
  const key = departureKey(day, afterArrivals);
  if (state.usesAir) schedule(state.toDepart, l, key, state.inHand);
  else depart(state, l, key, state.automaker.transitDays);
}

/** Departures in order: before the arrivals of a day, then after them. */
export function departureKey(day: number, afterArrivals: boolean): number {
  return 2 * day + (afterArrivals ? 1 : 0);
}

/** Sends off what is first in the lane's list of goods that may leave: by air when stock was low on the morning of the day, else by sea. */
export function dispatchNext(state: AutomakerState, l: number, stockIsLow: boolean): void {
  const { automaker, toDepart, inHand } = state;
  const i = pop(toDepart, l);
  inHand[0] = toDepart.goods[i]!;
  depart(state, l, toDepart.day[i]!, stockIsLow ? automaker.expediteTransitDays : automaker.transitDays);
}

/** Landing is before production; for what departs without transit after the arrivals of a day, the next day. */
function depart(state: AutomakerState, l: number, key: number, transit: number): void {
  const t = key >> 1;
  arriveOn(state, l, transit === 0 ? t + (key & 1) : t + transit);
  if (!state.isRecorded) return;
  state.trajectory.departed[t]! += state.inHand[0]!;
  state.trajectory.lanes[l]!.departed[t]! += state.inHand[0]!;
}

/** Lands the goods in hand on `day`, or after the horizon. */
export function arriveOn(state: AutomakerState, l: number, day: number): void {
  if (day < state.model.horizonDays) schedule(state.inTransit, l, day, state.inHand);
}
