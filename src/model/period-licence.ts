import type { Boat } from './boat.ts';
import { NEVER } from './due-list.ts';
import { leaveOn, logFile } from './goods.ts';
import { decide } from './review.ts';

/*
 * Licences valid for a period (model.md §4, Validity): one per lane, renewed once, suspended by some regimes. Goods wait
 * in `boat.waiting` until the lane's licence lets them go.
 */

/** Files for a licence, or for its renewal. */
export function fileForPeriod(boat: Boat, l: number, filedOn: number): void {
  const number = filedOn < 0 ? -1 : boat.filesLodged[l]!++;
  const { model, desk, luck, maker } = boat;
  const fate = decide(model, desk, luck.lanes[l]!, number, filedOn, maker.priority);
  const day = fate >> 1;
  if (boat.isLogged) logFile(boat, filedOn, day);
  boat.isPending[l] = 1;
  boat.decidedOn[l] = day < model.horizonDays ? day : NEVER;
  boat.willApprove[l] = fate & 1;
}

/** Puts a licence in force from day `from` until the day before `until`; its renewal is filed once, in good time. */
export function grant(boat: Boat, l: number, from: number, until: number): void {
  boat.validUntil[l] = until;
  const renewOn = Math.max(from, until - boat.maker.renewDaysBefore);
  boat.renewOn[l] = renewOn < until ? renewOn : NEVER;
}

/** The next day from t on on which the lane's licence has something to do, as things stand. */
export function nextPeriodWork(
  { decidedOn, renewOn, waiting, validUntil, desk }: Boat,
  l: number,
  t: number,
): number {
  const next = Math.min(decidedOn[l]!, renewOn[l]!);
  if (waiting[l] === 0 || t >= desk.horizonDays) return next;
  const release = desk.nextPeriodDay[t]!;
  return release < validUntil[l]! ? Math.min(next, release) : next;
}

/** Step 2 of a day: a file comes due, and goods that waited depart on the first day they may. */
export function workPeriodLicence(boat: Boat, l: number, t: number): void {
  if (boat.decidedOn[l] === t) settle(boat, l, t);
  if (boat.waiting[l]! > 0 && mayLeave(boat, l, t)) release(boat, l, t, false);
}

/** Step 5 of a day: the renewal, when its day has come. */
export function fileRenewal(boat: Boat, l: number, t: number): void {
  if (boat.renewOn[l] !== t) return;
  boat.renewOn[l] = NEVER;
  fileForPeriod(boat, l, t);
}

/** Step 5 of a day: the order in hand, under a period licence, leaves at once, or waits, and files when no licence is in sight. */
export function orderUnderPeriod(boat: Boat, l: number, t: number): void {
  boat.waiting[l]! += boat.inHand[0]!;
  if (mayLeave(boat, l, t)) release(boat, l, t, true);
  else if (t >= boat.validUntil[l]! && boat.isPending[l] === 0) fileForPeriod(boat, l, t);
}

/** Whether the licence is valid, honoured, and no embargo holds. */
function mayLeave(boat: Boat, l: number, t: number): boolean {
  return t < boat.validUntil[l]! && boat.desk.nextPeriodDay[t] === t;
}

/** A renewal decided in time follows on from the old licence; any other approval starts a new one that day. */
function settle(boat: Boat, l: number, t: number): void {
  boat.isPending[l] = 0;
  boat.decidedOn[l] = NEVER;
  if (boat.willApprove[l] === 0) return;
  const from = Math.max(t, boat.validUntil[l]!);
  grant(boat, l, from, from + boat.maker.validityDays);
}

function release(boat: Boat, l: number, t: number, afterArrivals: boolean): void {
  boat.inHand[0] = boat.waiting[l]!;
  leaveOn(boat, l, t, afterArrivals);
  boat.waiting[l] = 0;
}
