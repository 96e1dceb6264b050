import type { AutomakerState } from './automaker-state.ts';
import { NEVER, peekDay, pop } from './consignment-queue.ts';
import { dispatchNext } from './consignments.ts';
import { fileOrder, LEAST_ORDER } from './lane-day.ts';
import { fileRenewal, nextLicenceEvent, processPeriodLicence } from './period-licence.ts';

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
export function firstShortDay(state: AutomakerState, l: number, until: number): number {
  const { onHand, minClosingStock, lineFloor } = state;
  const tooLate = until - state.minTransitDays;
  enterEventTime(state, l, 0);
  for (let t = nextEventDay(state, l, 0); t < tooLate; t = nextEventDay(state, l, t + 1)) {
    const trouble = processUntilShort(state, l, t, true);
    if (trouble < NEVER) return trouble;
    processEvent(state, l, t);
  }
  const trouble = processUntilShort(state, l, until, true);
  if (trouble < NEVER) return trouble;
  const last = onHand[l]! - state.cumulativeNetNeed[l]![until]!;
  if (last < minClosingStock[l]!) minClosingStock[l] = last;
  return last < lineFloor[l]! ? dayBelow(state, l) : until;
}

/** Follows one lane from the morning of day `from` up to that of day `until`, all at full rate, and leaves its books as they stand then. */
export function advanceLane(state: AutomakerState, l: number, from: number, until: number): void {
  const { usesAir } = state;
  enterEventTime(state, l, from);
  for (let t = nextEventDay(state, l, from); t < until; t = nextEventDay(state, l, t + 1)) {
    if (usesAir) processMovements(state, l, t);
    processEvent(state, l, t);
  }
  processMovements(state, l, until);
  leaveEventTime(state, l, until);
}

/** Leaves a lane that was followed up to the morning of a day with its books as they stand then. */
export function leaveEventTime(state: AutomakerState, l: number, until: number): void {
  const { onHand, onOrder, baseStock, shortfall } = state;
  const cumulativeNetNeed = state.cumulativeNetNeed[l]!;
  applyRefusals(state, l, until);
  onHand[l]! -= cumulativeNetNeed[until]!;
  onOrder[l] = baseStock[l]! - shortfall[l]! - cumulativeNetNeed[until]! - onHand[l]!;
}

export function enterEventTime(
  { baseStock, cumulativeNetNeed, onHand, onOrder, shortfall, minClosingStock }: AutomakerState,
  l: number,
  from: number,
): void {
  const used = cumulativeNetNeed[l]![from]!;
  shortfall[l] = baseStock[l]! - onHand[l]! - onOrder[l]! - used;
  onHand[l]! += used;
  minClosingStock[l] = Number.POSITIVE_INFINITY;
}

/** The next day from t on on which the lane orders or its licence has something to do, as things stand. */
export function nextEventDay(state: AutomakerState, l: number, t: number): number {
  const order = state.nextOrderDay[l]!;
  return state.automaker.validityDays > 0 ? Math.min(order, nextLicenceEvent(state, l, t)) : order;
}

/** Steps 2 and 5 of day t for the lane's papers. */
export function processEvent(state: AutomakerState, l: number, t: number): void {
  const { automaker, nextOrderDay, shortfall, inHand } = state;
  const periods = automaker.validityDays > 0;
  applyRefusals(state, l, t + 1);
  if (periods) processPeriodLicence(state, l, t);
  if (t === nextOrderDay[l]) {
    nextOrderDay[l] = t + automaker.cycleDays;
    inHand[0] = shortfall[l]! + state.cumulativeNetNeed[l]![t + 1]!;
    if (inHand[0]! >= LEAST_ORDER) {
      shortfall[l]! -= inHand[0]!;
      fileOrder(state, l, t);
    }
  }
  if (periods) fileRenewal(state, l, t);
}

/** What was refused before day t is owed again. */
function applyRefusals({ refused, shortfall }: AutomakerState, l: number, t: number): void {
  while (peekDay(refused, l) < t) shortfall[l]! += refused.goods[pop(refused, l)]!;
}

/** Takes the lane's departures and landings before day t in their order. While a lane is followed, `onHand` is gross of `netNeed`. */
export function processMovements(state: AutomakerState, l: number, t: number): void {
  const { inTransit, onHand, usesAir } = state;
  if (usesAir) processUntilShort(state, l, t, false);
  else while (peekDay(inTransit, l) < t) onHand[l]! += inTransit.goods[pop(inTransit, l)]!;
}

/** The same, and keeps account of the least evening stock; with `stops`, ends at the first evening below its floor and returns its day, else `NEVER`. */
function processUntilShort(state: AutomakerState, l: number, t: number, stops: boolean): number {
  const { inTransit, toDepart, onHand, minClosingStock, lineFloor, usesAir } = state;
  const cumulativeNetNeed = state.cumulativeNetNeed[l]!;
  for (;;) {
    const landing = peekDay(inTransit, l);
    const departure = usesAir ? peekDay(toDepart, l) >> 1 : NEVER;
    const next = landing < departure ? landing : departure;
    if (next >= t) return NEVER;
    const evening = onHand[l]! - cumulativeNetNeed[next]!;
    // On the very first day no evening has passed yet.
    if (next > 0 && evening < minClosingStock[l]!) {
      minClosingStock[l] = evening;
      if (stops && evening < lineFloor[l]!) return dayBelow(state, l);
    }
    if (departure <= landing) dispatchNext(state, l, evening < state.automaker.expediteBelowDays);
    else onHand[l]! += inTransit.goods[pop(inTransit, l)]!;
  }
}

/** The first day on whose evening stock on hand alone is below the floor. */
export function dayBelow(state: AutomakerState, l: number): number {
  const cumulativeNetNeed = state.cumulativeNetNeed[l]!;
  const most = state.onHand[l]! - state.lineFloor[l]!;
  let low = 1;
  let high = cumulativeNetNeed.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulativeNetNeed[middle]! > most) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
