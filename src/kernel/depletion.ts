import { GRID_STEP } from '../model/fixed-point.ts';
import type { MarketDays } from './cumulative-need.ts';

/*
 * What a line at full rate uses of a lane's stock, free supply counted off, as it is looked ahead at: in plain numbers, before its rounding to the grid. Need
 * falls and free supply grows with time, so no day uses more than the one before it. Before day 0 each day uses the lane's share.
 *
 * Numbers stand in lists here, by lane, as to pass or return them may cost memory.
 */

/** Writes into `into[i]` what lane l, of whose need `share[l]` is licensed, uses on all days from day 0 up to the day before t; below 0 for a day before. */
export function needUpTo(
  { cumulativeThrift, cumulativeUnreplaced }: MarketDays,
  share: Float64Array,
  l: number,
  t: number,
  into: Float64Array,
  i: number,
): void {
  into[i] = t > 0 ? share[l]! * cumulativeUnreplaced[t]! - cumulativeThrift[t]! : share[l]! * t;
}

/** The first day from `from` on by whose end lane l has used more than `most[l]` since day 0; the horizon when there is none before it. */
export function depletionDay(
  { cumulativeThrift, cumulativeUnreplaced, need }: MarketDays,
  share: Float64Array,
  most: Float64Array,
  l: number,
  from: number,
): number {
  const horizonDays = need.length;
  const before = share[l]!;
  for (let day = from; day < horizonDays; ) {
    let used = before * (day + 1);
    let today = before;
    if (day >= 0) {
      used = before * cumulativeUnreplaced[day + 1]! - cumulativeThrift[day + 1]!;
      today = used - (before * cumulativeUnreplaced[day]! - cumulativeThrift[day]!);
    }
    if (used > most[l]!) return day;
    if (today <= 0) return horizonDays;
    day += 1 + Math.floor((most[l]! - used) / today);
  }
  return horizonDays;
}

/** By how many days this may miss what is used on the grid, of any span of days up to the horizon, and then some. */
export function roundingMarginOf(horizonDays: number): number {
  return horizonDays * 4 * GRID_STEP;
}
