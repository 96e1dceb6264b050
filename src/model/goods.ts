import type { Boat } from './boat.ts';
import { note, take } from './due-list.ts';
import { fateOf } from './fates.ts';

/* Goods on their way: filed, free to leave, sent off, landed. Those that are in hand stand in `boat.inHand`. */

/** A file for the goods in hand: they leave when approved and no embargo holds them, or drop out of the books when refused. */
export function consign(boat: Boat, l: number, order: number, filedOn: number): void {
  const fate = fateOf(boat, l, order, filedOn);
  const day = fate >> 1;
  if (boat.isLogged) logFile(boat, filedOn, day);
  if (day >= boat.model.horizonDays) return;
  if (fate & 1) leaveOn(boat, l, boat.desk.nextOpenDay[day]!, false);
  else note(boat.refused, l, day, boat.inHand);
}

export function logFile({ model, log }: Boat, filedOn: number, decidedOn: number): void {
  log.filed[filedOn + 1]! += 1;
  if (decidedOn < model.horizonDays) log.decided[decidedOn]! += 1;
}

/**
 * Marks the goods in hand as free to leave on `day`, before its arrivals or after them, or never within the horizon. Where all goes by
 * sea, they are as good as on their way.
 */
export function leaveOn(boat: Boat, l: number, day: number, afterArrivals: boolean): void {
  if (day >= boat.model.horizonDays) return;
  const key = departureKey(day, afterArrivals);
  if (boat.mayFly) note(boat.leaving, l, key, boat.inHand);
  else depart(boat, l, key, boat.maker.transitDays);
}

/** Departures in order: before the arrivals of a day, then after them. */
export function departureKey(day: number, afterArrivals: boolean): number {
  return 2 * day + (afterArrivals ? 1 : 0);
}

/** Sends off what is first in the lane's list of goods that may leave: by air when stock was low on the morning of the day, else by sea. */
export function departNext(boat: Boat, l: number, stockIsLow: boolean): void {
  const { maker, leaving, inHand } = boat;
  const i = take(leaving, l);
  inHand[0] = leaving.goods[i]!;
  depart(boat, l, leaving.day[i]!, stockIsLow ? maker.expediteTransitDays : maker.transitDays);
}

/** Landing is before production; for what departs without transit after the arrivals of a day, the next day. */
function depart(boat: Boat, l: number, key: number, transit: number): void {
  const t = key >> 1;
  landOn(boat, l, transit === 0 ? t + (key & 1) : t + transit);
  if (!boat.isLogged) return;
  boat.log.departed[t]! += boat.inHand[0]!;
  boat.log.lanes[l]!.departed[t]! += boat.inHand[0]!;
}

/** Lands the goods in hand on `day`, or after the horizon. */
export function landOn(boat: Boat, l: number, day: number): void {
  if (day < boat.model.horizonDays) note(boat.arriving, l, day, boat.inHand);
}
