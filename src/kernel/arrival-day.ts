import type { AutomakerState } from './automaker-state.ts';
import { NEVER } from './consignment-queue.ts';
import { decisionOf } from './decision-cache.ts';
import { lastDelivery } from './initial-state.ts';

/** The day of the first order that has not landed by day 0, below 0 when it was placed before. */
export function firstOrderDay(state: AutomakerState, l: number): number {
  const first = state.firstReceiptDay[l]!;
  if (first <= lastDelivery(state, l)) return first - state.automaker.plannedDays;
  const { phaseDays } = state.inputs.lanes[l]!;
  return phaseDays === 0 ? 0 : state.automaker.cycleDays - phaseDays;
}

/**
 * The day by which the goods of an order, placed on day t, have landed under licences for one shipment, however they go; never when not within the horizon. Goods
 * of a refused file land with the order that makes them good.
 */
export function arrivalDay(state: AutomakerState, l: number, order: number, t: number): number {
  const { desk, automaker, maxTransitDays } = state;
  const { horizonDays, nextDepartureDay } = desk;
  const { cycleDays } = automaker;
  if (t < 0 && !isFiled(state, l, order, t)) return arrivalDayIfCleared(state, t);
  for (let day = t, file = order; day < horizonDays; ) {
    const decision = decisionOf(state, l, file, day < 0 ? -1 : day);
    const decided = decision >> 1;
    if (decided >= horizonDays) return NEVER;
    if (decision & 1) return nextDepartureDay[decided]! + maxTransitDays;
    const later = Math.ceil((decided - day) / cycleDays);
    file += later;
    day += later * cycleDays;
  }
  return NEVER;
}

/** Whether the goods of an order placed before day 0 were filed on the eve: neither at sea nor cleared. */
function isFiled({ automaker, inputs }: AutomakerState, l: number, order: number, t: number): boolean {
  return t + automaker.plannedDays - automaker.transitDays > 0 && !inputs.lanes[l]!.cleared(order);
}

function arrivalDayIfCleared({ automaker, desk, maxTransitDays }: AutomakerState, t: number): number {
  const departure = t + automaker.plannedDays - automaker.transitDays;
  if (departure <= 0) return t + automaker.plannedDays;
  return departure < desk.horizonDays ? desk.nextDepartureDay[departure]! + maxTransitDays : NEVER;
}
