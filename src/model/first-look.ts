import type { Boat, Look } from './boat.ts';
import { firstDelivery, lastDelivery } from './day-zero.ts';
import { NEVER } from './due-list.ts';
import { decide, type LicenceDesk } from './licence-desk.ts';
import { type Supply, slackOf } from './supply.ts';

/*
 * A first look at a lane: most keep up with ease, and to see that, no books are needed. What a lane at full rate orders is what it has used since its
 * last order, so under licences for one shipment its landings follow from its files alone, whatever is on hand.
 */

/**
 * Writes into `least` what the evening stock of a lane at full rate, loaded for day 0, for sure never falls below; −∞ when a first look does not
 * tell. Once that is comfortable, later orders are left out. Where goods may fly, it is as if they went by sea. Net need is taken before its
 * rounding to the grid, which a margin covers.
 */
export function lookAtLane(boat: Boat, l: number, supply: Supply): void {
  const { look, desk, maker, onHand, least } = boat;
  const { saved, unreplaced } = supply;
  const { cycleDays, plannedDays, transitDays } = maker;
  const share = boat.share[l]!;
  const margin = slackOf(supply);
  const horizon = desk.horizonDays;
  // What must land for comfort on the last evening.
  const lacking = share * unreplaced[horizon]! - saved[horizon]! - (onHand[l]! - boat.comfort[l]! - margin);
  least[l] = lacking <= 0 ? boat.comfort[l]! : Number.NEGATIVE_INFINITY;
  if (lacking <= 0 || maker.validityDays > 0) return;
  const luck = boat.luck.lanes[l]!;
  const phase = luck.phaseDays;
  // The day before which it must leave to land in time.
  const latest = horizon - transitDays;
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
      if (goods < margin) return;
      owed += look.owed[order]! - goods;
      const leaves = file(boat, l, order, t);
      order += 1;
      if (leaves === REFUSED) look.owed[madeGoodBy(boat, phase)]! += goods;
      if (leaves >= latest) continue;
      landed += goods;
      look.goods[count] = goods;
      sort(look, count++, leaves + transitDays);
    }
    passEvenings(boat, l, count, supply);
    if (t >= latest || least[l]! >= boat.comfort[l]!) return;
  }
}

/** Passes from landing to landing. Between them evening stock never rises. */
function passEvenings(boat: Boat, l: number, count: number, supply: Supply): void {
  const { day, goods } = boat.look;
  const { saved, unreplaced } = supply;
  const share = boat.share[l]!;
  const horizon = saved.length - 1;
  let stock = boat.onHand[l]! - slackOf(supply);
  let least = stock;
  for (let i = 0; i < count; i++) {
    const landing = day[i]!;
    const evening = stock - (share * unreplaced[landing]! - saved[landing]!);
    if (evening < least) least = evening;
    stock += goods[i]!;
  }
  const last = stock - (share * unreplaced[horizon]! - saved[horizon]!);
  boat.least[l] = last < least ? last : least;
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
