import type { Boat } from './boat.ts';
import { NEVER } from './due-list.ts';

import { firstOrderDay } from './landing.ts';
import { grant } from './period-licence.ts';
import { decide } from './review.ts';
import type { Supply } from './supply.ts';
import { reckonUsed } from './use.ts';

/*
 * A first look at a lane under licences for a period: most keep up with ease, and to see that, no books are needed. Which day the goods of each order leave is told order
 * by order, as the lane's licence is granted, renewed, lapses and is asked for anew. Where that is not plain the goods are taken to stay.
 */

/** Used up to a day. */
const used = new Float64Array(1);

/**
 * Whether the evening stock of a lane at full rate, loaded for day 0, is surely never below its ease. One pass tells, as it counts on less
 * than will come: consignments land in their order but for one that others may overtake, and orders end when enough has come. Where goods may
 * fly, it is as if they went by sea.
 */
export function looksComfortable(boat: Boat, l: number, supply: Supply): boolean {
  const { desk, maker, baseStock, onHand, ease, slack } = boat;
  const { cycleDays, transitDays } = maker;
  const share = boat.share[l]!;
  reckonUsed(supply, boat.share, l, desk.horizonDays, used, 0);
  const enough = used[0]!;
  // Stock above ease, before use.
  let stock = onHand[l]! - ease[l]! - slack;
  // The day before which goods must leave to land in time.
  const latest = desk.horizonDays - transitDays;
  // What leaves on the evening of a day lands on the next at the soonest.
  const transit = transitDays === 0 ? 1 : transitDays;
  let owed = baseStock[l]! - onHand[l]!;
  let landing = 0;
  let heldDay = 0;
  let held = 0;
  let t = firstOrderDay(boat, l);
  beginLicence(boat, l);
  for (let order = (t + boat.luck.lanes[l]!.phaseDays) / cycleDays; stock + held < enough; order++) {
    if (t >= latest) return false;
    reckonUsed(supply, boat.share, l, t + 1, used, 0);
    const goods = t < 0 ? share * cycleDays : owed + used[0]!;
    // Too near to no order at all.
    if (goods < slack) return false;
    owed -= goods;
    const leaves = t < 0 ? leavesFromBefore(boat, l, order, t) : leavesUnderPeriod(boat, l, t);
    t += cycleDays;
    if (leaves >= latest) continue;
    // Of this and the one held back, the earlier lands.
    const day = leaves + transit;
    const lands = day < heldDay ? day : heldDay;
    if (lands > landing) landing = lands;
    reckonUsed(supply, boat.share, l, landing, used, 0);
    if (stock < used[0]!) return false;
    stock += day < heldDay ? goods : held;
    if (day < heldDay) continue;
    heldDay = day;
    held = goods;
  }
  if (heldDay > landing) landing = heldDay;
  reckonUsed(supply, boat.share, l, landing, used, 0);
  return stock >= used[0]!;
}

/** The lane's licence as day 0 finds it. */
function beginLicence(boat: Boat, l: number): void {
  const { licenceDaysAtStart } = boat.luck;
  boat.filesLodged[l] = 0;
  boat.validFrom[l] = 0;
  boat.validUntil[l] = 0;
  boat.renewOn[l] = NEVER;
  boat.decidedOn[l] = 0;
  boat.isPending[l] = 0;
  if (licenceDaysAtStart > 0) grant(boat, l, 0, licenceDaysAtStart);
}

/** The day on which the goods of an order leave that was placed on day t, before day 0. */
function leavesFromBefore(boat: Boat, l: number, order: number, t: number): number {
  const { desk, luck, maker } = boat;
  const day = t + maker.plannedDays - maker.transitDays;
  if (day <= 0) return day;
  const departure = Math.min(day, desk.horizonDays);
  if (luck.licenceDaysAtStart > 0) return desk.nextPeriodDay[departure]!;
  if (luck.lanes[l]!.cleared(order)) return desk.nextOpenDay[departure]!;
  // One file on the eve for all goods that wait.
  if (boat.isPending[l] === 0) {
    boat.isPending[l] = 1;
    ask(boat, l, -1, -1);
  }
  return whileValid(boat, l, 0);
}

/** The day on which the goods of an order leave that is placed on day t; never when they wait for more than a licence that is in sight. */
function leavesUnderPeriod(boat: Boat, l: number, t: number): number {
  const { desk, validUntil, renewOn, decidedOn, filesLodged } = boat;
  for (;;) {
    const day = whileValid(boat, l, t);
    if (day < NEVER) return day;
    const renewal = renewOn[l]!;
    if (renewal < NEVER) {
      if (renewal >= desk.horizonDays) return NEVER;
      renewOn[l] = NEVER;
      ask(boat, l, filesLodged[l]!++, renewal);
    } else if (t >= validUntil[l]! && t >= decidedOn[l]!) {
      ask(boat, l, filesLodged[l]!++, t);
    } else return NEVER;
  }
}

/** The first day from t on on which the lane's licence lets goods leave; never when there is none before it lapses. */
function whileValid({ desk, validFrom, validUntil }: Boat, l: number, t: number): number {
  const from = t > validFrom[l]! ? t : validFrom[l]!;
  if (from >= validUntil[l]! || from >= desk.horizonDays) return NEVER;
  const day = desk.nextPeriodDay[from]!;
  return day < validUntil[l]! ? day : NEVER;
}

/** Decides a file for the lane's licence, or its renewal. */
function ask(boat: Boat, l: number, number: number, filedOn: number): void {
  const { model, desk, luck, maker, validFrom, validUntil } = boat;
  const fate = decide(model, desk, luck.lanes[l]!, number, filedOn, maker.priority);
  const day = fate >> 1;
  boat.decidedOn[l] = day < desk.horizonDays ? day : NEVER;
  if (!(fate & 1)) return;
  const from = Math.max(day, validUntil[l]!);
  validFrom[l] = from;
  grant(boat, l, from, from + maker.validityDays);
}
