import { latestArrival } from './assemblies.ts';
import type { AutomakerContext } from './automaker-context.ts';
import { NEVER } from './consignment-queue.ts';
import { arrivalOf, departureKey } from './consignments.ts';
import { decisionOf, indexOfOrder, UNKNOWN } from './decision-cache.ts';
import { firstReceiptDay, lastReceiptDay } from './initial-state.ts';
import type { Licences } from './licences.ts';
import { applyForLicence, licensedDeparture, renewLicence } from './period-licence.ts';

/*
 * While a line runs at full rate every order is placed. So when its goods arrive is part of the sample
 * path: it follows from decisions, suspensions and embargoes alone.
 */

/**
 * Returns the day of the first order that has not arrived by day 0, below 0 when it was placed before.
 */
export function firstOpenOrderDay({ automaker, inputs }: AutomakerContext, l: number): number {
  const { phaseDays } = inputs.lanes[l]!;
  const first = firstReceiptDay(automaker, phaseDays);
  if (first <= lastReceiptDay(automaker, phaseDays)) return first - automaker.plannedDays;
  return phaseDays === 0 ? 0 : automaker.cycleDays - phaseDays;
}

/**
 * Returns the day by which the goods of the order of day t have arrived, by air or sea; `NEVER` if not
 * within the horizon. Orders are asked for one after the other.
 */
export function arrivalDay(
  context: AutomakerContext,
  licences: Licences,
  l: number,
  order: number,
  t: number,
): number {
  if (t >= context.model.horizonDays) return NEVER;
  if (t < 0 && !isFiled(context, l, order, t)) return arrivalIfAllowed(context, t);
  if (context.automaker.validityDays > 0) return arrivalUnderLicence(context, licences, l, order, t);
  return arrivalIfFiled(context, licences, l, order, t);
}

/**
 * Returns whether an order placed before day 0 takes an application: neither under way nor covered nor
 * cleared.
 */
function isFiled({ automaker, inputs }: AutomakerContext, l: number, order: number, t: number): boolean {
  if (t + automaker.plannedDays <= automaker.transitDays || inputs.licenceDaysAtStart > 0) return false;
  return !inputs.lanes[l]!.cleared(order);
}

function arrivalIfAllowed({ automaker, desk, inputs, maxTransitDays }: AutomakerContext, t: number): number {
  const departure = t + automaker.plannedDays - automaker.transitDays;
  if (departure <= 0) return t + automaker.plannedDays;
  if (departure >= desk.horizonDays) return NEVER;
  const next = inputs.licenceDaysAtStart > 0 ? desk.nextPeriodDepartureDay : desk.nextDepartureDay;
  return next[departure]! + maxTransitDays;
}

/**
 * Returns the arrival under a licence for one shipment. Goods of a refused application arrive with the
 * order that makes them good.
 */
function arrivalIfFiled(
  context: AutomakerContext,
  licences: Licences,
  l: number,
  order: number,
  t: number,
): number {
  const { horizonDays, nextDepartureDay } = context.desk;
  const { cycleDays } = context.automaker;
  for (let day = t, number = order; day < horizonDays; ) {
    const decision = decisionOf(context, licences.decisions, l, number, day < 0 ? -1 : day);
    const decided = decision >> 1;
    if (decided >= horizonDays) return NEVER;
    if (decision & 1)
      return latestArrival(context, l, day, nextDepartureDay[decided]! + context.maxTransitDays);
    const cycles = Math.ceil((decided - day) / cycleDays);
    number += cycles;
    day += cycles * cycleDays;
  }
  return NEVER;
}

/**
 * Files what the lane files up to the order, and renewals ahead where its goods wait for them. Goods
 * that wait for an application with a later order never arrive.
 */
function arrivalUnderLicence(
  context: AutomakerContext,
  licences: Licences,
  l: number,
  order: number,
  t: number,
): number {
  const { desk, maxTransitDays } = context;
  const { renewOn, decisions } = licences;
  const i = indexOfOrder(decisions, l, order);
  if (decisions.known[i] !== UNKNOWN) return decisions.known[i]!;
  const filedOn = t < 0 ? -1 : t;
  while (renewOn[l]! < t) renewLicence(context, licences, l);
  applyForLicence(context, licences, l, filedOn);
  let day = licensedDeparture(desk, licences, l, filedOn);
  while (day === NEVER && renewOn[l]! < desk.horizonDays) {
    renewLicence(context, licences, l);
    day = licensedDeparture(desk, licences, l, filedOn);
  }
  const key = departureKey(day, day === t);
  decisions.known[i] = day < desk.horizonDays ? arrivalOf(key, maxTransitDays) : NEVER;
  return decisions.known[i]!;
}
