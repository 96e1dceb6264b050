import { GRID_STEP } from './grid.ts';
import type { Supply } from './supply.ts';

/*
 * What a line at full rate uses of a lane's stock, free supply counted off, as it is looked ahead at: in plain numbers, before its rounding to the grid. Need
 * falls and free supply grows with time, so no day uses more than the one before it. Before day 0 each day uses the lane's share.
 */

/** Used on all days from day 0 up to the day before t; below 0 for a day before. */
export function usedBefore({ saved, unreplaced }: Supply, share: number, t: number): number {
  return t > 0 ? share * unreplaced[t]! - saved[t]! : share * t;
}

/** Writes the same for lane l into `into[i]`: numbers in lists cost no memory, as to pass or return them may. */
export function reckonUsed(
  supply: Supply,
  share: Float64Array,
  l: number,
  t: number,
  into: Float64Array,
  i: number,
): void {
  into[i] = usedBefore(supply, share[l]!, t);
}

/**
 * The first day from `from` on by whose end lane l has used more than `most[l]` since day 0, of which it needs `share[l]` licensed; the horizon when there is none before it.
 */
export function usedUpOn(
  supply: Supply,
  share: Float64Array,
  most: Float64Array,
  l: number,
  from: number,
): number {
  const horizonDays = supply.need.length;
  for (let day = from; day < horizonDays; ) {
    const used = usedBefore(supply, share[l]!, day + 1);
    if (used > most[l]!) return day;
    const today = used - usedBefore(supply, share[l]!, day);
    if (today <= 0) return horizonDays;
    day += 1 + Math.floor((most[l]! - used) / today);
  }
  return horizonDays;
}

/** By how many days this may miss what is used on the grid, of any span of days up to the horizon, and then some. */
export function slackOf({ need }: Supply): number {
  return need.length * 4 * GRID_STEP;
}
