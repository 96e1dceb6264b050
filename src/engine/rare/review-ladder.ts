import type { Model } from '../../model/types.ts';
import { effortTable } from '../../random/effort.ts';

/** How far a file's reviews have come. */
export interface ReviewState {
  /** Working days of effort in the rounds begun so far. */
  effort: number;
  stage: Stage;
}

/** A round is about to begin, or runs with its effort known; or the file was approved or refused for good. */
export const STAGE = { fresh: 0, underReview: 1, approved: 2, refused: 3 } as const;
export type Stage = (typeof STAGE)[keyof typeof STAGE];

/** Steps of a ladder that are rarer than this are left out, and each is at most this share as likely as the one before. */
const RAREST = 1e-8;
const NEXT_STEP = 0.25;
/** Longest time under review that is told apart, in working days. */
const LONGEST = 600;

/**
 * Ways in which a file can go, each with its exact chance: step 0 is as it comes, the others are approved, or refused, after at least so
 * many working days of effort. Files drawn given a step keep the natural balance of many returns and long reviews.
 */
export interface ReviewLadder {
  readonly steps: number;
  /** Cumulative chances of efforts, as in the engine. */
  readonly efforts: Float64Array;
  /** A nominal outcome below this is returned; below the next approved; else refused. */
  readonly returnedBelow: number;
  readonly approvedBelow: number;
  /** Chance of the step, once the file has come so far, over its chance at the beginning. */
  ratio(step: number, state: ReviewState): number;
}

export function reviewLadder(model: Model, regime: number): ReviewLadder {
  const { returnedBelow, approvedBelow } = model.regimes[regime]!;
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const approved = approvedBelow - returnedBelow;
  const refused = 1 - approvedBelow;
  const ends = [
    { chance: approved, stage: STAGE.approved },
    { chance: refused, stage: STAGE.refused },
  ].map((end) => ({ ...end, takes: timeUnderReview(efforts, returnedBelow, end.chance) }));
  const levels = ends.flatMap(({ takes, ...end }) =>
    stepDays(takes).map((days) => ({ ...end, days, takes })),
  );

  const chance = (step: number, { effort, stage }: ReviewState): number => {
    if (step === 0) return 1;
    const { takes, days, chance: ends, stage: end } = levels[step - 1]!;
    const left = Math.max(0, days - effort);
    if (stage === STAGE.fresh) return takes[left]!;
    if (stage === STAGE.underReview) return (left === 0 ? ends : 0) + returnedBelow * takes[left]!;
    return stage === end && left === 0 ? 1 : 0;
  };
  const start: ReviewState = { effort: 0, stage: STAGE.fresh };
  const steps = 1 + levels.length;
  const atStart = Array.from({ length: steps }, (_, step) => chance(step, start));
  return {
    steps,
    efforts,
    returnedBelow,
    approvedBelow,
    ratio: (step, state) => (atStart[step]! > 0 ? chance(step, state) / atStart[step]! : 0),
  };
}

/** Entry x: the chance that a file ends in one way, of that chance a round, after at least x working days of effort in all rounds. */
function timeUnderReview(efforts: Float64Array, returned: number, end: number): Float64Array {
  const takes = new Float64Array(LONGEST + 1);
  takes[0] = end / (1 - returned);
  for (let x = 1; x <= LONGEST; x++) {
    let chance = 0;
    for (let k = 0; k < efforts.length; k++) {
      const mass = efforts[k]! - (k === 0 ? 0 : efforts[k - 1]!);
      const left = Math.max(0, x - (k + 1));
      chance += mass * ((left === 0 ? end : 0) + returned * takes[left]!);
    }
    takes[x] = chance;
  }
  return takes;
}

/** Levels from the start on, each so much rarer than the one before; none when a file cannot end so. */
function stepDays(takes: Float64Array): number[] {
  const days: number[] = [];
  let last = 1 / NEXT_STEP;
  for (let x = 0; x < takes.length; x++) {
    if (takes[x]! < RAREST) break;
    if (takes[x]! > last * NEXT_STEP) continue;
    days.push(x);
    last = takes[x]!;
  }
  return days;
}
