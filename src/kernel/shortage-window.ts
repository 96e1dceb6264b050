import { arrivalDay, firstOpenOrderDay } from './arrival-day.ts';
import type { AutomakerContext, AutomakerState } from './automaker-state.ts';
import { NEVER, peekDay, pop, reset, schedule } from './consignment-queue.ts';
import { depletionDay, needUpTo } from './cumulative-need.ts';
import type { Licences } from './licences.ts';
import type { Screening } from './screening.ts';

/*
 * An order lifts stock on hand and on order to the order-up-to level, whatever the line did before. So closing stock is at least that level, less the goods that have not arrived, less
 * the use since the last order, both as a line at full rate has them (one that ran slower ordered and used less; free supply that is cut off finds that level on hand), and as if goods
 * went the slower way. All of this is part of the sample path.
 *
 * As long as orders arrive in time only one of them counts, the earliest that has not arrived: it must do so before the day on which what was left at the order before it is used up, its
 * deadline. Deadlines lie at least a cycle apart, as no day uses more than the one before it: so most orders are seen to arrive in time without computing theirs.
 */

/** Sums of need up to the order before and up to the next, and the quantity of that one. */
const passing = new Float64Array(3);

/**
 * Widens the shortage window to all days on which closing stock of the lane, its stock set for day 0, may be below the line floor; returns whether it may be below the restart
 * floor, and so matter to a line that other lanes have slowed.
 */
export function findShortages({ context, ledger, licences, screening }: AutomakerState, l: number): boolean {
  const { automaker, inputs, market, model } = context;
  const { usableStock, isShort } = screening;
  const { cycleDays, lanes } = automaker;
  usableStock[l] = ledger.orderUpToLevel[l]! - screening.restartFloor - screening.roundingMargin;
  // A level that is used up within a day; or orders that may not be placed, so that they apply for no licence.
  if (usableStock[l]! < 1 || (automaker.validityDays > 0 && !ordersAlways(context, screening, l))) {
    widenWindow(screening, 0, model.horizonDays);
    return true;
  }
  if (market.share[lanes[l]!.share] === 0) return false;
  isShort[l] = 0;
  const from = firstUncertainOrder(context, screening, l);
  const first = (from + inputs.lanes[l]!.phaseDays) / cycleDays;
  const earliest = deadline(context, screening, l, from, from - cycleDays);
  const count = Math.ceil((model.horizonDays - earliest) / cycleDays);
  for (let k = 0; k < count; k++) {
    const later = k * cycleDays;
    const arrival = arrivalDay(context, licences, l, first + k, from + later);
    if (arrival <= earliest + later) continue;
    if (arrival <= deadline(context, screening, l, from + later, earliest + later)) continue;
    const next = followLateOrders(context, licences, screening, l, first + k, from + later);
    if (next === NEVER) break;
    k = (next - from) / cycleDays - 1;
  }
  return isShort[l] === 1;
}

/** Returns whether every order of a lane at full rate is surely placed: none is smaller than what the last days use. */
function ordersAlways(
  { automaker, market, model }: AutomakerContext,
  screening: Screening,
  l: number,
): boolean {
  const { share } = automaker.lanes[l]!;
  needUpTo(market, share, model.horizonDays, passing, 0);
  needUpTo(market, share, model.horizonDays - automaker.cycleDays, passing, 1);
  return passing[0]! - passing[1]! > screening.roundingMargin;
}

/** Returns the deadline of the order of day t, given the lane's usable stock; looked for from a day on that is not beyond it; the horizon when not within it. */
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

/** Returns the day of the first order that may not arrive in time. What is under way on day 0 arrives as planned, when the buffer is still there. */
function firstUncertainOrder(context: AutomakerContext, screening: Screening, l: number): number {
  const { automaker, inputs } = context;
  const { plannedDays, transitDays, cycleDays } = automaker;
  let t = firstOpenOrderDay(context, l);
  if (inputs.lanes[l]!.bufferDays < screening.restartFloor + screening.roundingMargin) return t;
  while (t < 0 && t + plannedDays <= transitDays) t += cycleDays;
  return t;
}

/**
 * Follows orders from that of day `from` on, which arrives too late, until none is missing. Returns the day of the first order that was not looked at;
 * never when none is left to look at.
 */
function followLateOrders(
  context: AutomakerContext,
  licences: Licences,
  screening: Screening,
  l: number,
  first: number,
  from: number,
): number {
  const { model, automaker, market } = context;
  const { lateOrders, usableSoFar } = screening;
  const { horizonDays } = model;
  const { cycleDays, lanes } = automaker;
  const { share } = lanes[l]!;
  let t = from;
  needUpTo(market, share, t - cycleDays + 1, passing, 0);
  // What is on hand is used up on the evening of that day, and is looked at up to the other.
  let depleted = deadline(context, screening, l, t, t - cycleDays);
  let looked = depleted;
  reset(lateOrders, 0);
  for (let order = first; ; order++) {
    const arrival = arrivalDay(context, licences, l, order, t);
    passing[2] = 0;
    if (t < horizonDays) {
      needUpTo(market, share, t + 1, passing, 1);
      passing[2] = passing[1]! - passing[0]!;
      passing[0] = passing[1]!;
    }
    schedule(lateOrders, 0, arrival < horizonDays ? arrival : horizonDays, passing, 2);
    t = t < horizonDays ? t + cycleDays : NEVER;
    while (peekDay(lateOrders, 0) < NEVER) {
      const next = peekDay(lateOrders, 0);
      if (next > depleted) {
        // Another order may arrive sooner.
        if (t <= depleted) break;
        const until = next < t ? next : t;
        recordShortage(context, screening, l, looked > depleted ? looked : depleted, until);
        looked = until;
        if (t < next) break;
        if (next >= horizonDays) return NEVER;
      }
      usableSoFar[l]! += lateOrders.quantity[pop(lateOrders, 0)]!;
      depleted = depletionDay(market, share, usableSoFar, l, depleted);
      if (depleted >= horizonDays) return NEVER;
    }
    if (peekDay(lateOrders, 0) === NEVER) return t;
  }
}

/** Records that the lane is below the restart floor from the evening of day `from` up to day `until`, and widens the window to those days on which it is below the line floor. */
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
function widenWindow(screening: Screening, from: number, until: number): void {
  if (from < screening.shortFrom) screening.shortFrom = from;
  if (until > screening.shortUntil) screening.shortUntil = until;
}
