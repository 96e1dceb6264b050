import type { AutomakerModel } from './model.ts';
import type { AutomakerTrajectory } from './trajectory.ts';

/** The halts of one line in one trial. Days are indices from day 0. */
export interface LineOutcome {
  /** First day of the first halt that counts; `horizonDays` when there is none (censored). */
  readonly firstHaltDay: number;
  /** Halts begun, however short. */
  readonly halts: number;
  /** Restarts within the horizon: halts, less one that is still on at its end. */
  readonly restarts: number;
  /** Days halted, of all halts. */
  readonly haltDays: number;
  /** Days from the first halt that counts to the restart, cut off at the horizon; NaN without one. */
  readonly daysToRestart: number;
  /** Index in `AutomakerModel.lanes` of the lane that bound the first halt that counts; −1 without one. */
  readonly bindingLane: number;
  /** Production lost to halts and slow running, in days at full rate. */
  readonly lostDays: number;
}

/** What became of a line, by day. */
export type LineDays = Pick<AutomakerTrajectory, 'rate' | 'halted' | 'bindingLane'>;

/** A line outcome that is written over trial by trial. */
export type MutableLineOutcome = { -readonly [Name in keyof LineOutcome]: LineOutcome[Name] };

/** Returns the outcome of a line that runs at full rate throughout. */
export function noHalt(horizonDays: number): MutableLineOutcome {
  return {
    firstHaltDay: horizonDays,
    halts: 0,
    restarts: 0,
    haltDays: 0,
    daysToRestart: Number.NaN,
    bindingLane: -1,
    lostDays: 0,
  };
}

/**
 * Measures the halts of one line, and writes them into `measure`. Before day `from`, and from day `until`
 * on, the line must run at full rate.
 */
export function measureLine(
  trajectory: LineDays,
  minimumHaltDays: number,
  from = 0,
  until: number = trajectory.rate.length,
  measure: MutableLineOutcome = noHalt(trajectory.rate.length),
): LineOutcome {
  const days = trajectory.rate.length;
  let firstHaltDay = days;
  let daysToRestart = Number.NaN;
  let halts = 0;
  let haltDays = 0;
  let lostDays = 0;
  for (let t = from, began = 0; t < until; t++) {
    lostDays += 1 - trajectory.rate[t]!;
    if (trajectory.halted[t] === 0) continue;
    haltDays += 1;
    if (trajectory.bindingLane[t]! > 0) {
      began = t;
      halts += 1;
    }
    const over = t === days - 1 || trajectory.halted[t + 1] === 0;
    const length = t + 1 - began;
    if (over && firstHaltDay === days && (length >= minimumHaltDays || t === days - 1)) {
      firstHaltDay = began;
      daysToRestart = length;
    }
  }
  measure.firstHaltDay = firstHaltDay;
  measure.halts = halts;
  measure.restarts = halts - trajectory.halted[days - 1]!;
  measure.haltDays = haltDays;
  measure.daysToRestart = daysToRestart;
  measure.bindingLane = firstHaltDay < days ? trajectory.bindingLane[firstHaltDay]! - 1 : -1;
  measure.lostDays = lostDays;
  return measure;
}

/** Returns the days from the first embargo or slow-down to the first halt (`timeToSurvive`). */
export function timeToSurvive(firstDisruptionDay: number, firstHaltDay: number, horizonDays: number): number {
  return firstDisruptionDay === horizonDays || firstHaltDay < firstDisruptionDay
    ? Number.NaN
    : firstHaltDay - firstDisruptionDay;
}

/** Returns the atomic number of the element that bound the first halt that counts; 0 without one. */
export function bindingNumber(automaker: AutomakerModel, line: LineOutcome): number {
  return line.bindingLane < 0 ? 0 : automaker.lanes[line.bindingLane]!.atomicNumber;
}
