import type { Boat } from './boat.ts';
import { clear, NEVER, nextDay, note, take } from './due-list.ts';
import { foresee } from './fates.ts';
import { firstOrderDay, landingDay } from './landing.ts';
import type { Supply } from './supply.ts';
import { isUsedUp, reckonUsed, usedUpOn } from './use.ts';

/*
 * On which days a lane under licences for one shipment may be short. An order lifts what is on hand and on order to the base stock, whatever the line
 * did before. So an evening's stock is at least the base stock, less the goods that have not landed, less the use since the last order, both as a line at full
 * rate has them (one that ran slower ordered and used less; free supply that is cut off finds the base stock on hand). All of this is weather.
 *
 * As long as orders land in time only one of them counts, the earliest at sea or at the desk: it must land before the day on which what was left at the order
 * before it is used up, its due day. Due days lie at least a cycle apart, as no day uses more than the one before it.
 */

/**
 * Widens the boat's span of trouble to all days on whose evening the lane, loaded for day 0, may be below its floor, and tells whether it may be below its comfort,
 * and so matter to a line that others have brought into trouble.
 */
export function markTrouble(boat: Boat, l: number, supply: Supply): boolean {
  const { maker, isShort, inTime, dueDays } = boat;
  const { cycleDays } = maker;
  boat.room[l] = boat.baseStock[l]! - boat.comfort[l]! - boat.slack;
  // Base stock that is gone within a day of use.
  if (boat.room[l]! < 1) return isLost(boat);
  if (boat.share[l] === 0) return false;
  isShort[l] = 0;
  const t = firstToWatch(boat, l);
  const first = (t + boat.luck.lanes[l]!.phaseDays) / cycleDays;
  const count = reckonDueDays(boat, l, supply, t);
  foresee(boat, l, first, t, count);
  for (let k = 0; k < count; k++) {
    if (inTime[k] === 1 || landingDay(boat, l, first + k, t + k * cycleDays) <= dueDays[k]!) continue;
    const next = fallBehind(boat, l, supply, first + k, t + k * cycleDays);
    if (next === NEVER) break;
    k = (next - t) / cycleDays - 1;
  }
  return isShort[l] === 1;
}

/** Writes the due days within the horizon of the order of day `from` and of all after it, given the lane's `room`, and returns how many there are. */
export function reckonDueDays(boat: Boat, l: number, supply: Supply, from: number): number {
  const { dueDays, share, most } = boat;
  const { cycleDays } = boat.maker;
  const { steadyFrom, need } = supply;
  const horizonDays = need.length;
  let t = from - cycleDays;
  fillUp(boat, l, supply, t);
  let due = usedUpOn(supply, share, most, l, t);
  let count = 0;
  let gap = cycleDays;
  while (due < horizonDays) {
    dueDays[count++] = due;
    t += cycleDays;
    // In steady years due days lie just a cycle apart.
    if (t > steadyFrom + cycleDays) {
      due += cycleDays;
      continue;
    }
    fillUp(boat, l, supply, t);
    // Gaps hardly ever shrink.
    const last = due;
    due += gap;
    if (due >= horizonDays || isUsedUp(supply, share, most, l, due - 1)) due = last + cycleDays;
    while (due < horizonDays && !isUsedUp(supply, share, most, l, due)) due += 1;
    gap = due - last;
  }
  return count;
}

/** The most that the lane may have used before it is below its comfort, once all that was ordered up to day t is there. */
function fillUp({ most, room, share }: Boat, l: number, supply: Supply, t: number): void {
  reckonUsed(supply, share, l, t + 1, most, l);
  most[l]! += room[l]!;
}

/** The day of the first order that may not land in time. What is at sea on day 0 lands as planned, when the buffer is still there. */
function firstToWatch(boat: Boat, l: number): number {
  const { maker, luck, comfort, slack } = boat;
  let t = firstOrderDay(boat, l);
  if (luck.lanes[l]!.bufferDays < comfort[l]! + slack) return t;
  while (t < 0 && t + maker.plannedDays <= maker.transitDays) t += maker.cycleDays;
  return t;
}

/** Trouble throughout. */
function isLost(boat: Boat): true {
  boat.troubleFrom = 0;
  boat.troubleUntil = boat.model.horizonDays;
  return true;
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
  most[l] = boat.room[l]! + ordered[0]!;
  // What is in stock is used up on the evening of that day, and is looked at up to the other.
  let due = usedUpOn(supply, boat.share, most, l, t - cycleDays);
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
  if (low >= end) return;
  if (low < boat.troubleFrom) boat.troubleFrom = low > 0 ? low : 0;
  if (end > boat.troubleUntil) boat.troubleUntil = end;
}
