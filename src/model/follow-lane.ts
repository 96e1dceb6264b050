import type { Boat } from './boat.ts';
import { NEVER, nextDay, take } from './due-list.ts';
import { departNext } from './goods.ts';
import { fileOrder, LEAST_ORDER } from './lane-day.ts';
import { fileRenewal, nextPeriodWork, workPeriodLicence } from './period-licence.ts';

/*
 * While the line runs at full rate a lane can be followed by itself. Between its own few events (an order, a departure, a landing) its stock falls along a known
 * curve, `netNeed`; what it orders is what it has used since its last order, whatever is on hand. Sums on the grid are exact in any order, so this and
 * sailing day by day agree to the bit.
 *
 * Free supply must never exceed the need. Then evening stock never rises between events, and neither stock on hand nor on order together rise
 * above the base stock, so its cap on free supply never binds: to look at the evening before each event is enough.
 */

/**
 * Follows one lane, loaded for day 0, and returns the first day, before `until`, on whose evening its stock is below its floor; `until` when there is
 * none, and then `least` is its least evening stock. Orders that cannot land in time are left out, so its books mean nothing afterwards.
 */
export function troubleDay(boat: Boat, l: number, until: number): number {
  const { onHand, least, floor } = boat;
  const tooLate = until - boat.fastestDays;
  beginToFollow(boat, l, 0);
  for (let t = nextWork(boat, l, 0); t < tooLate; t = nextWork(boat, l, t + 1)) {
    const trouble = watchMoves(boat, l, t, true);
    if (trouble < NEVER) return trouble;
    work(boat, l, t);
  }
  const trouble = watchMoves(boat, l, until, true);
  if (trouble < NEVER) return trouble;
  const last = onHand[l]! - boat.netNeed[l]![until]!;
  if (last < least[l]!) least[l] = last;
  return last < floor[l]! ? firstBelow(boat, l) : until;
}

/** Follows one lane from the morning of day `from` up to that of day `until`, all at full rate, and leaves its books as they stand then. */
export function followLane(boat: Boat, l: number, from: number, until: number): void {
  const { mayFly } = boat;
  beginToFollow(boat, l, from);
  for (let t = nextWork(boat, l, from); t < until; t = nextWork(boat, l, t + 1)) {
    if (mayFly) letMove(boat, l, t);
    work(boat, l, t);
  }
  letMove(boat, l, until);
  endToFollow(boat, l, until);
}

/** Leaves a lane that was followed up to the morning of a day with its books as they stand then. */
export function endToFollow(boat: Boat, l: number, until: number): void {
  const { onHand, onOrder, baseStock, owed } = boat;
  const netNeed = boat.netNeed[l]!;
  hearRefusals(boat, l, until);
  onHand[l]! -= netNeed[until]!;
  onOrder[l] = baseStock[l]! - owed[l]! - netNeed[until]! - onHand[l]!;
}

export function beginToFollow(
  { baseStock, netNeed, onHand, onOrder, owed, least }: Boat,
  l: number,
  from: number,
): void {
  const used = netNeed[l]![from]!;
  owed[l] = baseStock[l]! - onHand[l]! - onOrder[l]! - used;
  onHand[l]! += used;
  least[l] = Number.POSITIVE_INFINITY;
}

/** The next day from t on on which the lane orders or its licence has something to do, as things stand. */
export function nextWork(boat: Boat, l: number, t: number): number {
  const order = boat.nextOrderDay[l]!;
  return boat.maker.validityDays > 0 ? Math.min(order, nextPeriodWork(boat, l, t)) : order;
}

/** Steps 2 and 5 of day t for the lane's papers. */
export function work(boat: Boat, l: number, t: number): void {
  const { maker, nextOrderDay, owed, inHand } = boat;
  const periods = maker.validityDays > 0;
  hearRefusals(boat, l, t + 1);
  if (periods) workPeriodLicence(boat, l, t);
  if (t === nextOrderDay[l]) {
    nextOrderDay[l] = t + maker.cycleDays;
    inHand[0] = owed[l]! + boat.netNeed[l]![t + 1]!;
    if (inHand[0]! >= LEAST_ORDER) {
      owed[l]! -= inHand[0]!;
      fileOrder(boat, l, t);
    }
  }
  if (periods) fileRenewal(boat, l, t);
}

/** What was refused before day t is owed again. */
function hearRefusals({ refused, owed }: Boat, l: number, t: number): void {
  while (nextDay(refused, l) < t) owed[l]! += refused.goods[take(refused, l)]!;
}

/** Takes the lane's departures and landings before day t in their order. While a lane is followed, `onHand` is gross of `netNeed`. */
export function letMove(boat: Boat, l: number, t: number): void {
  const { arriving, onHand, mayFly } = boat;
  if (mayFly) watchMoves(boat, l, t, false);
  else while (nextDay(arriving, l) < t) onHand[l]! += arriving.goods[take(arriving, l)]!;
}

/** The same, and keeps account of the least evening stock; with `stops`, ends at the first evening below its floor and returns its day, else `NEVER`. */
function watchMoves(boat: Boat, l: number, t: number, stops: boolean): number {
  const { arriving, leaving, onHand, least, floor, mayFly } = boat;
  const netNeed = boat.netNeed[l]!;
  for (;;) {
    const landing = nextDay(arriving, l);
    const departure = mayFly ? nextDay(leaving, l) >> 1 : NEVER;
    const next = landing < departure ? landing : departure;
    if (next >= t) return NEVER;
    const evening = onHand[l]! - netNeed[next]!;
    // On the very first day no evening has passed yet.
    if (next > 0 && evening < least[l]!) {
      least[l] = evening;
      if (stops && evening < floor[l]!) return firstBelow(boat, l);
    }
    if (departure <= landing) departNext(boat, l, evening < boat.maker.expediteBelowDays);
    else onHand[l]! += arriving.goods[take(arriving, l)]!;
  }
}

/** The first day on whose evening stock on hand alone is below the floor. */
export function firstBelow(boat: Boat, l: number): number {
  const netNeed = boat.netNeed[l]!;
  const most = boat.onHand[l]! - boat.floor[l]!;
  let low = 1;
  let high = netNeed.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (netNeed[middle]! > most) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
