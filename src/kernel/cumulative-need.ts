import { GRID_STEP, round } from '../model/fixed-point.ts';
import type { MarketDays } from './market-days.ts';

/*
 * What a line at full rate takes of a lane's stock, free supply counted off, is known for all days
 * beforehand, and no day takes more than the one before it, as need falls and free supply grows. So
 * stock of any day is a difference of sums, and the day on which it is used up is found in a few steps.
 */

/**
 * Fills the cumulative net need of lanes with the share at index `i`, exact on the grid; once a trial.
 */
export function tabulateNetNeed(days: MarketDays, i: number): void {
  if (days.isTabulated[i] === 1) return;
  days.isTabulated[i] = 1;
  const { need, replaced, steadyFrom } = days;
  const share = days.share[i]!;
  const netNeed = days.cumulativeNetNeed[i]!;
  let sum = 0;
  for (let t = 0; t <= steadyFrom; t++) {
    sum += need[t]! - round(1 - share + share * replaced[t]!);
    netNeed[t + 1] = sum;
  }
  const daily = sum - netNeed[steadyFrom]!;
  for (let t = steadyFrom + 1; t < need.length; t++) netNeed[t + 1] = sum + (t - steadyFrom) * daily;
}

/**
 * Writes into `into[i]` what a lane with the share at index `s` takes from day 0 up to the day before
 * t. For a day before day 0 that is below 0, as each of those days takes the share. In plain numbers,
 * not on the grid, so that no table is needed.
 */
export function needUpTo(
  { cumulativeThrift, cumulativeUnreplaced, share }: MarketDays,
  s: number,
  t: number,
  into: Float64Array,
  i: number,
): void {
  into[i] = t > 0 ? share[s]! * cumulativeUnreplaced[t]! - cumulativeThrift[t]! : share[s]! * t;
}

/**
 * Returns the first day from `from` on by whose end such a lane has taken more than `usable[l]` since
 * day 0, at most the horizon.
 */
export function depletionDay(
  { cumulativeThrift, cumulativeUnreplaced, need, share }: MarketDays,
  s: number,
  usable: Float64Array,
  l: number,
  from: number,
): number {
  const horizonDays = need.length;
  const before = share[s]!;
  for (let day = from; day < horizonDays; ) {
    let used = before * (day + 1);
    let today = before;
    if (day >= 0) {
      used = before * cumulativeUnreplaced[day + 1]! - cumulativeThrift[day + 1]!;
      today = used - (before * cumulativeUnreplaced[day]! - cumulativeThrift[day]!);
    }
    if (used > usable[l]!) return day;
    if (today <= 0) return horizonDays;
    day += 1 + Math.floor((usable[l]! - used) / today);
  }
  return horizonDays;
}

/**
 * Returns more days of cover than plain numbers may differ from those on the grid, over any span of
 * days up to the horizon.
 */
export function roundingMargin(horizonDays: number): number {
  return horizonDays * 4 * GRID_STEP;
}
