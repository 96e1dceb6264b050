import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, round } from './fixed-point.ts';
import type { Model } from './model.ts';
import type { MarketInputs } from './sample-path.ts';

/* What a day needs and what comes without a licence (model.md §5, Need and Free supply). */

/** The licensed share s of a lane's supply in this trial; `share` is its index in `Model.shares`. */
export function licensedShare(model: Model, { licensedShare }: MarketInputs, share: number): number {
  const source = model.shares[share]!;
  return round(typeof source === 'number' ? source : licensedShare[source]);
}

/** need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30), and never 0. */
export function need(t: number, { thriftAfterDays, thriftPerMonth, thriftCap }: MarketInputs): number {
  const saved = Math.min(thriftCap, (thriftPerMonth * Math.max(0, t - thriftAfterDays)) / DAYS_PER_MONTH);
  return Math.max(GRID_STEP, round(1 - saved));
}

/** freeSupply(t) = 1 − s + s · min(rampCap, rampPerMonth · t / 30) */
export function freeSupply(t: number, s: number, { rampPerMonth, rampCap }: MarketInputs): number {
  return round(1 - s + s * Math.min(rampCap, (rampPerMonth * t) / DAYS_PER_MONTH));
}
