import type { AutomakerState } from './automaker-state.ts';
import { NEVER } from './consignment-queue.ts';
import { recordFiling, releaseOn } from './consignments.ts';
import { decide } from './decide.ts';

/*
 * Licences valid for a period (model.md §4, Validity): one per lane, renewed once, suspended by some regimes. Goods wait
 * in `boat.waiting` until the lane's licence lets them go.
 */

/** Files for a licence, or for its renewal. */
export function fileForPeriod(state: AutomakerState, l: number, filedOn: number): void {
  const number = filedOn < 0 ? -1 : state.filesLodged[l]!++;
  const { model, desk, inputs, automaker } = state;
  const decision = decide(model, desk, inputs.lanes[l]!, number, filedOn, automaker.priority);
  const day = decision >> 1;
  if (state.isRecorded) recordFiling(state, filedOn, day);
  state.hasPendingFile[l] = 1;
  state.decidedOn[l] = day < model.horizonDays ? day : NEVER;
  state.approvalPending[l] = decision & 1;
}

/** Puts a licence in force from day `from` until the day before `until`; its renewal is filed once, in good time. */
export function grant(state: AutomakerState, l: number, from: number, until: number): void {
  state.validUntil[l] = until;
  const renewOn = Math.max(from, until - state.automaker.renewDaysBefore);
  state.renewOn[l] = renewOn < until ? renewOn : NEVER;
}

/** The next day from t on on which the lane's licence has something to do, as things stand. */
export function nextLicenceEvent(
  { decidedOn, renewOn, heldForLicence, validUntil, desk }: AutomakerState,
  l: number,
  t: number,
): number {
  const next = Math.min(decidedOn[l]!, renewOn[l]!);
  if (heldForLicence[l] === 0 || t >= desk.horizonDays) return next;
  const release = desk.nextPeriodDepartureDay[t]!;
  return release < validUntil[l]! ? Math.min(next, release) : next;
}

/** Step 2 of a day: a file comes due, and goods that waited depart on the first day they may. */
export function processPeriodLicence(state: AutomakerState, l: number, t: number): void {
  if (state.decidedOn[l] === t) applyDecision(state, l, t);
  if (state.heldForLicence[l]! > 0 && mayLeave(state, l, t)) release(state, l, t, false);
}

/** Step 5 of a day: the renewal, when its day has come. */
export function fileRenewal(state: AutomakerState, l: number, t: number): void {
  if (state.renewOn[l] !== t) return;
  state.renewOn[l] = NEVER;
  fileForPeriod(state, l, t);
}

/** Step 5 of a day: the order in hand, under a period licence, leaves at once, or waits, and files when no licence is in sight. */
export function orderUnderPeriod(state: AutomakerState, l: number, t: number): void {
  state.heldForLicence[l]! += state.inHand[0]!;
  if (mayLeave(state, l, t)) release(state, l, t, true);
  else if (t >= state.validUntil[l]! && state.hasPendingFile[l] === 0) fileForPeriod(state, l, t);
}

/** Whether the licence is valid, honoured, and no embargo holds. */
function mayLeave(state: AutomakerState, l: number, t: number): boolean {
  return t < state.validUntil[l]! && state.desk.nextPeriodDepartureDay[t] === t;
}

/** A renewal decided in time follows on from the old licence; any other approval starts a new one that day. */
function applyDecision(state: AutomakerState, l: number, t: number): void {
  state.hasPendingFile[l] = 0;
  state.decidedOn[l] = NEVER;
  if (state.approvalPending[l] === 0) return;
  const from = Math.max(t, state.validUntil[l]!);
  grant(state, l, from, from + state.automaker.validityDays);
}

function release(state: AutomakerState, l: number, t: number, afterArrivals: boolean): void {
  state.inHand[0] = state.heldForLicence[l]!;
  releaseOn(state, l, t, afterArrivals);
  state.heldForLicence[l] = 0;
}
