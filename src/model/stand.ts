import type { Boat } from './boat.ts';
import { NEVER, nextDay } from './due-list.ts';
import { nextWork } from './follow-lane.ts';
import { closeLane, openLane } from './lane-day.ts';
import { supplyLane } from './line.ts';
import { nextPeriodWork } from './period-licence.ts';
import type { Supply } from './supply.ts';

/*
 * A line that stands uses nothing, so its lanes do not touch each other. It stands at least until goods land on any of them that has too little to restart with.
 */

/** The line stood on the day before: lets it stand up to the first day on which it may restart, and returns that day. */
export function stand(boat: Boat, supply: Supply, from: number): number {
  const { crew, log, essential, isLogged } = boat;
  if (isLogged) return from;
  let until = from;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    if (essential[l] === 0) continue;
    const day = standsUntil(boat, l, supply, from);
    if (day > until) until = day;
  }
  if (until === from) return from;
  log.halted.fill(1, from, until);
  log.rate.fill(0, from, until);
  for (let i = boat.crewFrom; i < crew.length; i++) waitUntil(boat, crew[i]!, supply, from, until);
  return until;
}

/** The first day from t on on which the lane does not surely keep the line from restarting. */
function standsUntil(boat: Boat, l: number, supply: Supply, t: number): number {
  const { horizonDays } = boat.model;
  const landing = soonestLanding(boat, l, t);
  let day = t;
  let end = landing < horizonDays ? landing : horizonDays;
  // Free supply alone may be enough in time; for most lanes it is at once, or not at all.
  if (day >= end || !lacks(boat, l, supply, t, day)) return t;
  if (lacks(boat, l, supply, t, end - 1)) return end;
  while (day + 1 < end) {
    const middle = (day + end) >> 1;
    if (lacks(boat, l, supply, t, middle)) day = middle;
    else end = middle;
  }
  return end;
}

/** Whether the lane has too little for the line to restart on a day, were free supply from day t on never cut off and nothing to land. */
function lacks(boat: Boat, l: number, supply: Supply, t: number, day: number): boolean {
  const stock = boat.onHand[l]! + offered(boat, l, supply, t, day + 1);
  return stock / supply.need[day]! < boat.model.plant.restartDays;
}

/** No goods land before this day: of those at sea, free to leave, under a licence to come, or ordered on the evening of their day. */
function soonestLanding(boat: Boat, l: number, t: number): number {
  const { arriving, leaving, nextOrderDay, maker, mayFly, fastestDays } = boat;
  let soonest = nextOrderDay[l]! + (fastestDays > 1 ? fastestDays : 1);
  if (nextDay(arriving, l) < soonest) soonest = nextDay(arriving, l);
  let leaves = mayFly ? nextDay(leaving, l) >> 1 : NEVER;
  if (maker.validityDays > 0) leaves = Math.min(leaves, nextPeriodWork(boat, l, t));
  return leaves < soonest - fastestDays ? leaves + fastestDays : soonest;
}

/** Days `from` up to `until` of a lane whose line stands. */
function waitUntil(boat: Boat, l: number, supply: Supply, from: number, until: number): void {
  for (let t = from; t < until; ) {
    const next = nextEvent(boat, l, t);
    const day = next < until ? next : until;
    supplyUntil(boat, l, supply, t, day);
    t = day;
    if (day === until) return;
    openLane(boat, l, t);
    supplyLane(boat, l, supply, t);
    closeLane(boat, l, t);
    t += 1;
  }
}

/** The next day from t on on which something happens to the lane. Of a refusal it need not hear before its next order. */
function nextEvent(boat: Boat, l: number, t: number): number {
  const { arriving, leaving, mayFly } = boat;
  const departure = mayFly ? nextDay(leaving, l) >> 1 : NEVER;
  return Math.min(nextWork(boat, l, t), nextDay(arriving, l), departure);
}

/** Free supply of days on which nothing else happens: of all at once, unless it is cut off. */
function supplyUntil(boat: Boat, l: number, supply: Supply, from: number, until: number): void {
  if (from === until) return;
  const { onHand, baseStock } = boat;
  const stock = onHand[l]! + offered(boat, l, supply, from, until);
  if (stock <= baseStock[l]! + supply.need[until - 1]!) onHand[l] = stock;
  else for (let t = from; t < until; t++) supplyLane(boat, l, supply, t);
}

/** What free supply has to offer on days `from` up to `until`. */
function offered({ netNeed }: Boat, l: number, { saved }: Supply, from: number, until: number): number {
  const net = netNeed[l]!;
  return until - saved[until]! - net[until]! - (from - saved[from]! - net[from]!);
}
