import type { Model } from './types.ts';
import type { LaneWeather } from './weather.ts';

/**
 * The licence desk of one policy through one trial: its clock, its queue, and the days on which goods may leave. All of
 * it follows from the regimes of the days, none of it from what the modelled firms do.
 */
export interface LicenceDesk {
  readonly horizonDays: number;
  /** Entry t: review effort done before day t, K(t); one entry more than days. */
  readonly clock: Float64Array;
  /** Entry t: the first day from t on with desk work at a speed above 0; `horizonDays` when there is none. */
  readonly nextReviewDay: Int32Array;
  /** Entry t + 1: files lodged by everyone up to and including day t, the backlog with them; entry 0 is the eve. */
  readonly filed: Float64Array;
  /** Entry t + 1: files taken up by the end of day t. */
  readonly takenUp: Float64Array;
  /** Entry t: the first day from t on without an embargo. */
  readonly nextOpenDay: Int32Array;
  /** Entry t: the first day from t on without an embargo on which period licences are honoured. */
  readonly nextPeriodDay: Int32Array;
  readonly regimeOfDay: Uint8Array;
}

/** How the review of a file ends. */
export interface Decision {
  /** The working day of the final decision; `horizonDays` or later when it does not fall within the horizon. */
  day: number;
  approved: boolean;
}

/** An idle desk of the right size, to be set to work by `openDesk`. */
export function emptyDesk(horizonDays: number): LicenceDesk {
  return {
    horizonDays,
    clock: new Float64Array(horizonDays + 1),
    nextReviewDay: new Int32Array(horizonDays + 1),
    filed: new Float64Array(horizonDays + 1),
    takenUp: new Float64Array(horizonDays + 1),
    nextOpenDay: new Int32Array(horizonDays + 1),
    nextPeriodDay: new Int32Array(horizonDays + 1),
    regimeOfDay: new Uint8Array(horizonDays),
  };
}

/** Works the desk through the regimes of one trial (model.md §4: clock and queue). */
export function openDesk(model: Model, regimeOfDay: Uint8Array, desk: LicenceDesk): void {
  desk.regimeOfDay.set(regimeOfDay);
  runClockAndQueue(model, desk);
  lookAhead(model, desk);
}

function runClockAndQueue(model: Model, { clock, filed, takenUp, regimeOfDay }: LicenceDesk): void {
  filed[0] = model.backlog;
  takenUp[0] = 0;
  for (let t = 0; t < model.horizonDays; t++) {
    const works = model.workingDay[t] === 1;
    const regime = model.regimes[regimeOfDay[t]!]!;
    const waiting = filed[t]! - takenUp[t]!;
    clock[t + 1] = clock[t]! + (works ? regime.speed : 0);
    takenUp[t + 1] = takenUp[t]! + (works ? Math.min(regime.takenUpPerDay, waiting) : 0);
    filed[t + 1] = filed[t]! + (works ? regime.filedPerDay : 0);
  }
}

/** Fills, from the last day back, the first later day on which something may happen. */
function lookAhead(
  model: Model,
  { nextReviewDay, nextOpenDay, nextPeriodDay, regimeOfDay }: LicenceDesk,
): void {
  const never = model.horizonDays;
  nextReviewDay[never] = nextOpenDay[never] = nextPeriodDay[never] = never;
  for (let t = never - 1; t >= 0; t--) {
    const regime = model.regimes[regimeOfDay[t]!]!;
    const reviews = model.workingDay[t] === 1 && regime.speed > 0;
    nextReviewDay[t] = reviews ? t : nextReviewDay[t + 1]!;
    nextOpenDay[t] = regime.embargo ? nextOpenDay[t + 1]! : t;
    nextPeriodDay[t] = regime.embargo || !regime.periodLicences ? nextPeriodDay[t + 1]! : t;
  }
}

/**
 * Follows a file lodged on day `filedOn` (−1 for the eve) through taking up and every round of review, and writes its
 * end into `decision`. This is where a licence is decided.
 */
export function decide(
  model: Model,
  desk: LicenceDesk,
  luck: LaneWeather,
  file: number,
  filedOn: number,
  priority: boolean,
  decision: Decision,
): void {
  const never = desk.horizonDays;
  decision.approved = false;
  let day = takenUpOn(model, desk, filedOn, priority);
  for (let round = 0; day < never; round++) {
    const effort = luck.effort(file, round);
    // The desk's day of decision: the first by whose end the clock has advanced by the effort, `day` included.
    day = firstAtLeast(desk.clock, desk.clock[day]! + effort, day + 1) - 1;
    if (day >= never) break;
    const regime = model.regimes[desk.regimeOfDay[day]!]!;
    const outcome = luck.outcome(file, round);
    if (outcome >= regime.returnedBelow) {
      decision.approved = outcome < regime.approvedBelow;
      break;
    }
    day += 1;
  }
  decision.day = day;
}

/** The day on which a file's review begins: behind all that were filed up to and including its day, first come first served. */
function takenUpOn(model: Model, desk: LicenceDesk, filedOn: number, priority: boolean): number {
  if (priority || !model.hasQueue) return desk.nextReviewDay[filedOn + 1]!;
  const ahead = desk.filed[filedOn + 1]!;
  const reached = firstAtLeast(desk.takenUp, ahead, filedOn + 2) - 1;
  return reached >= desk.horizonDays ? desk.horizonDays : desk.nextReviewDay[reached]!;
}

/** The least index from `from` on at which a non-decreasing list is at least `level`; its length when there is none. */
function firstAtLeast(list: Float64Array, level: number, from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}
