import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, onGrid } from './grid.ts';
import type { MarketWeather } from './weather.ts';

/** What each day needs and what eases it, through one trial (model.md §5). Lists have one entry a day. */
export interface Supply {
  /** Need at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** Share of licensed supply that other sources replace. */
  readonly replaced: Float64Array;
  /** Entry t: need of all days before t together. */
  readonly cumulativeNeed: Float64Array;
  /** The licensed shares met in this trial, `known` of them, and for each the free supply of all days before t together. */
  known: number;
  readonly shares: number[];
  readonly freeSums: Float64Array[];
}

export function emptySupply(days: number): Supply {
  return {
    need: new Float64Array(days),
    replaced: new Float64Array(days),
    cumulativeNeed: new Float64Array(days + 1),
    known: 0,
    shares: [],
    freeSums: [],
  };
}

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. */
export function fillSupply(supply: Supply, market: MarketWeather): void {
  const { need, replaced, cumulativeNeed } = supply;
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  for (let t = 0; t < need.length; t++) {
    const saved = grown(thriftPerMonth, t - thriftAfterDays);
    need[t] = Math.max(GRID_STEP, onGrid(1 - Math.min(thriftCap, saved)));
    replaced[t] = Math.min(rampCap, grown(rampPerMonth, t));
    cumulativeNeed[t + 1] = cumulativeNeed[t]! + need[t]!;
  }
  supply.known = 0;
}

/** What grows by `perMonth` has come to this after some days; nothing before the first, however fast it grows. */
function grown(perMonth: number, days: number): number {
  return days > 0 ? (perMonth * days) / DAYS_PER_MONTH : 0;
}

/** Entry t: what reaches a lane with this licensed share on all days before t, as long as nothing caps it. */
export function cumulativeFree(supply: Supply, share: number): Float64Array {
  const { replaced, shares, freeSums } = supply;
  let i = 0;
  while (i < supply.known && shares[i] !== share) i++;
  if (i < supply.known) return freeSums[i]!;
  shares[i] = share;
  freeSums[i] ??= new Float64Array(replaced.length + 1);
  const sums = freeSums[i]!;
  for (let t = 0; t < replaced.length; t++) sums[t + 1] = sums[t]! + freeSupplyOf(share, replaced[t]!);
  supply.known = i + 1;
  return sums;
}

/** Whether a lane with this share never gets more without a licence than it needs: supply grows and need falls, so the last day tells. */
export function needOutrunsFree({ need, replaced }: Supply, share: number): boolean {
  const last = need.length - 1;
  return freeSupplyOf(share, replaced[last]!) <= need[last]!;
}

/** What reaches a lane without a licence on a day: `1 − s + s · replaced`. */
function freeSupplyOf(share: number, replaced: number): number {
  return onGrid(1 - share + share * replaced);
}
