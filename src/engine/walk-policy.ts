import ln from '@stdlib/math-base-special-ln';
import type { Stream } from '../random/stream.ts';
import type { Variate } from '../random/variate.ts';
import { FASTEST_RATE } from '../scenario/limits.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/** A regime chain ready to be walked: its jumps with prepared rates, its events with their coins. */
export interface PolicyWalk {
  readonly initial: number;
  readonly jumps: readonly (readonly {
    readonly to: number;
    readonly rate: Variate;
    readonly luck: Stream;
  }[])[];
  readonly events: readonly {
    readonly day: number;
    readonly to: number;
    readonly probability: number;
    readonly coin: Stream;
  }[];
  /** Uniforms of the walk: twice the number of the sojourn for its length, that plus one for where it leads. */
  readonly luck: Stream;
}

/**
 * Walks a regime chain in continuous time and writes the regime of each day, as it is at that instant (model.md §2, §3).
 * Exact exponential holding times; dated events of a day apply, in the order of the file, before the day is read.
 */
export function walkPolicy(walk: PolicyWalk, trial: number, days: Uint8Array): void {
  const rates = walk.jumps.map((row) =>
    row.map(({ rate, luck }) => Math.min(FASTEST_RATE, rate.quantile(luck.uniform(trial, 0)))),
  );
  let state = walk.initial;
  let sojourn = 0;
  let nextEvent = 0;
  const sorted = walk.events;
  const leaves = (since: number): number =>
    since + holdingDays(rates[state]!, walk.luck.uniform(trial, 2 * sojourn));
  let until = leaves(0);
  for (let t = 0; t < days.length; t++) {
    while (until <= t) {
      const since = until;
      state = target(walk, rates[state]!, state, walk.luck.uniform(trial, 2 * sojourn + 1));
      sojourn += 1;
      until = leaves(since);
    }
    for (; nextEvent < sorted.length && sorted[nextEvent]!.day === t; nextEvent++) {
      const { to, probability, coin } = sorted[nextEvent]!;
      if (to === state || coin.uniform(trial, 0) >= probability) continue;
      state = to;
      sojourn += 1;
      until = leaves(t);
    }
    days[t] = state;
  }
}

/** Days until the next jump: exponential with the sum of the rates, by inversion. */
function holdingDays(rates: readonly number[], u: number): number {
  const perYear = rates.reduce((sum, rate) => sum + rate, 0);
  return perYear > 0 ? (-ln(u) * DAYS_PER_YEAR) / perYear : Number.POSITIVE_INFINITY;
}

/** The regime that a jump leads to, in proportion to the rates. */
function target(walk: PolicyWalk, rates: readonly number[], state: number, u: number): number {
  const jumps = walk.jumps[state]!;
  let left = u * rates.reduce((sum, rate) => sum + rate, 0);
  for (let i = 0; i < jumps.length - 1; i++) {
    left -= rates[i]!;
    if (left < 0) return jumps[i]!.to;
  }
  return jumps[jumps.length - 1]!.to;
}
