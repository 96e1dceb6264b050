import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, onGrid } from './grid.ts';
import type { MarketWeather } from './weather.ts';

/** What a day needs and what comes without a licence, through one trial (model.md §5). */
export interface Supply {
  /** Need of each day at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** Free supply of day t for a lane with licensed share s. */
  free(share: number, t: number): number;
}

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; free supply `1 − s + s · min(rampCap, rampPerMonth · t / 30)`. */
export function marketSupply(market: MarketWeather, need: Float64Array): Supply {
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  for (let t = 0; t < need.length; t++) {
    const saved = (thriftPerMonth * Math.max(0, t - thriftAfterDays)) / DAYS_PER_MONTH;
    need[t] = Math.max(GRID_STEP, onGrid(1 - Math.min(thriftCap, saved)));
  }
  const ramps = rampPerMonth > 0 && rampCap > 0;
  return {
    need,
    free: ramps
      ? (share, t) => onGrid(1 - share + share * Math.min(rampCap, (rampPerMonth * t) / DAYS_PER_MONTH))
      : (share) => 1 - share,
  };
}
