import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, onGrid } from './grid.ts';
import type { MarketWeather } from './weather.ts';

/** What each day needs and what eases it, through one trial (model.md §5). Lists have one entry a day. */
export interface Supply {
  /** Need at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** Share of licensed supply that other sources replace. */
  readonly replaced: Float64Array;
}

export function emptySupply(days: number): Supply {
  return { need: new Float64Array(days), replaced: new Float64Array(days) };
}

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. */
export function fillSupply({ need, replaced }: Supply, market: MarketWeather): void {
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  for (let t = 0; t < need.length; t++) {
    const saved = (thriftPerMonth * Math.max(0, t - thriftAfterDays)) / DAYS_PER_MONTH;
    need[t] = Math.max(GRID_STEP, onGrid(1 - Math.min(thriftCap, saved)));
    replaced[t] = Math.min(rampCap, (rampPerMonth * t) / DAYS_PER_MONTH);
  }
}

/** What reaches a lane without a licence on a day: `1 − s + s · replaced`. */
export function freeSupplyOf(share: number, replaced: number): number {
  return onGrid(1 - share + share * replaced);
}
