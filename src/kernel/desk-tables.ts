import { roundAt, roundUpAt } from '../model/fixed-point.ts';
import type { Model, RegimeModel } from '../model/model.ts';

/*
 * The regimes of a trial do not depend on what automakers do, and a desk changes only where a sojourn
 * in a regime ends. So what a day needs to know of the desk is tabulated once a trial, sojourn by
 * sojourn.
 */

/** The licence desk of one policy through one trial. Entry t of a table is about day t. */
export interface Desk {
  readonly horizonDays: number;
  /** The regimes of the trial under way, and the pace of the desk, a list of one. */
  regimes: readonly RegimeModel[];
  readonly pace: Float64Array;
  /** By regime, at that pace: effort done and, with a queue, applications taken up on a working day. */
  readonly speed: Float64Array;
  readonly takenUpPerDay: Float64Array;
  /** By regime: the share of chains whose applications stall, and what it does (`REGIME_EFFECT`). */
  readonly stalled: Float64Array;
  readonly effect: Uint8Array;
  /**
   * By regime: a finished review is returned if its outcome is below the first, else approved if below
   * the second.
   */
  readonly returnedBelow: Float64Array;
  readonly approvedBelow: Float64Array;
  /** Day t itself. */
  readonly identity: Int32Array;
  /** Working days before day t; entry n of the other: working day n, counted from 0. */
  readonly workedBefore: Int32Array;
  readonly workingDays: Int32Array;
  /**
   * With a queue: entry t + 1, applications filed by everyone up to and including day t, the backlog
   * among them; entry 0, the backlog.
   */
  readonly filed: Float64Array;
  /** Entry t + 1: applications taken up by the end of day t. */
  readonly takenUp: Float64Array;
  /** The first day from t on without an embargo. */
  readonly nextDepartureDay: Int32Array;
  /** The first day from t on without an embargo on which period licences are honoured. */
  readonly nextPeriodDepartureDay: Int32Array;
  readonly regimeOfDay: Uint8Array;
  /**
   * The day after the last of the sojourn in a regime that day t belongs to, and working days before
   * that day.
   */
  readonly sojournEnd: Int32Array;
  readonly workedByEnd: Int32Array;
  /** The first day of an embargo or slow-down; `horizonDays` when none comes. */
  firstDisruptionDay: number;
}

/**
 * What a regime does: lets goods depart, those under period licences too, slows down or stops trade, lets
 * orders go as assemblies. Bits.
 */
const REGIME_EFFECT = { departures: 1, periodDepartures: 2, disruption: 4, assemblies: 8 } as const;

function effectOf({ embargo, periodLicences, isDisruption, assemblies }: RegimeModel): number {
  const { departures, periodDepartures, disruption } = REGIME_EFFECT;
  const departs = embargo ? 0 : departures | (periodLicences ? periodDepartures : 0);
  return departs | (isDisruption ? disruption : 0) | (assemblies ? REGIME_EFFECT.assemblies : 0);
}

/** Returns whether orders of day t may go as assemblies. */
export function allowsAssemblies({ effect, regimeOfDay }: Desk, t: number): boolean {
  return (effect[regimeOfDay[t]!]! & REGIME_EFFECT.assemblies) !== 0;
}

/** Creates a desk of the model's size, to be filled by `tabulateDesk`. */
export function createDesk(model: Model): Desk {
  const { horizonDays, regimes, hasQueue, workingDay } = model;
  const identity = Int32Array.from({ length: horizonDays + 1 }, (_, t) => t);
  const queueDays = hasQueue ? horizonDays + 1 : 0;
  return {
    horizonDays,
    regimes,
    pace: new Float64Array([1]),
    speed: Float64Array.from(regimes, ({ speed }) => speed),
    takenUpPerDay: Float64Array.from(regimes, ({ takenUpPerDay }) => takenUpPerDay),
    stalled: Float64Array.from(regimes, ({ stalled }) => stalled),
    effect: Uint8Array.from(regimes, effectOf),
    returnedBelow: Float64Array.from(regimes, ({ returnedBelow }) => returnedBelow),
    approvedBelow: Float64Array.from(regimes, ({ approvedBelow }) => approvedBelow),
    identity,
    workedBefore: countWorkingDays(workingDay),
    workingDays: identity.filter((t) => workingDay[t] === 1),
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

/**
 * Fills the desk's tables for the regimes of one trial (model.md §4), which may have other numbers than
 * the model's, at the pace `paces[p]`.
 */
export function tabulateDesk(
  model: Model,
  regimeOfDay: Uint8Array,
  desk: Desk,
  regimes: readonly RegimeModel[],
  paces: ArrayLike<number>,
  p: number,
): void {
  if (desk.regimes !== regimes || desk.pace[0] !== paces[p]) {
    desk.pace[0] = paces[p]!;
    setRegimes(model, desk, regimes);
  }
  desk.regimeOfDay.set(regimeOfDay);
  indexSojourns(desk);
}

function setRegimes(model: Model, desk: Desk, regimes: readonly RegimeModel[]): void {
  desk.regimes = regimes;
  for (let r = 0; r < regimes.length; r++) {
    const regime = regimes[r]!;
    // As `speedAt` and `takenUpAt` of the model; a number that is returned may be allocated.
    desk.speed[r] = regime.statedSpeed * desk.pace[0]!;
    roundUpAt(desk.speed, r);
    if (model.hasQueue) {
      desk.takenUpPerDay[r] = model.capacityPerWorkingDay * desk.speed[r]!;
      roundAt(desk.takenUpPerDay, r);
    }
    desk.stalled[r] = regime.stalled;
    desk.effect[r] = effectOf(regime);
    desk.returnedBelow[r] = regime.returnedBelow;
    desk.approvedBelow[r] = regime.approvedBelow;
  }
}

/**
 * Marks where sojourns end, from the last back; each postpones the departures that it holds up to its
 * end.
 */
function indexSojourns(desk: Desk): void {
  const { nextDepartureDay, nextPeriodDepartureDay, regimeOfDay, sojournEnd, workedByEnd } = desk;
  const { effect, identity, workedBefore, horizonDays } = desk;
  nextDepartureDay.set(identity);
  nextPeriodDepartureDay.set(identity);
  desk.firstDisruptionDay = horizonDays;
  for (let end = horizonDays; end > 0; ) {
    const regime = regimeOfDay[end - 1]!;
    let from = end - 1;
    while (from > 0 && regimeOfDay[from - 1] === regime) from -= 1;
    sojournEnd.fill(end, from, end);
    workedByEnd.fill(workedBefore[end]!, from, end);
    const allows = effect[regime]!;
    if (!(allows & REGIME_EFFECT.departures)) nextDepartureDay.fill(nextDepartureDay[end]!, from, end);
    if (!(allows & REGIME_EFFECT.periodDepartures)) {
      nextPeriodDepartureDay.fill(nextPeriodDepartureDay[end]!, from, end);
    }
    if (allows & REGIME_EFFECT.disruption) desk.firstDisruptionDay = from;
    end = from;
  }
}
