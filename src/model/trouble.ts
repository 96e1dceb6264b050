import type { Boat } from './boat.ts';
import { clear, NEVER, nextDay, note, take } from './due-list.ts';
import { firstOrderDay, landingDay } from './landing.ts';
import type { Supply } from './supply.ts';
import { reckonUsed, usedUpOn } from './use.ts';

/*
 * On which days a lane under licences for one shipment may be short. An order lifts what is on hand and on order to the base stock, whatever the line
 * did before. So an evening's stock is at least the base stock, less the goods that have not landed, less the use since the last order, both as a line at full
 * rate has them (one that ran slower ordered and used less; free supply that is cut off finds the base stock on hand), and as if they went the slower way. All of this
 * is weather.
 *
 * As long as orders land in time only one of them counts, the earliest at sea or at the desk: it must land before the day on which what was left at the order
 * before it is used up, its due day. Due days lie at least a cycle apart, as no day uses more than the one before it: so most orders are seen to land in time without
 * reckoning theirs.
 */

/**
 * Widens the boat's span of trouble to all days on whose evening the lane, loaded for day 0, may be below its floor, and tells whether it may be below its comfort,
 * and so matter to a line that others have brought into trouble.
 */
export function markTrouble(boat: Boat, l: number, supply: Supply): boolean {
  const { maker, isShort, model } = boat;
  const { cycleDays } = maker;
  boat.room[l] = boat.baseStock[l]! - boat.comfort[l]! - boat.slack;
  // Base stock that is gone within a day of use.
  if (boat.room[l]! < 1) {
    widen(boat, 0, model.horizonDays);
    return true;
  }
  if (boat.share[l] === 0) return false;
  isShort[l] = 0;
  const from = firstToWatch(boat, l);
  const first = (from + boat.luck.lanes[l]!.phaseDays) / cycleDays;
  const due = dueDay(boat, l, supply, from, from - cycleDays);
  const count = Math.ceil((model.horizonDays - due) / cycleDays);
  for (let k = 0; k < count; k++) {
    const later = k * cycleDays;
    if (landsInTime(boat, l, supply, first + k, from + later, due + later)) continue;
    const next = fallBehind(boat, l, supply, first + k, from + later);
    if (next === NEVER) break;
    k = (next - from) / cycleDays - 1;
  }
  return isShort[l] === 1;
}

/** Whether the goods of an order, placed on day t, land by its due day, which is day `soonest` at the earliest. */
function landsInTime(
  boat: Boat,
  l: number,
  supply: Supply,
  order: number,
  t: number,
  soonest: number,
): boolean {
  const landing = landingDay(boat, l, order, t);
  return landing <= soonest || landing <= dueDay(boat, l, supply, t, soonest);
}

/** The due day of the order of day t, given the lane's `room`; looked for from a day on on which it has not passed; the horizon when not within it. */
export function dueDay(boat: Boat, l: number, supply: Supply, t: number, from: number): number {
  const { maker, most, room, share } = boat;
  reckonUsed(supply, share, l, t - maker.cycleDays + 1, most, l);
  most[l]! += room[l]!;
  return usedUpOn(supply, share, most, l, from);
}

/** The day of the first order that may not land in time. What is at sea on day 0 lands as planned, when the buffer is still there. */
function firstToWatch(boat: Boat, l: number): number {
  const { maker, luck, comfort, slack } = boat;
  let t = firstOrderDay(boat, l);
  if (luck.lanes[l]!.bufferDays < comfort[l]! + slack) return t;
  while (t < 0 && t + maker.plannedDays <= maker.transitDays) t += maker.cycleDays;
  return t;
}

/** Used up to the order before, and up to the one at hand. */
const ordered = new Float64Array(2);

/**
 * From the order of day `from` on, which lands too late: goods land as they may until none is missing. Returns the day of the first order that was not looked at;
 * never when none is left to look at.
 */
function fallBehind(boat: Boat, l: number, supply: Supply, first: number, from: number): number {
  const { model, maker, arriving, inHand, most } = boat;
  const { horizonDays } = model;
  const { cycleDays } = maker;
  let t = from;
  reckonUsed(supply, boat.share, l, t - cycleDays + 1, ordered, 0);
  // What is in stock is used up on the evening of that day, and is looked at up to the other.
  let due = dueDay(boat, l, supply, t, t - cycleDays);
  let evening = due;
  clear(arriving, l);
  for (let order = first; ; order++) {
    const landing = landingDay(boat, l, order, t);
    inHand[0] = 0;
    if (t < horizonDays) {
      reckonUsed(supply, boat.share, l, t + 1, ordered, 1);
      inHand[0] = ordered[1]! - ordered[0]!;
      ordered[0] = ordered[1]!;
    }
    note(arriving, l, landing < horizonDays ? landing : horizonDays, inHand);
    t = t < horizonDays ? t + cycleDays : NEVER;
    while (nextDay(arriving, l) < NEVER) {
      const next = nextDay(arriving, l);
      if (next > due) {
        // Another order may land sooner.
        if (t <= due) break;
        const until = next < t ? next : t;
        markShort(boat, l, supply, evening > due ? evening : due, until);
        evening = until;
        if (t < next) break;
        if (next >= horizonDays) return NEVER;
      }
      most[l]! += arriving.goods[take(arriving, l)]!;
      due = usedUpOn(supply, boat.share, most, l, due);
      if (due >= horizonDays) return NEVER;
    }
    if (nextDay(arriving, l) === NEVER) return t;
  }
}

/** The lane is below its comfort from the evening of day `from` up to day `until`: those on which it is below its floor are trouble. */
function markShort(boat: Boat, l: number, supply: Supply, from: number, until: number): void {
  const { comfort, floor, isShort, model, most, share } = boat;
  isShort[l] = 1;
  const kept = most[l]!;
  most[l] = kept + comfort[l]! - floor[l]!;
  const low = usedUpOn(supply, share, most, l, from);
  most[l] = kept;
  const end = until < model.horizonDays ? until : model.horizonDays;
  if (low < end) widen(boat, low > 0 ? low : 0, end);
}

/** There is trouble on day `from`, and none beyond day `until` but what was known before. */
function widen(boat: Boat, from: number, until: number): void {
  if (from < boat.troubleFrom) boat.troubleFrom = from;
  if (until > boat.troubleUntil) boat.troubleUntil = until;
}
