import { GRID_STEP, onGrid } from '../model/grid.ts';
import type { Model } from '../model/types.ts';
import type { MarketWeather } from '../model/weather.ts';
import { DAYS_PER_MONTH } from '../units.ts';

/* What a day needs and what comes without a licence (model.md §5, Licensed share, Need and Free supply). */

/** The licensed share s of a lane's supply in this trial; `share` is its index in `Model.shares`. */
export function licensedShare(model: Model, { licensedShare }: MarketWeather, share: number): number {
  const source = model.shares[share]!;
  return onGrid(typeof source === 'number' ? source : licensedShare[source]);
}

/** need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30), and never 0. */
export function need(t: number, { thriftAfterDays, thriftPerMonth, thriftCap }: MarketWeather): number {
  const saved = Math.min(thriftCap, (thriftPerMonth * Math.max(0, t - thriftAfterDays)) / DAYS_PER_MONTH);
  return Math.max(GRID_STEP, onGrid(1 - saved));
}

/** freeSupply(t) = 1 − s + s · min(rampCap, rampPerMonth · t / 30) */
export function freeSupply(t: number, s: number, { rampPerMonth, rampCap }: MarketWeather): number {
  return onGrid(1 - s + s * Math.min(rampCap, (rampPerMonth * t) / DAYS_PER_MONTH));
}
