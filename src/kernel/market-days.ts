import type { Element } from '../elements.ts';
import { GRID_STEP, round, roundAt } from '../model/fixed-point.ts';
import type { Model } from '../model/model.ts';
import type { MarketInputs } from '../model/sample-path.ts';
import { DAYS_PER_MONTH } from '../units.ts';

/*
 * What a day needs and what eases it is the same for all lanes, and stays as it is once thrift and ramp
 * have reached their caps (model.md §5). So it is tabulated once a trial, and the steady days after
 * that are multiplied out.
 */

/** What each day of one trial needs and what eases it. */
export interface MarketDays {
  /** By day, need at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** By day, share of licensed supply that other sources replace. */
  readonly replaced: Float64Array;
  /** Entry t: of all days before t together, what thrift saves, and 1 less the share replaced. */
  readonly cumulativeThrift: Float64Array;
  readonly cumulativeUnreplaced: Float64Array;
  /** One for each of `Model.shares`: licensed share in this trial, 0 … 1, on the grid. */
  readonly share: Float64Array;
  /** Whether with that share free supply never exceeds the need, so that net need never falls. */
  readonly neverExceedsNeed: Uint8Array;
  /**
   * By share. Entry t: need at full rate less free supply, of all days before t together. Filled by
   * `tabulateNetNeed`.
   */
  readonly cumulativeNetNeed: readonly Float64Array[];
  readonly isTabulated: Uint8Array;
  /** The first day from which on need and what is replaced stay as they are. */
  steadyFrom: number;
}

/** Creates tables of the model's size. */
export function createMarketDays({ shares, horizonDays }: Pick<Model, 'shares' | 'horizonDays'>): MarketDays {
  return {
    need: new Float64Array(horizonDays),
    replaced: new Float64Array(horizonDays),
    cumulativeThrift: new Float64Array(horizonDays + 1),
    cumulativeUnreplaced: new Float64Array(horizonDays + 1),
    share: new Float64Array(shares.length),
    neverExceedsNeed: new Uint8Array(shares.length),
    cumulativeNetNeed: shares.map(() => new Float64Array(horizonDays + 1)),
    isTabulated: new Uint8Array(shares.length),
    steadyFrom: 0,
  };
}

/** Free supply of a day. */
const free = new Float64Array(1);

/** Fills the tables for the market of one trial. */
export function tabulateMarket(
  { shares }: Pick<Model, 'shares'>,
  days: MarketDays,
  market: MarketInputs,
): void {
  const { need, replaced, share, neverExceedsNeed } = days;
  days.steadyFrom = Math.max(tabulateNeed(days, market), tabulateReplaced(days, market));
  days.isTabulated.fill(0);
  // Supply grows and need falls, so the last day tells.
  const last = need.length - 1;
  for (let i = 0; i < shares.length; i++) {
    const source = shares[i]!;
    if (typeof source === 'number') share[i] = source;
    else writeShare(market.licensedShare, source, share, i);
    roundAt(share, i);
    free[0] = 1 - share[i]! + share[i]! * replaced[last]!;
    roundAt(free, 0);
    neverExceedsNeed[i] = free[0]! <= need[last]! ? 1 : 0;
  }
}

/**
 * `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`. Returns the first
 * day from which on it stays as it is.
 */
function tabulateNeed({ need, cumulativeThrift }: MarketDays, market: MarketInputs): number {
  const { thriftAfterDays, thriftPerMonth, thriftCap } = market;
  let sum = 0;
  let t = 0;
  for (let grows = true; grows && t < need.length; t++) {
    const days = t - thriftAfterDays;
    const thrift = days > 0 ? (thriftPerMonth * days) / DAYS_PER_MONTH : 0;
    grows = thrift < thriftCap && thriftPerMonth > 0;
    need[t] = round(1 - (thrift < thriftCap ? thrift : thriftCap));
    if (need[t] === 0) need[t] = GRID_STEP;
    sum += 1 - need[t]!;
    cumulativeThrift[t + 1] = sum;
  }
  extendConstant(need, cumulativeThrift, t);
  return t - 1;
}

/**
 * `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. Returns the first day from which on it stays as
 * it is.
 */
function tabulateReplaced(
  { replaced, cumulativeUnreplaced }: MarketDays,
  { rampPerMonth, rampCap }: MarketInputs,
): number {
  let sum = 0;
  let t = 0;
  for (let grows = true; grows && t < replaced.length; t++) {
    const ramp = t > 0 ? (rampPerMonth * t) / DAYS_PER_MONTH : 0;
    grows = ramp < rampCap && rampPerMonth > 0;
    replaced[t] = ramp < rampCap ? ramp : rampCap;
    sum += 1 - replaced[t]!;
    cumulativeUnreplaced[t + 1] = sum;
  }
  extendConstant(replaced, cumulativeUnreplaced, t);
  return t - 1;
}

/** Extends a share that stays as on day t − 1, and the sum over days of 1 less that share. */
function extendConstant(share: Float64Array, sum: Float64Array, t: number): void {
  const last = share[t - 1]!;
  const before = sum[t]!;
  for (let day = t; day < share.length; day++) {
    share[day] = last;
    sum[day + 1] = before + (day + 1 - t) * (1 - last);
  }
}

/** Writes the licensed share of an element. Key by key, as to look up by a variable key allocates. */
function writeShare(
  shares: MarketInputs['licensedShare'],
  element: Element,
  into: Float64Array,
  i: number,
): void {
  if (element === 'Sc') into[i] = shares.Sc;
  else if (element === 'Y') into[i] = shares.Y;
  else if (element === 'Sm') into[i] = shares.Sm;
  else if (element === 'Gd') into[i] = shares.Gd;
  else if (element === 'Tb') into[i] = shares.Tb;
  else if (element === 'Dy') into[i] = shares.Dy;
  else into[i] = shares.Lu;
}
