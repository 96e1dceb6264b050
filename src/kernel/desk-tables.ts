import type { Model, RegimeModel } from '../model/model.ts';

/**
 * The licence desk of one policy through one trial: stays in a regime, within which its clock runs evenly, its queue, and the days on which goods
 * may leave. All of it follows from the regimes of the days, none of it from what the modelled firms do.
 */
export interface DeskTables {
  readonly horizonDays: number;
  /** The regimes of the trial under way. */
  regimes: readonly RegimeModel[];
  /** By regime: clock advance a working day, and what it does (`DOES`). */
  readonly speed: Float64Array;
  readonly effectOf: Uint8Array;
  /** By regime: a finished review is returned when its outcome is below the one, else approved when below the other. */
  readonly returnedBelow: Float64Array;
  readonly approvedBelow: Float64Array;
  /** Entry t: day t itself. */
  readonly dayItself: Int32Array;
  /** Entry t: working days before day t; entry n of the other: working day n, counted from 0. */
  readonly workedBefore: Int32Array;
  readonly workingDays: Int32Array;
  /** With a queue: entry t + 1, files lodged by everyone up to and including day t, the backlog with them; entry 0 is the eve. */
  readonly filed: Float64Array;
  /** Entry t + 1: files taken up by the end of day t. */
  readonly takenUp: Float64Array;
  /** Entry t: the first day from t on without an embargo. */
  readonly nextDepartureDay: Int32Array;
  /** Entry t: the first day from t on without an embargo on which period licences are honoured. */
  readonly nextPeriodDepartureDay: Int32Array;
  readonly regimeOfDay: Uint8Array;
  /** Entry t: the day after the last of the stay in a regime that day t belongs to. */
  readonly sojournEnd: Int32Array;
  /** Entry t: working days before that day. */
  readonly workedByEnd: Int32Array;
  /** The first day of an embargo or slow-down; `horizonDays` when none comes. */
  firstDisruptionDay: number;
}

/** What a regime does: lets goods leave, those under period licences too, slows down or stops trade. Bits. */
const REGIME_EFFECT = { letLeave: 1, honour: 2, shock: 4 } as const;

function whatItDoes({ speed, embargo, periodLicences }: RegimeModel): number {
  const leave = embargo ? 0 : REGIME_EFFECT.letLeave | (periodLicences ? REGIME_EFFECT.honour : 0);
  return leave | (embargo || speed < 1 ? REGIME_EFFECT.shock : 0);
}

/** An idle desk of the right size, to be set to work by `openDesk`. */
export function createDesk(model: Model): DeskTables {
  const { horizonDays, regimes, hasQueue, workingDay } = model;
  const dayItself = Int32Array.from({ length: horizonDays + 1 }, (_, t) => t);
  const queueDays = hasQueue ? horizonDays + 1 : 0;
  return {
    horizonDays,
    regimes,
    speed: Float64Array.from(regimes, ({ speed }) => speed),
    effectOf: Uint8Array.from(regimes, whatItDoes),
    returnedBelow: Float64Array.from(regimes, ({ returnedBelow }) => returnedBelow),
    approvedBelow: Float64Array.from(regimes, ({ approvedBelow }) => approvedBelow),
    dayItself,
    workedBefore: countWorkingDays(workingDay),
    workingDays: dayItself.filter((t) => workingDay[t] === 1),
    filed: new Float64Array(queueDays),
    takenUp: new Float64Array(queueDays),
    nextDepartureDay: new Int32Array(horizonDays + 1),
    nextPeriodDepartureDay: new Int32Array(horizonDays + 1),
    regimeOfDay: new Uint8Array(horizonDays),
    sojournEnd: new Int32Array(horizonDays),
    workedByEnd: new Int32Array(horizonDays),
    firstDisruptionDay: horizonDays,
  };
}

function countWorkingDays(workingDay: Uint8Array): Int32Array {
  const before = new Int32Array(workingDay.length + 1);
  for (let t = 0; t < workingDay.length; t++) before[t + 1] = before[t]! + workingDay[t]!;
  return before;
}

/** Works the desk through the regimes of one trial (model.md §4), which may have other numbers than the model's. */
export function tabulateDesk(
  model: Model,
  regimeOfDay: Uint8Array,
  desk: DeskTables,
  regimes: readonly RegimeModel[] = model.regimes,
): void {
  if (desk.regimes !== regimes) adopt(desk, regimes);
  desk.regimeOfDay.set(regimeOfDay);
  if (model.hasQueue) runQueue(model, desk);
  indexSojourns(desk);
}

function adopt(desk: DeskTables, regimes: readonly RegimeModel[]): void {
  desk.regimes = regimes;
  for (let r = 0; r < regimes.length; r++) {
    const regime = regimes[r]!;
    desk.speed[r] = regime.speed;
    desk.effectOf[r] = whatItDoes(regime);
    desk.returnedBelow[r] = regime.returnedBelow;
    desk.approvedBelow[r] = regime.approvedBelow;
  }
}

function runQueue(model: Model, { regimes, filed, takenUp, regimeOfDay }: DeskTables): void {
  filed[0] = model.backlog;
  takenUp[0] = 0;
  for (let t = 0; t < model.horizonDays; t++) {
    const works = model.workingDay[t] === 1;
    const regime = regimes[regimeOfDay[t]!]!;
    const heldForLicence = filed[t]! - takenUp[t]!;
    takenUp[t + 1] = takenUp[t]! + (works ? Math.min(regime.takenUpPerDay, heldForLicence) : 0);
    filed[t + 1] = filed[t]! + (works ? regime.filedPerDay : 0);
  }
}

/** Where nothing stops it, what may happen happens on the day itself; each stay in a regime strikes what it stops. */
function indexSojourns(desk: DeskTables): void {
  const { nextDepartureDay, nextPeriodDepartureDay, regimeOfDay, sojournEnd, workedByEnd } = desk;
  const { effectOf, dayItself, workedBefore, horizonDays } = desk;
  nextDepartureDay.set(dayItself);
  nextPeriodDepartureDay.set(dayItself);
  desk.firstDisruptionDay = horizonDays;
  for (let end = horizonDays; end > 0; ) {
    const regime = regimeOfDay[end - 1]!;
    let from = end - 1;
    while (from > 0 && regimeOfDay[from - 1] === regime) from -= 1;
    sojournEnd.fill(end, from, end);
    workedByEnd.fill(workedBefore[end]!, from, end);
    const today = effectOf[regime]!;
    if (!(today & REGIME_EFFECT.letLeave)) postpone(nextDepartureDay, from, end);
    if (!(today & REGIME_EFFECT.honour)) postpone(nextPeriodDepartureDay, from, end);
    if (today & REGIME_EFFECT.shock) desk.firstDisruptionDay = from;
    end = from;
  }
}

/** Puts off what would happen on the days from `from` on to what happens from day `end` on. */
function postpone(next: Int32Array, from: number, end: number): void {
  const later = next[end]!;
  for (let t = end - 1; t >= 0 && next[t]! >= from; t--) next[t] = later;
}

/**
 * The day from which a file is under review, whether or not the desk works on it: behind all that were filed up to and including its day, first
 * come first served.
 */
export function reviewStart(
  { hasQueue }: Model,
  desk: DeskTables,
  filedOn: number,
  priority: boolean,
): number {
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
