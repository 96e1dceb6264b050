import { arrivalDay, firstOpenOrderDay } from './arrival-day.ts';
import type { AutomakerContext } from './automaker-context.ts';
import type { AutomakerState } from './automaker-state.ts';
import { NEVER } from './consignment-queue.ts';
import { needUpTo } from './cumulative-need.ts';
import { deadline, followLateOrders, widenWindow } from './late-orders.ts';
import type { Screening } from './screening.ts';

/*
 * An order lifts stock on hand and on order to the order-up-to level, whatever the line did before. So
 * closing stock is at least that level, less the goods that have not arrived, less the use since the
 * last order, both as a line at full rate has them (one that ran slower ordered and used less; free
 * supply that is cut off finds that level on hand), and as if goods went the slower way. All of this is
 * part of the sample path.
 *
 * As long as orders arrive in time only one of them counts, the earliest that has not arrived: it must
 * do so before the day on which what was left at the order before it is used up, its deadline.
 * Deadlines lie at least a cycle apart, as no day uses more than the one before it: so most orders are
 * seen to arrive in time without computing theirs.
 */

/** Sums of need up to two days. */
const sums = new Float64Array(2);

/**
 * Widens the shortage window to all days on which closing stock of the lane may be below the line
 * floor. Returns whether it may be below the restart floor, and so matter to a line that other lanes
 * have slowed. Stock is set for day 0.
 */
export function findShortages({ context, ledger, licences, screening }: AutomakerState, l: number): boolean {
  const { automaker, inputs, market, model } = context;
  const { usableStock, isShort } = screening;
  const { cycleDays, lanes } = automaker;
  usableStock[l] = ledger.orderUpToLevel[l]! - screening.restartFloor - screening.roundingMargin;
  // A level that is used up within a day; or orders that may apply for no licence, as they are not placed
  // or go as assemblies.
  if (usableStock[l]! < 1 || (automaker.validityDays > 0 && !filesAlways(context, screening, l))) {
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

/**
 * Returns whether every order of a lane at full rate is surely placed, and not as assemblies: none is
 * smaller than what the last days use.
 */
function filesAlways(
  { automaker, inputs, market, model }: AutomakerContext,
  screening: Screening,
  l: number,
): boolean {
  if (inputs.lanes[l]!.hasAssemblies === true) return false;
  const { share } = automaker.lanes[l]!;
  needUpTo(market, share, model.horizonDays, sums, 0);
  needUpTo(market, share, model.horizonDays - automaker.cycleDays, sums, 1);
  return sums[0]! - sums[1]! > screening.roundingMargin;
}

/**
 * Returns the day of the first order that may not arrive in time. What is under way on day 0 arrives as
 * planned, while the buffer is still there.
 */
function firstUncertainOrder(context: AutomakerContext, screening: Screening, l: number): number {
  const { automaker, inputs } = context;
  const { plannedDays, transitDays, cycleDays } = automaker;
  let t = firstOpenOrderDay(context, l);
  if (inputs.lanes[l]!.bufferDays < screening.restartFloor + screening.roundingMargin) return t;
  while (t < 0 && t + plannedDays <= transitDays) t += cycleDays;
  return t;
}
