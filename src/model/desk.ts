import type { RegimeModel } from './model.ts';
import type { Application, Consignment, DeskState, LaneState } from './state.ts';

/* The licence desk (model.md §4, Clock, Queue, Review and Outcome; §10.2, stalled applications). */

/** Files application `number` of a lane on day t, behind all that everyone has filed so far. */
export function fileApplication(
  lane: LaneState,
  number: number,
  t: number,
  consignment: Consignment | undefined,
): void {
  const { desk, model, trajectory } = lane.automaker;
  const ahead = model.priority ? 0 : desk.filed;
  desk.pending.push({
    lane,
    consignment,
    number,
    ahead,
    round: -1,
    effortLeft: Number.NaN,
    decision: 'pending',
  });
  trajectory.filed[t + 1]! += 1;
}

/** Brings the regime of day t into force. */
export function enterRegime(desk: DeskState, t: number): void {
  desk.regime = desk.regimes[desk.regimeOfDay[t]!]!;
}

/** Takes up applications and ends reviews of one working day. Returns the applications that are decided. */
export function work(desk: DeskState): Application[] {
  const { regime } = desk;
  const { speed, takenUpPerDay, filedPerDay } = regime;
  desk.takenUp += Math.min(takenUpPerDay, desk.filed - desk.takenUp);
  // Everyone files at the end of the working day.
  desk.filed += filedPerDay;
  for (const application of desk.pending) {
    const isTakenUp = speed > 0 && application.ahead <= desk.takenUp;
    if (application.round < 0 && isTakenUp) startReview(application, 0);
    if (application.round >= 0 && !isStalled(application, regime)) review(application, regime);
  }
  const decided = desk.pending.filter(({ decision }) => decision !== 'pending');
  if (decided.length > 0) desk.pending = desk.pending.filter(({ decision }) => decision === 'pending');
  return decided;
}

/** Starts a round of review. */
function startReview(application: Application, round: number): void {
  application.round = round;
  application.effortLeft = application.lane.inputs.effort(application.number, round);
}

/** Returns whether the applications of the lane do not advance today (model.md §10.2). */
function isStalled({ lane }: Application, { stalled }: RegimeModel): boolean {
  return stalled > (lane.inputs.standing ?? 1);
}

/** Does a day's work on a review. One that ends is returned and reviewed again, approved, or refused. */
function review(application: Application, regime: RegimeModel): void {
  application.effortLeft -= regime.speed;
  if (application.effortLeft > 0) return;
  const { lane, number, round } = application;
  const outcome = lane.inputs.outcome(number, round);
  if (outcome < regime.returnedBelow) startReview(application, round + 1);
  else application.decision = outcome < regime.approvedBelow ? 'approved' : 'refused';
}
