import type { Boat, Look } from './boat.ts';
import { firstDelivery, lastDelivery } from './day-zero.ts';
import { NEVER } from './due-list.ts';
import { decide, type LicenceDesk } from './licence-desk.ts';
import { type Supply, slackOf } from './supply.ts';

/*
 * A first look at a lane whose licences are for one shipment each: most lanes keep up with ease, and to see that, no books are needed. What a lane
 * at full rate orders is what it has used since its last order, so its landings follow from its files alone, whatever is on hand.
 */

/**
 * Whether the lane, its stock loaded for day 0, for sure has stock for comfort on every evening before day `until`: enough for the line to run at
 * full rate, and for all goods to go by sea. False means only: not shown. Net need is taken before its rounding to the grid, which a margin covers.
 */
export function keepsUp(boat: Boat, l: number, until: number, supply: Supply): boolean {
  const { look, desk, maker, onHand } = boat;
  const { saved, unreplaced } = supply;
  const { cycleDays, plannedDays, transitDays } = maker;
  const share = boat.share[l]!;
  const margin = slackOf(supply);
  const spare = onHand[l]! - boat.comfort[l]! - margin;
  // What must land.
  const lacking = share * unreplaced[until]! - saved[until]! - spare;
  if (lacking <= 0) return true;
  if (maker.validityDays > 0) return false;
  const luck = boat.luck.lanes[l]!;
  const phase = luck.phaseDays;
  // The day before which it must leave to land in time.
  const latest = until - transitDays;
  let count = 0;
  let landed = 0;
  let owed = boat.baseStock[l]! - onHand[l]!;
  if (look.owes) look.owed.fill(0);
  look.owes = false;

  const delivery = share * cycleDays;
  const last = delivery > 0 ? lastDelivery(boat, l) : 0;
  for (let day = firstDelivery(boat, l); day <= last; day += cycleDays) {
    const order = (day - plannedDays + phase) / cycleDays;
    let leaves = day - transitDays;
    if (leaves > 0) leaves = luck.cleared(order) ? openDay(desk, leaves) : file(boat, l, order, -1);
    owed -= delivery;
    if (leaves === REFUSED) look.owed[madeGoodBy(boat, phase)]! += delivery;
    if (leaves >= latest) continue;
    landed += delivery;
    look.goods[count] = delivery;
    sort(look, count++, leaves + transitDays);
  }

  let order = phase === 0 ? 0 : 1;
  let t = order * cycleDays - phase;
  // At first only as many orders as are needed; later ones may still come before some of these.
  for (let wanted = lacking; ; wanted = Number.POSITIVE_INFINITY) {
    for (; t < latest && landed < wanted; t += cycleDays) {
      const goods = owed + look.owed[order]! + share * unreplaced[t + 1]! - saved[t + 1]!;
      // Too near to no order at all.
      if (goods < margin) return false;
      owed += look.owed[order]! - goods;
      const leaves = file(boat, l, order, t);
      order += 1;
      if (leaves === REFUSED) look.owed[madeGoodBy(boat, phase)]! += goods;
      if (leaves >= latest) continue;
      landed += goods;
      look.goods[count] = goods;
      sort(look, count++, leaves + transitDays);
    }
    if (landed >= lacking && lasts(boat, l, count, supply)) return true;
    if (t >= latest) return false;
  }
}

/** Whether the spare stock lasts from landing to landing. Between them evening stock never rises. */
function lasts(boat: Boat, l: number, count: number, supply: Supply): boolean {
  const { day, goods } = boat.look;
  const { saved, unreplaced } = supply;
  const share = boat.share[l]!;
  let stock = boat.onHand[l]! - boat.comfort[l]! - slackOf(supply);
  for (let i = 0; i < count; i++) {
    const landing = day[i]!;
    if (stock < share * unreplaced[landing]! - saved[landing]!) return false;
    stock += goods[i]!;
  }
  return true;
}

/** A refused file is as one that never leaves, but for the order that makes it good. */
const REFUSED = NEVER - 1;

/** The day on which the goods of a file leave. */
function file(boat: Boat, l: number, order: number, filedOn: number): number {
  const { model, desk, luck, maker, decision } = boat;
  decide(model, desk, luck.lanes[l]!, order, filedOn, maker.priority, decision);
  if (decision.day >= desk.horizonDays) return NEVER;
  return decision.approved ? desk.nextOpenDay[decision.day]! : REFUSED;
}

function openDay({ nextOpenDay, horizonDays }: LicenceDesk, day: number): number {
  return day < horizonDays ? nextOpenDay[day]! : NEVER;
}

/** Number of the first order on or after the day of the last decision, by which refused goods are made good. */
function madeGoodBy({ look, decision, maker }: Boat, phase: number): number {
  look.owes = true;
  return Math.ceil((decision.day + phase) / maker.cycleDays);
}

/** Puts the last of the landings where its day belongs. Most come in order. */
function sort({ day, goods }: Look, last: number, lands: number): void {
  let i = last;
  if (i > 0 && day[i - 1]! > lands) {
    const amount = goods[i]!;
    for (; i > 0 && day[i - 1]! > lands; i--) {
      day[i] = day[i - 1]!;
      goods[i] = goods[i - 1]!;
    }
    goods[i] = amount;
  }
  day[i] = lands;
}
