import type { Boat } from './boat.ts';
import { firstDelivery, lastDelivery } from './day-zero.ts';
import { NEVER } from './due-list.ts';
import { fateOf } from './fates.ts';
import { beginLicence, leavesFromBeforePeriod, leavesUnderPeriod } from './period-look.ts';
import { type Supply, slackOf } from './supply.ts';

/*
 * A first look at a lane: most keep up with ease, and to see that, no books are needed. What a lane at full rate orders is what it has used since its
 * last order, so its landings follow from its files alone, whatever is on hand.
 */

/**
 * Whether the evening stock of a lane at full rate, loaded for day 0, is surely never below its ease. One pass tells, as it counts on less
 * than will come: consignments land in their order but for one that others may overtake, goods refused are not made good, and orders end
 * when enough has come. Where goods may fly, it is as if they went by sea. Net need is taken before its rounding to the grid,
 * which a margin covers.
 */
export function looksComfortable(boat: Boat, l: number, supply: Supply): boolean {
  const { desk, maker, baseStock, onHand, ease } = boat;
  const { saved, unreplaced } = supply;
  const { cycleDays, transitDays } = maker;
  const periods = maker.validityDays > 0;
  const share = boat.share[l]!;
  const margin = slackOf(supply);
  const enough = share * unreplaced[desk.horizonDays]! - saved[desk.horizonDays]!;
  // Stock above ease, before use.
  let stock = onHand[l]! - ease[l]! - margin;
  // The day before which goods must leave to land in time.
  const latest = desk.horizonDays - transitDays;
  // What leaves on the evening of a day lands on the next at the soonest.
  const transit = periods && transitDays === 0 ? 1 : transitDays;
  let owed = baseStock[l]! - onHand[l]!;
  let landing = 0;
  let heldDay = 0;
  let held = 0;
  let t = firstOrderDay(boat, l);
  if (periods) beginLicence(boat, l);
  for (let order = (t + boat.luck.lanes[l]!.phaseDays) / cycleDays; stock + held < enough; order++) {
    if (t >= latest) return false;
    const goods = t < 0 ? share * cycleDays : owed + share * unreplaced[t + 1]! - saved[t + 1]!;
    // Too near to no order at all.
    if (goods < margin) return false;
    owed -= goods;
    const leaves = t < 0 ? leavesFromBefore(boat, l, order, t) : leavesWhenOrdered(boat, l, order, t);
    t += cycleDays;
    if (leaves >= latest) continue;
    // Of this and the one held back, the earlier lands.
    const day = leaves + transit;
    const lands = day < heldDay ? day : heldDay;
    if (lands > landing) landing = lands;
    if (stock < share * unreplaced[landing]! - saved[landing]!) return false;
    stock += day < heldDay ? goods : held;
    if (day < heldDay) continue;
    heldDay = day;
    held = goods;
  }
  if (heldDay > landing) landing = heldDay;
  return stock >= share * unreplaced[landing]! - saved[landing]!;
}

/** The day of the first order that has not landed by day 0, below 0 when it was placed before. */
function firstOrderDay(boat: Boat, l: number): number {
  const first = firstDelivery(boat, l);
  if (first <= lastDelivery(boat, l)) return first - boat.maker.plannedDays;
  const { phaseDays } = boat.luck.lanes[l]!;
  return phaseDays === 0 ? 0 : boat.maker.cycleDays - phaseDays;
}

/** The day on which the goods of an order leave that was placed on day t, before day 0. */
function leavesFromBefore(boat: Boat, l: number, order: number, t: number): number {
  const { desk, luck, maker } = boat;
  const day = t + maker.plannedDays - maker.transitDays;
  if (day <= 0) return day;
  if (maker.validityDays > 0) return leavesFromBeforePeriod(boat, l, order, day);
  if (!luck.lanes[l]!.cleared(order)) return leavesWhenFiled(boat, l, order, -1);
  return day < desk.horizonDays ? desk.nextOpenDay[day]! : NEVER;
}

function leavesWhenOrdered(boat: Boat, l: number, order: number, t: number): number {
  return boat.maker.validityDays > 0 ? leavesUnderPeriod(boat, l, t) : leavesWhenFiled(boat, l, order, t);
}

/** The day on which the goods of a file leave; never when it is refused. */
function leavesWhenFiled(boat: Boat, l: number, order: number, filedOn: number): number {
  const fate = fateOf(boat, l, order, filedOn);
  return fate & 1 ? boat.desk.nextOpenDay[fate >> 1]! : NEVER;
}
