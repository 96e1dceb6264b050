import type { Model, RegimeModel } from './types.ts';
import type { LaneWeather } from './weather.ts';

/**
 * The licence desk of one policy through one trial: its clock, its queue, and the days on which goods may leave. All of
 * it follows from the regimes of the days, none of it from what the modelled firms do.
 */
export interface LicenceDesk {
  readonly horizonDays: number;
  /** By regime: clock advance a working day, and what it does (`DOES`). */
  readonly speed: Float64Array;
  readonly does: Uint8Array;
  /** By regime: a finished review is returned when its outcome is below the one, else approved when below the other. */
  readonly returnedBelow: Float64Array;
  readonly approvedBelow: Float64Array;
  /** Entry t: day t itself. */
  readonly dayItself: Int32Array;
  /** Entry t: review effort done before day t, K(t); one entry more than days. */
  readonly clock: Float64Array;
  /** Entry k: the first entry of `clock` at which k steps of effort are done; from there a level is found in a few days. */
  readonly reached: Int32Array;
  /** Small enough that no day passes more than one step. */
  readonly stepsPerEffort: number;
  /** With a queue: entry t + 1, files lodged by everyone up to and including day t, the backlog with them; entry 0 is the eve. */
  readonly filed: Float64Array;
  /** Entry t + 1: files taken up by the end of day t. */
  readonly takenUp: Float64Array;
  /** Entry t: the first day from t on without an embargo. */
  readonly nextOpenDay: Int32Array;
  /** Entry t: the first day from t on without an embargo on which period licences are honoured. */
  readonly nextPeriodDay: Int32Array;
  readonly regimeOfDay: Uint8Array;
  /** The first day of an embargo or slow-down; `horizonDays` when none comes. */
  shockDay: number;
}

/** How the review of a file ends. */
export interface Decision {
  /** The working day of the final decision; `horizonDays` when it does not fall within the horizon. */
  day: number;
  approved: boolean;
}

/** What a regime does: lets goods leave, those under period licences too, slows down or stops trade. Bits. */
const DOES = { letLeave: 1, honour: 2, shock: 4 } as const;

function whatItDoes({ speed, embargo, periodLicences }: RegimeModel): number {
  const leave = embargo ? 0 : DOES.letLeave | (periodLicences ? DOES.honour : 0);
  return leave | (embargo || speed < 1 ? DOES.shock : 0);
}

/** An idle desk of the right size, to be set to work by `openDesk`. */
export function emptyDesk({ horizonDays, regimes, hasQueue }: Model): LicenceDesk {
  const queueDays = hasQueue ? horizonDays + 1 : 0;
  return {
    horizonDays,
    speed: Float64Array.from(regimes, ({ speed }) => speed),
    does: Uint8Array.from(regimes, whatItDoes),
    returnedBelow: Float64Array.from(regimes, ({ returnedBelow }) => returnedBelow),
    approvedBelow: Float64Array.from(regimes, ({ approvedBelow }) => approvedBelow),
    dayItself: Int32Array.from({ length: horizonDays + 1 }, (_, t) => t),
    stepsPerEffort: 1 / Math.max(1, ...regimes.map(({ speed }) => speed)),
    clock: new Float64Array(horizonDays + 1),
    reached: new Int32Array(horizonDays + 2),
    filed: new Float64Array(queueDays),
    takenUp: new Float64Array(queueDays),
    nextOpenDay: new Int32Array(horizonDays + 1),
    nextPeriodDay: new Int32Array(horizonDays + 1),
    regimeOfDay: new Uint8Array(horizonDays),
    shockDay: horizonDays,
  };
}

/** Works the desk through the regimes of one trial (model.md §4: clock and queue). */
export function openDesk(model: Model, regimeOfDay: Uint8Array, desk: LicenceDesk): void {
  desk.regimeOfDay.set(regimeOfDay);
  runClock(model, desk);
  if (model.hasQueue) runQueue(model, desk);
  lookAhead(desk);
}

