import type { Application, DeskState, LaneState } from './state.ts';

/* The licence desk (model.md §4, Clock, Queue, Review and Outcome). */

/** Files application `number` of a lane on day t, −1 for the eve, behind all that everyone has filed so far. */
export function fileApplication({ automaker, inputs }: LaneState, number: number, t: number): Application {
  const { desk, model, trajectory } = automaker;
  const ahead = model.priority ? 0 : desk.filed;
  const application: Application = { number, inputs, ahead, review: undefined, decision: 'pending' };
  desk.pending.push(application);
  trajectory.filed[t + 1]! += 1;
  return application;
}

/** Brings the regime of day t into force. */
export function enterRegime(desk: DeskState, t: number): void {
  desk.regime = desk.regimes[desk.regimeOfDay[t]!]!;
}

/** Works through one working day: takes applications up, advances the clock, and decides every review that ends. */
export function work(desk: DeskState): void {
  const { speed, takenUpPerDay, filedPerDay } = desk.regime;
  const opening = desk.clock;
  desk.clock += speed;
  desk.takenUp += Math.min(takenUpPerDay, desk.filed - desk.takenUp);
  for (const application of desk.pending) {
    const { review, ahead } = application;
    if (review === undefined && speed > 0 && ahead <= desk.takenUp) startReview(application, 0, opening);
    if (application.review !== undefined && application.review.endsAt <= desk.clock)
      decide(application, desk);
  }
  desk.pending = desk.pending.filter(({ decision }) => decision === 'pending');
  // Everyone files at the end of the working day.
  desk.filed += filedPerDay;
}

/** Starts a round of review when the clock reads `clock`. */
function startReview(application: Application, round: number, clock: number): void {
  const effort = application.inputs.effort(application.number, round);
  application.review = { round, endsAt: clock + effort };
}

/** Decides a review that ends today: returned and reviewed again, approved, or refused. */
function decide(application: Application, { regime, clock }: DeskState): void {
  const { round } = application.review!;
  const outcome = application.inputs.outcome(application.number, round);
  if (outcome < regime.returnedBelow) startReview(application, round + 1, clock);
  else application.decision = outcome < regime.approvedBelow ? 'approved' : 'refused';
}
