import type { Boat } from './boat.ts';
import { clear, NEVER, nextDay, note, take } from './due-list.ts';
import { foresee, UNKNOWN } from './fates.ts';
import { firstOrderDay, landingDay } from './landing.ts';
import type { Supply } from './supply.ts';
import { slackOf, usedBefore, usedUpOn } from './use.ts';

/*
 * On which days a lane under licences for one shipment may be short. An order lifts what is on hand and on order to the base stock, whatever the line
 * did before. So an evening's stock is at least the base stock, less the goods that have not landed, less the use since the last order, both as a line at full
 * rate has them (one that ran slower ordered and used less; free supply that is cut off finds the base stock on hand). All of this is weather.
 *
 * As long as orders land in time only one of them counts, the earliest at sea or at the desk: it must land before the day on which what was left at the order
 * before it is used up, its due day. Due days lie at least a cycle apart, as no day uses more than the one before it.
 */

/**
 * Marks the days on whose evening the lane, loaded for day 0, may be below its floor, and tells whether it may be below its comfort, and so matter to a line
 * that others have brought into trouble.
 */
export function markTrouble(boat: Boat, l: number, supply: Supply): boolean {
  const { model, maker, isShort } = boat;
  const { horizonDays } = model;
  const { cycleDays } = maker;
  const share = boat.share[l]!;
  const room = roomOf(boat, l, supply);
  // Base stock that is gone within a day of use.
  if (room < 1) return markAll(boat);
  if (share === 0) return false;
  isShort[l] = 0;
  const { phaseDays } = boat.luck.lanes[l]!;
  let t = firstToWatch(boat, l, supply);
  let order = (t + phaseDays) / cycleDays;
  let due = dueDay(boat, l, supply, t);
  while (due < horizonDays) {
    if (landingDay(boat, l, order, t) > due) {
      t = fallBehind(boat, l, supply, order, t);
      if (t === NEVER) break;
      order = (t + phaseDays) / cycleDays;
      due = dueDay(boat, l, supply, t);
      continue;
    }
    const most = room + usedBefore(supply, share, t + 1);
    t += cycleDays;
    due += cycleDays;
    order += 1;
    if (t > supply.steadyFrom + cycleDays) {
      const inTime = ordersInTime(boat, l, order, t, due);
      t += inTime * cycleDays;
      due += inTime * cycleDays;
      order += inTime;
    } else while (due < horizonDays && usedBefore(supply, share, due + 1) <= most) due += 1;
  }
  return isShort[l] === 1;
}

/** The day of the first order that may not land in time. What is at sea on day 0 lands as planned, when the buffer is still there. */
function firstToWatch(boat: Boat, l: number, supply: Supply): number {
  const { maker, luck, comfort } = boat;
  let t = firstOrderDay(boat, l);
  if (luck.lanes[l]!.bufferDays < comfort[l]! + slackOf(supply)) return t;
  while (t < 0 && t + maker.plannedDays <= maker.transitDays) t += maker.cycleDays;
  return t;
}

/** What may be used, of the base stock, before the lane is below its comfort. */
function roomOf({ baseStock, comfort }: Boat, l: number, supply: Supply): number {
  return baseStock[l]! - comfort[l]! - slackOf(supply);
}

function markAll(boat: Boat): true {
  boat.trouble.fill(1);
  boat.troubleFrom = 0;
  return true;
}

/** The due day of the order of day t. */
function dueDay(boat: Boat, l: number, supply: Supply, t: number): number {
  const share = boat.share[l]!;
  const prior = t - boat.maker.cycleDays;
  return usedUpOn(supply, share, roomOf(boat, l, supply) + usedBefore(supply, share, prior + 1), prior);
}

/** How many orders, from that of day t on, land by their due day or are not due within the horizon, while due days lie just a cycle apart. */
function ordersInTime(boat: Boat, l: number, first: number, t: number, due: number): number {
  const { desk, maker, fates, slowestDays } = boat;
  const { horizonDays, nextOpenDay } = desk;
  const { known } = fates;
  const { cycleDays } = maker;
  const at = l * fates.room + fates.before + first;
  let n = 0;
  let day = t;
  for (let by = due; by < horizonDays && day < horizonDays; by += cycleDays) {
    if (known[at + n] === UNKNOWN) foresee(boat, l, first + n, day);
    const fate = known[at + n]!;
    if (!(fate & 1) || nextOpenDay[fate >> 1]! + slowestDays > by) break;
    day += cycleDays;
    n += 1;
  }
  return n;
}

/**
 * From the order of day `from` on, which lands too late: goods land as they may until none is missing. Returns the day of the first order that was not looked at;
 * never when none is left to look at.
 */
function fallBehind(boat: Boat, l: number, supply: Supply, first: number, from: number): number {
  const { model, maker, arriving, inHand } = boat;
  const { horizonDays } = model;
  const { cycleDays } = maker;
  const share = boat.share[l]!;
  let t = from;
  let ordered = usedBefore(supply, share, t - cycleDays + 1);
  let most = roomOf(boat, l, supply) + ordered;
  // What is in stock is used up on the evening of that day, and is looked at up to the other.
  let due = usedUpOn(supply, share, most, t - cycleDays);
  let evening = due;
  clear(arriving, l);
  for (let order = first; ; order++) {
    const landing = landingDay(boat, l, order, t);
    const before = ordered;
    if (t < horizonDays) ordered = usedBefore(supply, share, t + 1);
    inHand[0] = ordered - before;
    note(arriving, l, landing < horizonDays ? landing : horizonDays, inHand);
    t = t < horizonDays ? t + cycleDays : NEVER;
    while (nextDay(arriving, l) < NEVER) {
      const next = nextDay(arriving, l);
      if (next > due) {
        // Another order may land sooner.
        if (t <= due) break;
        const until = next < t ? next : t;
        markShort(boat, l, supply, most, evening > due ? evening : due, until);
        evening = until;
        if (t < next) break;
        if (next >= horizonDays) return NEVER;
      }
      most += arriving.goods[take(arriving, l)]!;
      due = usedUpOn(supply, share, most, due);
      if (due >= horizonDays) return NEVER;
    }
    if (nextDay(arriving, l) === NEVER) return t;
  }
}

/** The lane is below its comfort from the evening of day `from` up to day `until`: marks the days on which it is below its floor. */
function markShort(boat: Boat, l: number, supply: Supply, most: number, from: number, until: number): void {
  const { trouble, comfort, floor, isShort, model } = boat;
  isShort[l] = 1;
  const low = usedUpOn(supply, boat.share[l]!, most + comfort[l]! - floor[l]!, from);
  const end = until < model.horizonDays ? until : model.horizonDays;
  for (let t = low > 0 ? low : 0; t < end; t++) {
    trouble[t] = 1;
    if (t < boat.troubleFrom) boat.troubleFrom = t;
  }
}
