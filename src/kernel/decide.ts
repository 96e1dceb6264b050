import type { Model } from '../model/model.ts';
import type { LaneInputs, Review } from '../model/sample-path.ts';
import { reviewStart } from './desk-queue.ts';
import type { Desk } from './desk-tables.ts';

/*
 * A desk works evenly through a sojourn in a regime, so a review is followed from sojourn to sojourn, not
 * from day to day. A decision is one number: twice its working day, and 1 more if the application is
 * approved; twice the horizon if it is not decided within it.
 */

/** The effort and outcome of the review being decided. */
const scratchReview: Review = { effort: new Int32Array(1), outcome: new Float64Array(1) };

/**
 * Decides the application that a lane files on day `filedOn`, −1 at the earliest: through the queue,
 * then round after round while it is returned.
 */
export function decide(
  model: Model,
  desk: Desk,
  inputs: LaneInputs,
  application: number,
  filedOn: number,
  priority: boolean,
): number {
  let day = reviewStart(model, desk, filedOn, priority);
  for (let round = 0; ; round++) {
    if (inputs.drawReview) inputs.drawReview(application, round, scratchReview);
    else if (!drawReviewLazily(desk, inputs, application, round, day)) return 2 * desk.horizonDays;
    const end = finishReview(desk, inputs, scratchReview, day);
    if (end >= 0) return end;
    day = -end;
  }
}

/**
 * Draws effort and outcome one after the other, each only if the decision depends on it. A search for
 * rare events weighs all that was asked for. Returns false when the review does not end within the
 * horizon.
 */
function drawReviewLazily(
  desk: Desk,
  inputs: LaneInputs,
  application: number,
  round: number,
  from: number,
): boolean {
  const isLate = (): boolean => finishReview(desk, inputs, scratchReview, from) === 2 * desk.horizonDays;
  scratchReview.effort[0] = 1;
  if (isLate()) return false;
  scratchReview.effort[0] = inputs.effort(application, round);
  if (isLate()) return false;
  scratchReview.outcome[0] = inputs.outcome(application, round);
  return true;
}

/**
 * Returns the decision that ends a review begun on the morning of day `from`; where the application is
 * returned, minus the day on which the next round begins. The review ends on the first day by whose end
 * its effort is done. Sojourns in which the lane's applications stall do nothing of it.
 */
function finishReview(
  desk: Desk,
  { standing = 1 }: LaneInputs,
  { effort, outcome }: Review,
  from: number,
): number {
  const { workedBefore, workedByEnd, workingDays, sojournEnd, regimeOfDay, horizonDays } = desk;
  const { speed, stalled } = desk;
  let left = effort[0]!;
  for (let t = from; t < horizonDays; t = sojournEnd[t]!) {
    const regime = regimeOfDay[t]!;
    if (stalled[regime]! > standing) continue;
    const perDay = speed[regime]!;
    const worked = workedBefore[t]!;
    const done = perDay * (workedByEnd[t]! - worked);
    if (done >= left) {
      // A division is slow, and most reviews run at speed 1.
      const day = workingDays[worked + Math.ceil(perDay === 1 ? left : left / perDay) - 1]!;
      if (outcome[0]! < desk.returnedBelow[regime]!) return -day - 1;
      return 2 * day + (outcome[0]! < desk.approvedBelow[regime]! ? 1 : 0);
    }
    left -= done;
  }
  return 2 * horizonDays;
}
