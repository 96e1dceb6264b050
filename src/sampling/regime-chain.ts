import { lnAt } from '../random/elementary-functions.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import { type Stream, WORD } from '../random/stream.ts';
import { FASTEST_RATE } from '../scenario/limits.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/**
 * A regime chain ready to be simulated: jumps with the samplers of their rates, dated events with their
 * streams.
 */
export interface RegimeChain {
  readonly initial: number;
  /** By regime, the stages of a stay in it. */
  readonly stages: readonly number[];
  readonly jumps: readonly (readonly {
    readonly to: number;
    readonly rate: InverseTransform;
    readonly isUncertain: boolean;
    readonly uniforms: Stream;
  }[])[];
  /** By regime, rates of its jumps in the current trial, per year. */
  readonly rates: readonly Float64Array[];
  readonly events: readonly {
    readonly day: number;
    readonly to: number;
    readonly probability: number;
    readonly coin: Stream;
  }[];
  /** Uniforms of the path: index 2k for the length of sojourn k (a stage), 2k + 1 for the next regime. */
  readonly uniforms: Stream;
  /** Results of the functions below, at the places in `SCRATCH`: returning a number could allocate. */
  readonly scratch: Float64Array;
}

/** Places of the days until the next jump, a uniform, and the sum of a regime's rates per year. */
export const SCRATCH = { days: 0, uniform: 1, perYear: 2 } as const;

/**
 * Simulates a regime chain in continuous time and writes the regime at the start of each day (model.md
 * §2, §3).
 *
 * Holding times are exponential, those of regimes with stages a sum of as many shorter ones (§10.1). Dated
 * events of a day apply in the order of the file, before that day's regime is read.
 */
export function simulateRegimes(chain: RegimeChain, trial: number, days: Uint8Array): void {
  const { events, scratch, stages } = chain;
  for (let from = 0; from < chain.jumps.length; from++) drawRates(chain, from, trial);
  let state = chain.initial;
  let stage = 1;
  let sojourn = 0;
  let nextEvent = 0;
  drawSojourn(chain, trial, state, sojourn);
  let until = scratch[SCRATCH.days]!;
  for (let t = 0; t < days.length; ) {
    while (until <= t) {
      if (stage < stages[state]!) stage += 1;
      else {
        state = drawNextRegime(chain, trial, state, sojourn);
        stage = 1;
      }
      sojourn += 1;
      drawSojourn(chain, trial, state, sojourn);
      until += scratch[SCRATCH.days]!;
    }
    for (; nextEvent < events.length && events[nextEvent]!.day === t; nextEvent++) {
      const { to, probability, coin } = events[nextEvent]!;
      // To begin a stay again changes nothing where holding times have no memory.
      if (to === state && stages[state] === 1) continue;
      coin.draw(WORD.uniform, trial, 0, scratch, SCRATCH.uniform);
      if (scratch[SCRATCH.uniform]! >= probability) continue;
      state = to;
      stage = 1;
      sojourn += 1;
      drawSojourn(chain, trial, state, sojourn);
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

/** Draws the rates of the jumps from one regime. Certain ones are drawn in the first trial only. */
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

/**
 * Draws the days until the stage ends into `scratch`, by inversion: exponential with the sum of the rates
 * times the stages.
 */
function drawSojourn(chain: RegimeChain, trial: number, state: number, sojourn: number): void {
  const { uniforms, scratch, stages } = chain;
  uniforms.draw(WORD.uniform, trial, 2 * sojourn, scratch, SCRATCH.days);
  lnAt(scratch, SCRATCH.days);
  sumRates(chain, state);
  const perYear = scratch[SCRATCH.perYear]! * stages[state]!;
  scratch[SCRATCH.days] =
    perYear > 0 ? (-scratch[SCRATCH.days]! * DAYS_PER_YEAR) / perYear : Number.POSITIVE_INFINITY;
}

/** Returns the next regime, drawn in proportion to the rates. */
function drawNextRegime(chain: RegimeChain, trial: number, state: number, sojourn: number): number {
  const { uniforms, scratch } = chain;
  const row = chain.jumps[state]!;
  const list = chain.rates[state]!;
  uniforms.draw(WORD.uniform, trial, 2 * sojourn + 1, scratch, SCRATCH.uniform);
  sumRates(chain, state);
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
