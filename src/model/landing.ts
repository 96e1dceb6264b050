import type { Boat } from './boat.ts';
import { lastDelivery } from './day-zero.ts';
import { NEVER } from './due-list.ts';
import { fateOf } from './fates.ts';

/** The day of the first order that has not landed by day 0, below 0 when it was placed before. */
export function firstOrderDay(boat: Boat, l: number): number {
  const first = boat.firstDelivery[l]!;
  if (first <= lastDelivery(boat, l)) return first - boat.maker.plannedDays;
  const { phaseDays } = boat.luck.lanes[l]!;
  return phaseDays === 0 ? 0 : boat.maker.cycleDays - phaseDays;
}

/**
 * The day by which the goods of an order, placed on day t, have landed under licences for one shipment, however they go; never when not within the horizon. Goods
 * of a refused file land with the order that makes them good.
 */
export function landingDay(boat: Boat, l: number, order: number, t: number): number {
  const { desk, maker, slowestDays } = boat;
  const { horizonDays, nextOpenDay } = desk;
  const { cycleDays } = maker;
  if (t < 0 && !isFiled(boat, l, order, t)) return landingOfCleared(boat, t);
  for (let day = t, file = order; day < horizonDays; ) {
    const fate = fateOf(boat, l, file, day < 0 ? -1 : day);
    const decided = fate >> 1;
    if (decided >= horizonDays) return NEVER;
    if (fate & 1) return nextOpenDay[decided]! + slowestDays;
    const later = Math.ceil((decided - day) / cycleDays);
    file += later;
    day += later * cycleDays;
  }
  return NEVER;
}

/** Whether the goods of an order placed before day 0 were filed on the eve: neither at sea nor cleared. */
function isFiled({ maker, luck }: Boat, l: number, order: number, t: number): boolean {
  return t + maker.plannedDays - maker.transitDays > 0 && !luck.lanes[l]!.cleared(order);
}

function landingOfCleared({ maker, desk, slowestDays }: Boat, t: number): number {
  const departure = t + maker.plannedDays - maker.transitDays;
  if (departure <= 0) return t + maker.plannedDays;
  return departure < desk.horizonDays ? desk.nextOpenDay[departure]! + slowestDays : NEVER;
}
