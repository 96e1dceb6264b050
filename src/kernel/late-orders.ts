import { arrivalDay } from './arrival-day.ts';
import type { AutomakerContext } from './automaker-context.ts';
import { type ConsignmentQueue, NEVER, peekDay, pop, reset, schedule } from './consignment-queue.ts';
import { depletionDay, needUpTo } from './cumulative-need.ts';
import type { Licences } from './licences.ts';
import type { Screening } from './screening.ts';

/*
 * Once an order arrives too late, later ones may overtake it, and the lane is short until enough has
 * arrived. What is on hand at full rate is then followed from arrival to arrival: between two of them
 * it only falls, so the day on which it is used up tells all evenings.
 */

/** Sums of need up to the order before and up to the next, and the quantity of that one. */
const passing = new Float64Array(3);

/**
 * Follows orders from that of day `from` on, which arrives too late, until none is missing. Returns the
 * day of the first order that was not looked at, or `NEVER`.
 */
export function followLateOrders(
  context: AutomakerContext,
  licences: Licences,
  screening: Screening,
  l: number,
  first: number,
  from: number,
): number {
  const { market, automaker, model } = context;
  const { lateOrders, usableSoFar } = screening;
  const { share } = automaker.lanes[l]!;
  let t = from;
  // What is on hand is used up on the evening of that day, and is looked at up to the other.
  let depleted = deadline(context, screening, l, t, t - automaker.cycleDays);
  let looked = depleted;
  needUpTo(market, share, t - automaker.cycleDays + 1, passing, 0);
  reset(lateOrders, 0);
  for (let order = first; ; order++) {
    scheduleOrder(context, licences, lateOrders, l, order, t);
    t = t < model.horizonDays ? t + automaker.cycleDays : NEVER;
    for (let next = peekDay(lateOrders, 0); next < NEVER; next = peekDay(lateOrders, 0)) {
      if (next > depleted) {
        // Another order may arrive sooner.
        if (t <= depleted) break;
        const until = next < t ? next : t;
        recordShortage(context, screening, l, looked > depleted ? looked : depleted, until);
        looked = until;
        if (t < next) break;
        if (next >= model.horizonDays) return NEVER;
      }
      usableSoFar[l]! += lateOrders.quantity[pop(lateOrders, 0)]!;
      depleted = depletionDay(market, share, usableSoFar, l, depleted);
      if (depleted >= model.horizonDays) return NEVER;
    }
    if (peekDay(lateOrders, 0) === NEVER) return t;
  }
}

/**
 * Schedules the arrival of the order of day t: what a line at full rate has used since the order
 * before.
 */
function scheduleOrder(
  context: AutomakerContext,
  licences: Licences,
  lateOrders: ConsignmentQueue,
  l: number,
  order: number,
  t: number,
): void {
  const { market, automaker, model } = context;
  const { horizonDays } = model;
  const arrival = arrivalDay(context, licences, l, order, t);
  passing[2] = 0;
  if (t < horizonDays) {
    needUpTo(market, automaker.lanes[l]!.share, t + 1, passing, 1);
    passing[2] = passing[1]! - passing[0]!;
    passing[0] = passing[1]!;
  }
  schedule(lateOrders, 0, arrival < horizonDays ? arrival : horizonDays, passing, 2);
}

/**
 * Returns the deadline of the order of day t for the lane's usable stock, at most the horizon. It is
 * looked for from day `from` on, which is not beyond it.
 */
export function deadline(
  { automaker, market }: AutomakerContext,
  { usableStock, usableSoFar }: Screening,
  l: number,
  t: number,
  from: number,
): number {
  const { share } = automaker.lanes[l]!;
  needUpTo(market, share, t - automaker.cycleDays + 1, usableSoFar, l);
  usableSoFar[l]! += usableStock[l]!;
  return depletionDay(market, share, usableSoFar, l, from);
}

/**
 * Records that the lane is below the restart floor from the evening of day `from` up to day `until`.
 * Widens the window to those days on which it is below the line floor.
 */
function recordShortage(
  { model, automaker, market }: AutomakerContext,
  screening: Screening,
  l: number,
  from: number,
  until: number,
): void {
  const { restartFloor, lineFloor, isShort, usableSoFar } = screening;
  isShort[l] = 1;
  const kept = usableSoFar[l]!;
  usableSoFar[l] = kept + restartFloor - lineFloor;
  const low = depletionDay(market, automaker.lanes[l]!.share, usableSoFar, l, from);
  usableSoFar[l] = kept;
  const end = until < model.horizonDays ? until : model.horizonDays;
  if (low < end) widenWindow(screening, low > 0 ? low : 0, end);
}

/** Widens the shortage window to the days from `from` up to `until`. */
export function widenWindow(screening: Screening, from: number, until: number): void {
  if (from < screening.shortFrom) screening.shortFrom = from;
  if (until > screening.shortUntil) screening.shortUntil = until;
}
