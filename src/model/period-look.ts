import type { Boat } from './boat.ts';
import { NEVER } from './due-list.ts';
import { decide } from './licence-desk.ts';
import { grant } from './period-licence.ts';

/*
 * What a first look at a lane counts on under licences for a period: which day the goods of each order leave, order by order, as the lane's
 * licence is granted, renewed, lapses and is asked for anew. Where that is not plain the goods are taken to stay.
 */

/** The lane's licence as day 0 finds it. */
export function beginLicence(boat: Boat, l: number): void {
  const { licenceDaysAtStart } = boat.luck;
  boat.filesLodged[l] = 0;
  boat.validFrom[l] = 0;
  boat.validUntil[l] = 0;
  boat.renewOn[l] = NEVER;
  boat.decidedOn[l] = 0;
  boat.isPending[l] = 0;
  if (licenceDaysAtStart > 0) grant(boat, l, 0, licenceDaysAtStart);
}

/** The day on which goods leave that were ordered before day 0 and were to leave on `day`, above 0. */
export function leavesFromBeforePeriod(boat: Boat, l: number, order: number, day: number): number {
  const { desk, luck } = boat;
  const departure = Math.min(day, desk.horizonDays);
  if (luck.licenceDaysAtStart > 0) return desk.nextPeriodDay[departure]!;
  if (luck.lanes[l]!.cleared(order)) return desk.nextOpenDay[departure]!;
  // One file on the eve for all goods that wait.
  if (boat.isPending[l] === 0) {
    boat.isPending[l] = 1;
    ask(boat, l, -1, -1);
  }
  return whileValid(boat, l, 0);
}

/** The day on which the goods of an order leave that is placed on day t; never when they wait for more than a licence that is in sight. */
export function leavesUnderPeriod(boat: Boat, l: number, t: number): number {
  const { desk, validUntil, renewOn, decidedOn, filesLodged } = boat;
  for (;;) {
    const day = whileValid(boat, l, t);
    if (day < NEVER) return day;
    const renewal = renewOn[l]!;
    if (renewal < NEVER) {
      if (renewal >= desk.horizonDays) return NEVER;
      renewOn[l] = NEVER;
      ask(boat, l, filesLodged[l]!++, renewal);
    } else if (t >= validUntil[l]! && t >= decidedOn[l]!) {
      ask(boat, l, filesLodged[l]!++, t);
    } else return NEVER;
  }
}

/** The first day from t on on which the lane's licence lets goods leave; never when there is none before it lapses. */
function whileValid({ desk, validFrom, validUntil }: Boat, l: number, t: number): number {
  const from = t > validFrom[l]! ? t : validFrom[l]!;
  if (from >= validUntil[l]! || from >= desk.horizonDays) return NEVER;
  const day = desk.nextPeriodDay[from]!;
  return day < validUntil[l]! ? day : NEVER;
}

/** Decides a file for the lane's licence, or its renewal. */
function ask(boat: Boat, l: number, number: number, filedOn: number): void {
  const { model, desk, luck, maker, decision, validFrom, validUntil } = boat;
  decide(model, desk, luck.lanes[l]!, number, filedOn, maker.priority, decision);
  boat.decidedOn[l] = decision.day < desk.horizonDays ? decision.day : NEVER;
  if (!decision.approved) return;
  const from = Math.max(decision.day, validUntil[l]!);
  validFrom[l] = from;
  grant(boat, l, from, from + maker.validityDays);
}
