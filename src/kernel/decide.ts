import type { Model } from '../model/model.ts';
import type { LaneInputs, Review } from '../model/sample-path.ts';
import { type DeskTables, reviewStart } from './desk-tables.ts';

/*
 * How a file fares at the desk, from taking up through every round of review. Its fate is one number: twice the working day of the final
 * decision, and 1 more if it is approved. Not decided within the horizon: twice the horizon.
 */

/** The review at hand. */
const scratchReview: Review = { effort: new Int32Array(1), outcome: new Float64Array(1) };

/** The fate of a file lodged on day `filedOn`, −1 for the eve. */
export function decide(
  model: Model,
  desk: DeskTables,
  inputs: LaneInputs,
  file: number,
  filedOn: number,
  priority: boolean,
): number {
  let day = reviewStart(model, desk, filedOn, priority);
  for (let k = 0; ; k++) {
    if (inputs.drawReview) inputs.drawReview(file, k, scratchReview);
    else if (!drawReviewLazily(desk, inputs, file, k, day)) return 2 * desk.horizonDays;
    const end = finishReview(desk, scratchReview, day);
    if (end >= 0) return end;
    day = -end;
  }
}

/**
 * Asks for effort and outcome one after the other, each only if the fate of the file depends on it: who searches for rare futures weighs all that was asked for. False when
 * the review does not end within the horizon.
 */
function drawReviewLazily(
  desk: DeskTables,
  inputs: LaneInputs,
  file: number,
  round: number,
  from: number,
): boolean {
  const isLate = (): boolean => finishReview(desk, scratchReview, from) === 2 * desk.horizonDays;
  scratchReview.effort[0] = 1;
  if (isLate()) return false;
  scratchReview.effort[0] = inputs.effort(file, round);
  if (isLate()) return false;
  scratchReview.outcome[0] = inputs.outcome(file, round);
  return true;
}

/**
 * How a review ends that begins on the morning of day `from`: the fate of its file; or, when the file is returned, below 0 the day on which the next round
 * begins. This is where a licence is decided: on the first day by whose end the clock has advanced by the effort since that morning.
 */
function finishReview(desk: DeskTables, { effort, outcome }: Review, from: number): number {
  const {
    workedBefore,
    workedByEnd,
    workingDays,
    sojournEnd,
    regimeOfDay,
    speed,
    returnedBelow,
    approvedBelow,
    horizonDays,
  } = desk;
  let left = effort[0]!;
  for (let t = from; t < horizonDays; t = sojournEnd[t]!) {
    const regime = regimeOfDay[t]!;
    const pace = speed[regime]!;
    const worked = workedBefore[t]!;
    const done = pace * (workedByEnd[t]! - worked);
    if (done >= left) {
      // A division is dear, and most files are decided at the pace of the limit.
      const day = workingDays[worked + Math.ceil(pace === 1 ? left : left / pace) - 1]!;
      if (outcome[0]! < returnedBelow[regime]!) return -day - 1;
      return 2 * day + (outcome[0]! < approvedBelow[regime]! ? 1 : 0);
    }
    left -= done;
  }
  return 2 * horizonDays;
}
