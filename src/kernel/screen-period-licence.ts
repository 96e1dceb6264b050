import { firstOrderDay } from './arrival-day.ts';
import type { AutomakerState } from './automaker-state.ts';
import { NEVER } from './consignment-queue.ts';
import type { MarketDays } from './cumulative-need.ts';
import { decide } from './decide.ts';
import { needUpTo } from './depletion.ts';
import { grant } from './period-licence.ts';

/*
 * A first look at a lane under licences for a period: most keep up with ease, and to see that, no books are needed. Which day the goods of each order leave is told order
 * by order, as the lane's licence is granted, renewed, lapses and is asked for anew. Where that is not plain the goods are taken to stay.
 */

/** Used up to a day. */
const used = new Float64Array(1);

/**
 * Whether the evening stock of a lane at full rate, loaded for day 0, is surely never below its ease. One pass tells, as it counts on less
 * than will come: consignments land in their order but for one that others may overtake, and orders end when enough has come. Where goods may
 * fly, it is as if they went by sea.
 */
export function neverShort(state: AutomakerState, l: number, marketDays: MarketDays): boolean {
  const { desk, automaker, baseStock, onHand, ease, roundingMargin } = state;
  const { cycleDays, transitDays } = automaker;
  const share = state.share[l]!;
  needUpTo(marketDays, state.share, l, desk.horizonDays, used, 0);
  const enough = used[0]!;
  // Stock above ease, before use.
  let stock = onHand[l]! - ease[l]! - roundingMargin;
  // The day before which goods must leave to land in time.
  const latest = desk.horizonDays - transitDays;
  // What leaves on the evening of a day lands on the next at the soonest.
  const transit = transitDays === 0 ? 1 : transitDays;
  let shortfall = baseStock[l]! - onHand[l]!;
  let landing = 0;
  let heldDay = 0;
  let held = 0;
  let t = firstOrderDay(state, l);
  beginLicence(state, l);
  for (let order = (t + state.inputs.lanes[l]!.phaseDays) / cycleDays; stock + held < enough; order++) {
    if (t >= latest) return false;
    needUpTo(marketDays, state.share, l, t + 1, used, 0);
    const goods = t < 0 ? share * cycleDays : shortfall + used[0]!;
    // Too near to no order at all.
    if (goods < roundingMargin) return false;
    shortfall -= goods;
    const leaves = t < 0 ? leavesFromBefore(state, l, order, t) : leavesUnderPeriod(state, l, t);
    t += cycleDays;
    if (leaves >= latest) continue;
    // Of this and the one held back, the earlier lands.
    const day = leaves + transit;
    const lands = day < heldDay ? day : heldDay;
    if (lands > landing) landing = lands;
    needUpTo(marketDays, state.share, l, landing, used, 0);
    if (stock < used[0]!) return false;
    stock += day < heldDay ? goods : held;
    if (day < heldDay) continue;
    heldDay = day;
    held = goods;
  }
  if (heldDay > landing) landing = heldDay;
  needUpTo(marketDays, state.share, l, landing, used, 0);
  return stock >= used[0]!;
}

/** The lane's licence as day 0 finds it. */
function beginLicence(state: AutomakerState, l: number): void {
  const { licenceDaysAtStart } = state.inputs;
  state.filesLodged[l] = 0;
  state.validFrom[l] = 0;
  state.validUntil[l] = 0;
  state.renewOn[l] = NEVER;
  state.decidedOn[l] = 0;
  state.hasPendingFile[l] = 0;
  if (licenceDaysAtStart > 0) grant(state, l, 0, licenceDaysAtStart);
}

/** The day on which the goods of an order leave that was placed on day t, before day 0. */
function leavesFromBefore(state: AutomakerState, l: number, order: number, t: number): number {
  const { desk, inputs, automaker } = state;
  const day = t + automaker.plannedDays - automaker.transitDays;
  if (day <= 0) return day;
  const departure = Math.min(day, desk.horizonDays);
  if (inputs.licenceDaysAtStart > 0) return desk.nextPeriodDepartureDay[departure]!;
  if (inputs.lanes[l]!.cleared(order)) return desk.nextDepartureDay[departure]!;
  // One file on the eve for all goods that wait.
  if (state.hasPendingFile[l] === 0) {
    state.hasPendingFile[l] = 1;
    ask(state, l, -1, -1);
  }
  return whileValid(state, l, 0);
}

/** The day on which the goods of an order leave that is placed on day t; never when they wait for more than a licence that is in sight. */
function leavesUnderPeriod(state: AutomakerState, l: number, t: number): number {
  const { desk, validUntil, renewOn, decidedOn, filesLodged } = state;
  for (;;) {
    const day = whileValid(state, l, t);
    if (day < NEVER) return day;
    const renewal = renewOn[l]!;
    if (renewal < NEVER) {
      if (renewal >= desk.horizonDays) return NEVER;
      renewOn[l] = NEVER;
      ask(state, l, filesLodged[l]!++, renewal);
    } else if (t >= validUntil[l]! && t >= decidedOn[l]!) {
      ask(state, l, filesLodged[l]!++, t);
    } else return NEVER;
  }
}

/** The first day from t on on which the lane's licence lets goods leave; never when there is none before it lapses. */
function whileValid({ desk, validFrom, validUntil }: AutomakerState, l: number, t: number): number {
  const from = t > validFrom[l]! ? t : validFrom[l]!;
  if (from >= validUntil[l]! || from >= desk.horizonDays) return NEVER;
  const day = desk.nextPeriodDepartureDay[from]!;
  return day < validUntil[l]! ? day : NEVER;
}

/** Decides a file for the lane's licence, or its renewal. */
function ask(state: AutomakerState, l: number, number: number, filedOn: number): void {
  const { model, desk, inputs, automaker, validFrom, validUntil } = state;
  const decision = decide(model, desk, inputs.lanes[l]!, number, filedOn, automaker.priority);
  const day = decision >> 1;
  state.decidedOn[l] = day < desk.horizonDays ? day : NEVER;
  if (!(decision & 1)) return;
  const from = Math.max(day, validUntil[l]!);
  validFrom[l] = from;
  grant(state, l, from, from + automaker.validityDays);
}
