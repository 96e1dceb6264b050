import { arrivalDay, firstOrderDay } from './arrival-day.ts';
import type { AutomakerState } from './automaker-state.ts';
import { NEVER, peekDay, pop, reset, schedule } from './consignment-queue.ts';
import type { MarketDays } from './cumulative-need.ts';
import { depletionDay, needUpTo } from './depletion.ts';

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
export function findShortages(state: AutomakerState, l: number, marketDays: MarketDays): boolean {
  const { automaker, isShort, model } = state;
  const { cycleDays } = automaker;
  state.room[l] = state.baseStock[l]! - state.restartFloor[l]! - state.roundingMargin;
  // Base stock that is gone within a day of use.
  if (state.room[l]! < 1) {
    widenWindow(state, 0, model.horizonDays);
    return true;
  }
  if (state.share[l] === 0) return false;
  isShort[l] = 0;
  const from = firstToWatch(state, l);
  const first = (from + state.inputs.lanes[l]!.phaseDays) / cycleDays;
  const due = deadline(state, l, marketDays, from, from - cycleDays);
  const count = Math.ceil((model.horizonDays - due) / cycleDays);
  for (let k = 0; k < count; k++) {
    const later = k * cycleDays;
    if (arrivesInTime(state, l, marketDays, first + k, from + later, due + later)) continue;
    const next = followLateOrders(state, l, marketDays, first + k, from + later);
    if (next === NEVER) break;
    k = (next - from) / cycleDays - 1;
  }
  return isShort[l] === 1;
}

/** Whether the goods of an order, placed on day t, land by its due day, which is day `soonest` at the earliest. */
function arrivesInTime(
  state: AutomakerState,
  l: number,
  marketDays: MarketDays,
  order: number,
  t: number,
  soonest: number,
): boolean {
  const landing = arrivalDay(state, l, order, t);
  return landing <= soonest || landing <= deadline(state, l, marketDays, t, soonest);
}

/** The due day of the order of day t, given the lane's `room`; looked for from a day on on which it has not passed; the horizon when not within it. */
export function deadline(
  state: AutomakerState,
  l: number,
  marketDays: MarketDays,
  t: number,
  from: number,
): number {
  const { automaker, most, room, share } = state;
  needUpTo(marketDays, share, l, t - automaker.cycleDays + 1, most, l);
  most[l]! += room[l]!;
  return depletionDay(marketDays, share, most, l, from);
}

/** The day of the first order that may not land in time. What is at sea on day 0 lands as planned, when the buffer is still there. */
function firstToWatch(state: AutomakerState, l: number): number {
  const { automaker, inputs, restartFloor, roundingMargin } = state;
  let t = firstOrderDay(state, l);
  if (inputs.lanes[l]!.bufferDays < restartFloor[l]! + roundingMargin) return t;
  while (t < 0 && t + automaker.plannedDays <= automaker.transitDays) t += automaker.cycleDays;
  return t;
}

/** Used up to the order before, and up to the one at hand. */
const ordered = new Float64Array(2);

/**
 * From the order of day `from` on, which lands too late: goods land as they may until none is missing. Returns the day of the first order that was not looked at;
 * never when none is left to look at.
 */
function followLateOrders(
  state: AutomakerState,
  l: number,
  marketDays: MarketDays,
  first: number,
  from: number,
): number {
  const { model, automaker, inTransit, inHand, most } = state;
  const { horizonDays } = model;
  const { cycleDays } = automaker;
  let t = from;
  needUpTo(marketDays, state.share, l, t - cycleDays + 1, ordered, 0);
  // What is in stock is used up on the evening of that day, and is looked at up to the other.
  let due = deadline(state, l, marketDays, t, t - cycleDays);
  let evening = due;
  reset(inTransit, l);
  for (let order = first; ; order++) {
    const landing = arrivalDay(state, l, order, t);
    inHand[0] = 0;
    if (t < horizonDays) {
      needUpTo(marketDays, state.share, l, t + 1, ordered, 1);
      inHand[0] = ordered[1]! - ordered[0]!;
      ordered[0] = ordered[1]!;
    }
    schedule(inTransit, l, landing < horizonDays ? landing : horizonDays, inHand);
    t = t < horizonDays ? t + cycleDays : NEVER;
    while (peekDay(inTransit, l) < NEVER) {
      const next = peekDay(inTransit, l);
      if (next > due) {
        // Another order may land sooner.
        if (t <= due) break;
        const until = next < t ? next : t;
        recordShortage(state, l, marketDays, evening > due ? evening : due, until);
        evening = until;
        if (t < next) break;
        if (next >= horizonDays) return NEVER;
      }
      most[l]! += inTransit.goods[pop(inTransit, l)]!;
      due = depletionDay(marketDays, state.share, most, l, due);
      if (due >= horizonDays) return NEVER;
    }
    if (peekDay(inTransit, l) === NEVER) return t;
  }
}

/** The lane is below its comfort from the evening of day `from` up to day `until`: those on which it is below its floor are trouble. */
function recordShortage(
  state: AutomakerState,
  l: number,
  marketDays: MarketDays,
  from: number,
  until: number,
): void {
  const { restartFloor, lineFloor, isShort, model, most, share } = state;
  isShort[l] = 1;
  const kept = most[l]!;
  most[l] = kept + restartFloor[l]! - lineFloor[l]!;
  const low = depletionDay(marketDays, share, most, l, from);
  most[l] = kept;
  const end = until < model.horizonDays ? until : model.horizonDays;
  if (low < end) widenWindow(state, low > 0 ? low : 0, end);
}

/** There is trouble on day `from`, and none beyond day `until` but what was known before. */
function widenWindow(state: AutomakerState, from: number, until: number): void {
  if (from < state.shortFrom) state.shortFrom = from;
  if (until > state.shortUntil) state.shortUntil = until;
}
