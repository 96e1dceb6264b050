import type { AutomakerContext } from './automaker-context.ts';
import { NEVER } from './consignment-queue.ts';
import { shipOn } from './consignments.ts';
import { decide } from './decide.ts';
import type { Desk } from './desk-tables.ts';
import type { Pipeline } from './ledger.ts';
import type { Licences } from './licences.ts';

/*
 * Licences valid for a period (model.md §4, Validity). How an application for one fares is part of the
 * sample path, so its decision takes effect when it is filed: the lane's licence then has a later end,
 * and a gap between its lapse and the decision; and the departure of goods that wait for it is known.
 */

/** Sets the lane's licence to how day 0 finds it. */
export function resetLicence({ automaker, inputs }: AutomakerContext, licences: Licences, l: number): void {
  const { licenceDaysAtStart } = inputs;
  licences.held[l] = 0;
  licences.validUntil[l] = licences.filedOn[l] = licences.decidedOn[l] = -1;
  licences.gapFrom[l] = licences.gapUntil[l] = 0;
  licences.renewOn[l] = NEVER;
  licences.filed[l] = 0;
  if (licenceDaysAtStart > 0) grantLicence(licences, l, 0, licenceDaysAtStart, automaker.renewDaysBefore);
}

/**
 * Puts a licence in force from day `from` until the day before `until`, to be renewed once, in good
 * time.
 */
function grantLicence(
  { validUntil, renewOn }: Licences,
  l: number,
  from: number,
  until: number,
  renewDaysBefore: number,
): void {
  validUntil[l] = until;
  const day = Math.max(from, until - renewDaysBefore);
  renewOn[l] = day < until ? day : NEVER;
}

/** Files for a licence on day t, −1 at the earliest, where none is valid or applied for. */
export function applyForLicence(context: AutomakerContext, licences: Licences, l: number, t: number): void {
  if (t >= licences.validUntil[l]! && t >= licences.decidedOn[l]!) fileForLicence(context, licences, l, t);
}

/** Files the one renewal of the lane's licence, on its day. */
export function renewLicence(context: AutomakerContext, licences: Licences, l: number): void {
  const day = licences.renewOn[l]!;
  licences.renewOn[l] = NEVER;
  fileForLicence(context, licences, l, day);
}

/**
 * Files an application. An approved renewal follows on from the licence that is valid; any other
 * approval starts a new one that day.
 */
function fileForLicence(context: AutomakerContext, licences: Licences, l: number, t: number): void {
  const { model, desk, inputs, automaker } = context;
  const { validUntil, decidedOn, filed } = licences;
  const application = automaker.lanes[l]!.isSharing || t < 0 ? t : filed[l]!++;
  const decision = decide(model, desk, inputs.lanes[l]!, application, t, automaker.priority);
  const day = decision >> 1;
  licences.filedOn[l] = t;
  decidedOn[l] = day < model.horizonDays ? day : NEVER;
  if (!(decision & 1)) return;
  licences.gapFrom[l] = validUntil[l]!;
  licences.gapUntil[l] = day;
  const from = Math.max(day, validUntil[l]!);
  grantLicence(licences, l, from, from + automaker.validityDays, automaker.renewDaysBefore);
}

/**
 * Returns the first day from t on that the lane's licence and the regime let goods depart, or `NEVER`
 * before the licence lapses. If a later renewal is filed already, goods cannot depart before the day of
 * filing.
 */
export function licensedDeparture(
  { nextPeriodDepartureDay }: Desk,
  { gapFrom, gapUntil, validUntil, filedOn }: Licences,
  l: number,
  t: number,
): number {
  let day = nextPeriodDepartureDay[Math.max(0, t, filedOn[l]!)]!;
  if (day >= gapFrom[l]! && day < gapUntil[l]!) day = nextPeriodDepartureDay[gapUntil[l]!]!;
  return day < validUntil[l]! ? day : NEVER;
}

/**
 * Ships the goods that the lane holds on day t, all together, once a licence in sight lets them depart.
 */
export function shipHeld(
  context: AutomakerContext,
  pipeline: Pipeline,
  licences: Licences,
  l: number,
  t: number,
): void {
  const { held } = licences;
  if (held[l] === 0) return;
  const day = licensedDeparture(context.desk, licences, l, t);
  if (day === NEVER) return;
  shipOn(context, pipeline, l, held, day, day === t);
  held[l] = 0;
}
