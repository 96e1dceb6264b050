import { lnAt } from '../random/elementary.ts';
import { PART, type Stream } from '../random/stream.ts';
import type { Variate } from '../random/variate.ts';
import { FASTEST_RATE } from '../scenario/limits.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/** A regime chain ready to be walked: its jumps with prepared rates, its events with their coins. */
export interface PolicyWalk {
  readonly initial: number;
  readonly jumps: readonly (readonly {
    readonly to: number;
    readonly rate: Variate;
    readonly isUncertain: boolean;
    readonly luck: Stream;
  }[])[];
  /** By regime, rates of its jumps in the trial under way, per year. */
  readonly rates: readonly Float64Array[];
  readonly events: readonly {
    readonly day: number;
    readonly to: number;
    readonly probability: number;
    readonly coin: Stream;
  }[];
  /** Uniforms of the walk: twice the number of the sojourn for its length, that plus one for where it leads. */
  readonly luck: Stream;
  /** Room for the numbers of `REGISTER`: in a list they cost no memory, as to return them may. */
  readonly register: Float64Array;
}

/** Days until the next jump, a uniform, and the sum of the rates of a regime's jumps, per year. */
export const REGISTER = { days: 0, uniform: 1, perYear: 2 } as const;

/**
 * Walks a regime chain in continuous time and writes the regime of each day, as it is at that instant (model.md §2, §3).
 * Exact exponential holding times; dated events of a day apply, in the order of the file, before the day is read.
 */
export function walkPolicy(walk: PolicyWalk, trial: number, days: Uint8Array): void {
  const { events, register } = walk;
  for (let from = 0; from < walk.jumps.length; from++) drawRates(walk, from, trial);
  let state = walk.initial;
  let sojourn = 0;
  let nextEvent = 0;
  stay(walk, trial, state, sojourn);
  let until = register[REGISTER.days]!;
  for (let t = 0; t < days.length; ) {
    while (until <= t) {
      state = target(walk, trial, state, sojourn);
      sojourn += 1;
      stay(walk, trial, state, sojourn);
      until += register[REGISTER.days]!;
    }
    for (; nextEvent < events.length && events[nextEvent]!.day === t; nextEvent++) {
      const { to, probability, coin } = events[nextEvent]!;
      if (to === state) continue;
      coin.draw(PART.uniform, trial, 0, register, REGISTER.uniform);
      if (register[REGISTER.uniform]! >= probability) continue;
      state = to;
      sojourn += 1;
      stay(walk, trial, state, sojourn);
      until = t + register[REGISTER.days]!;
    }
    // The regime lasts to the first whole day at or after the jump, or to the next event.
    const jump = until < days.length ? Math.ceil(until) : days.length;
    const event = nextEvent < events.length ? events[nextEvent]!.day : days.length;
    const next = Math.max(t + 1, Math.min(jump, event));
    days.fill(state, t, next);
    t = next;
  }
}

/** The rates of the jumps from one regime; certain ones are drawn once. */
function drawRates({ jumps, rates }: PolicyWalk, from: number, trial: number): void {
  const row = jumps[from]!;
  const list = rates[from]!;
  for (let i = 0; i < row.length; i++) {
    const { rate, isUncertain, luck } = row[i]!;
    if (!isUncertain && list[i]! > 0) continue;
    luck.draw(PART.uniform, trial, 0, list, i);
    rate.draw(list, i);
    list[i] = Math.min(FASTEST_RATE, list[i]!);
  }
}

/** Draws days until the next jump into the register: exponential with the sum of the rates, by inversion. */
function stay(walk: PolicyWalk, trial: number, state: number, sojourn: number): void {
  const { luck, register } = walk;
  luck.draw(PART.uniform, trial, 2 * sojourn, register, REGISTER.days);
  lnAt(register, REGISTER.days);
  sumRates(walk, state);
  const perYear = register[REGISTER.perYear]!;
  register[REGISTER.days] =
    perYear > 0 ? (-register[REGISTER.days]! * DAYS_PER_YEAR) / perYear : Number.POSITIVE_INFINITY;
}

/** The regime that a jump leads to, in proportion to the rates. */
function target(walk: PolicyWalk, trial: number, state: number, sojourn: number): number {
  const { luck, register } = walk;
  const row = walk.jumps[state]!;
  const list = walk.rates[state]!;
  luck.draw(PART.uniform, trial, 2 * sojourn + 1, register, REGISTER.uniform);
  sumRates(walk, state);
  let left = register[REGISTER.uniform]! * register[REGISTER.perYear]!;
  for (let i = 0; i < row.length - 1; i++) {
    left -= list[i]!;
    if (left < 0) return row[i]!.to;
  }
  return row[row.length - 1]!.to;
}

function sumRates({ rates, register }: PolicyWalk, state: number): void {
  const list = rates[state]!;
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i]!;
  register[REGISTER.perYear] = sum;
}