function runClock({ workingDay }: Model, desk: LicenceDesk): void {
  const { horizonDays, clock, reached, regimeOfDay, speed, stepsPerEffort } = desk;
  let done = 0;
  let step = 0;
  for (let t = 0; t < horizonDays; t++) {
    if (workingDay[t] === 1) {
      done += speed[regimeOfDay[t]!]!;
      for (; step + 1 <= done * stepsPerEffort; step++) reached[step + 1] = t + 1;
    }
    clock[t + 1] = done;
  }
}

function runQueue(model: Model, { filed, takenUp, regimeOfDay }: LicenceDesk): void {
  filed[0] = model.backlog;
  takenUp[0] = 0;
  for (let t = 0; t < model.horizonDays; t++) {
    const works = model.workingDay[t] === 1;
    const regime = model.regimes[regimeOfDay[t]!]!;
    const waiting = filed[t]! - takenUp[t]!;
    takenUp[t + 1] = takenUp[t]! + (works ? Math.min(regime.takenUpPerDay, waiting) : 0);
    filed[t + 1] = filed[t]! + (works ? regime.filedPerDay : 0);
  }
}

/** Where nothing stops it, what may happen happens on the day itself; each stay in a regime strikes what it stops. */
function lookAhead(desk: LicenceDesk): void {
  const { nextOpenDay, nextPeriodDay, regimeOfDay, does, dayItself, horizonDays } = desk;
  nextOpenDay.set(dayItself);
  nextPeriodDay.set(dayItself);
  desk.shockDay = horizonDays;
  for (let end = horizonDays; end > 0; ) {
    const regime = regimeOfDay[end - 1]!;
    let from = end - 1;
    while (from > 0 && regimeOfDay[from - 1] === regime) from -= 1;
    const today = does[regime]!;
    if (!(today & DOES.letLeave)) strike(nextOpenDay, from, end);
    if (!(today & DOES.honour)) strike(nextPeriodDay, from, end);
    if (today & DOES.shock) desk.shockDay = from;
    end = from;
  }
}

/** Puts off what would happen on the days from `from` on to what happens from day `end` on. */
function strike(next: Int32Array, from: number, end: number): void {
  const later = next[end]!;
  for (let t = end - 1; t >= 0 && next[t]! >= from; t--) next[t] = later;
}

/** Of the review at hand. */
const outcome = new Float64Array(1);

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
  const { clock, regimeOfDay, returnedBelow, approvedBelow, horizonDays } = desk;
  decision.day = horizonDays;
  decision.approved = false;
  let day = takenUpOn(model, desk, filedOn, priority);
  for (let round = 0; clock[day]! < clock[horizonDays]!; round++) {
    day = decisionDay(desk, day, luck.effort(file, round));
    if (day >= horizonDays) return;
    const regime = regimeOfDay[day]!;
    if (luck.drawOutcome) luck.drawOutcome(file, round, outcome);
    else outcome[0] = luck.outcome(file, round);
    if (outcome[0]! >= returnedBelow[regime]!) {
      decision.day = day;
      decision.approved = outcome[0]! < approvedBelow[regime]!;
      return;
    }
    day += 1;
  }
}

/** The first day by whose end the clock has advanced by `effort` since the morning of day `from`, `from` included. */
function decisionDay(
  { clock, reached, stepsPerEffort, horizonDays }: LicenceDesk,
  from: number,
  effort: number,
): number {
  const level = clock[from]! + effort;
  if (level > clock[horizonDays]!) return horizonDays;
  let end = reached[Math.floor(level * stepsPerEffort)]!;
  while (clock[end]! < level) end += 1;
  return end - 1;
}

/**
 * The day from which a file is under review, whether or not the desk works on it: behind all that were filed up to and including its day, first
 * come first served.
 */
function takenUpOn({ hasQueue }: Model, desk: LicenceDesk, filedOn: number, priority: boolean): number {
  if (priority || !hasQueue) return filedOn + 1;
  const ahead = desk.filed[filedOn + 1]!;
  return Math.min(desk.horizonDays, firstAtLeast(desk.takenUp, ahead, filedOn + 2) - 1);
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
