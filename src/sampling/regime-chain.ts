import { lnAt } from '../random/elementary-functions.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import { type Stream, WORD } from '../random/stream.ts';
import { FASTEST_RATE } from '../scenario/limits.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/** A regime chain ready to be walked: its jumps with prepared rates, its events with their coins. */
export interface RegimeChain {
  readonly initial: number;
  readonly jumps: readonly (readonly {
    readonly to: number;
    readonly rate: InverseTransform;
    readonly isUncertain: boolean;
    readonly uniforms: Stream;
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
  readonly uniforms: Stream;
  /** Room for the numbers of `REGISTER`: in a list they cost no memory, as to return them may. */
  readonly scratch: Float64Array;
}

/** Days until the next jump, a uniform, and the sum of the rates of a regime's jumps, per year. */
export const SCRATCH = { days: 0, uniform: 1, perYear: 2 } as const;

/**
 * Walks a regime chain in continuous time and writes the regime of each day, as it is at that instant (model.md §2, §3).
 * Exact exponential holding times; dated events of a day apply, in the order of the file, before the day is read.
 */
export function simulateRegimes(walk: RegimeChain, trial: number, days: Uint8Array): void {
  const { events, scratch } = walk;
  for (let from = 0; from < walk.jumps.length; from++) drawRates(walk, from, trial);
  let state = walk.initial;
  let sojourn = 0;
  let nextEvent = 0;
  drawSojourn(walk, trial, state, sojourn);
  let until = scratch[SCRATCH.days]!;
  for (let t = 0; t < days.length; ) {
    while (until <= t) {
      state = drawNextRegime(walk, trial, state, sojourn);
      sojourn += 1;
      drawSojourn(walk, trial, state, sojourn);
      until += scratch[SCRATCH.days]!;
    }
    for (; nextEvent < events.length && events[nextEvent]!.day === t; nextEvent++) {
      const { to, probability, coin } = events[nextEvent]!;
      if (to === state) continue;
      coin.draw(WORD.uniform, trial, 0, scratch, SCRATCH.uniform);
      if (scratch[SCRATCH.uniform]! >= probability) continue;
      state = to;
      sojourn += 1;
      drawSojourn(walk, trial, state, sojourn);
      until = t + scratch[SCRATCH.days]!;
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
function drawRates({ jumps, rates }: RegimeChain, from: number, trial: number): void {
  const row = jumps[from]!;
  const list = rates[from]!;
  for (let i = 0; i < row.length; i++) {
    const { rate, isUncertain, uniforms } = row[i]!;
    if (!isUncertain && list[i]! > 0) continue;
    uniforms.draw(WORD.uniform, trial, 0, list, i);
    rate.draw(list, i);
    list[i] = Math.min(FASTEST_RATE, list[i]!);
  }
}

/** Draws days until the next jump into the register: exponential with the sum of the rates, by inversion. */
function drawSojourn(walk: RegimeChain, trial: number, state: number, sojourn: number): void {
  const { uniforms, scratch } = walk;
  uniforms.draw(WORD.uniform, trial, 2 * sojourn, scratch, SCRATCH.days);
  lnAt(scratch, SCRATCH.days);
  sumRates(walk, state);
  const perYear = scratch[SCRATCH.perYear]!;
  scratch[SCRATCH.days] =
    perYear > 0 ? (-scratch[SCRATCH.days]! * DAYS_PER_YEAR) / perYear : Number.POSITIVE_INFINITY;
}

/** The regime that a jump leads to, in proportion to the rates. */
function drawNextRegime(walk: RegimeChain, trial: number, state: number, sojourn: number): number {
  const { uniforms, scratch } = walk;
  const row = walk.jumps[state]!;
  const list = walk.rates[state]!;
  uniforms.draw(WORD.uniform, trial, 2 * sojourn + 1, scratch, SCRATCH.uniform);
  sumRates(walk, state);
  let left = scratch[SCRATCH.uniform]! * scratch[SCRATCH.perYear]!;
  for (let i = 0; i < row.length - 1; i++) {
    left -= list[i]!;
    if (left < 0) return row[i]!.to;
  }
  return row[row.length - 1]!.to;
}

function sumRates({ rates, scratch }: RegimeChain, state: number): void {
  const list = rates[state]!;
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i]!;
  scratch[SCRATCH.perYear] = sum;
}
