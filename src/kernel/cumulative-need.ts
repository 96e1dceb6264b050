import type { Element } from '../elements.ts';
import { GRID_STEP, round, roundAt } from '../model/fixed-point.ts';
import type { Model } from '../model/model.ts';
import type { MarketInputs } from '../model/sample-path.ts';
import { DAYS_PER_MONTH } from '../units.ts';

/** What each day needs and what eases it, through one trial (model.md §5). */
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
  readonly laneNeeds: readonly LaneNeed[];
  /** The first day from which on need and what is replaced stay as they are. */
  steadyFrom: number;
}

/** What a lane uses of its stock, for one licensed share. */
export interface LaneNeed {
  /** Entry t: need at full rate less free supply, of all days before t together; asked for by `netNeedOf`. */
  readonly cumulativeNetNeed: Float64Array;
  isTabulated: boolean;
}

export function createMarketDays(model: Pick<Model, 'shares' | 'horizonDays'>): MarketDays {
  const days = model.horizonDays;
  return {
    need: new Float64Array(days),
    replaced: new Float64Array(days),
    cumulativeThrift: new Float64Array(days + 1),
    cumulativeUnreplaced: new Float64Array(days + 1),
    share: new Float64Array(model.shares.length),
    neverExceedsNeed: new Uint8Array(model.shares.length),
    laneNeeds: model.shares.map(() => ({
      cumulativeNetNeed: new Float64Array(days + 1),
      isTabulated: false,
    })),
    steadyFrom: 0,
  };
}

/** Free supply of a day. */
const free = new Float64Array(1);

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. */
export function tabulateMarket(
  { shares }: Pick<Model, 'shares'>,
  marketDays: MarketDays,
  market: MarketInputs,
): void {
  const { need, replaced, share, neverExceedsNeed, laneNeeds } = marketDays;
  const thrifty = fillNeed(marketDays, market);
  const ramped = fillReplaced(marketDays, market);
  marketDays.steadyFrom = thrifty > ramped ? thrifty : ramped;
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
    laneNeeds[i]!.isTabulated = false;
  }
}

function fillNeed({ need, cumulativeThrift }: MarketDays, market: MarketInputs): number {
  const { thriftAfterDays, thriftPerMonth, thriftCap } = market;
  let sum = 0;
  let t = 0;
  for (let grows = true; grows && t < need.length; t++) {
    const days = t - thriftAfterDays;
    // Nothing before the first day, however fast it grows.
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

function fillReplaced(
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

/** From day t on, day follows day as t − 1 did: its share, and the sum over days of 1 less that share. */
function extendConstant(share: Float64Array, sum: Float64Array, t: number): void {
  const last = share[t - 1]!;
  const before = sum[t]!;
  for (let day = t; day < share.length; day++) {
    share[day] = last;
    sum[day + 1] = before + (day + 1 - t) * (1 - last);
  }
}

/** Key by key, as this costs no memory and looking up by a variable key does. */
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

/** The net need of lanes with the share at index `i`, exact on the grid. */
export function cumulativeNetNeedOf(marketDays: MarketDays, i: number): Float64Array {
  const laneNeed = marketDays.laneNeeds[i]!;
  if (!laneNeed.isTabulated) tabulateNetNeed(marketDays, laneNeed, i);
  return laneNeed.cumulativeNetNeed;
}

function tabulateNetNeed(
  { need, replaced, steadyFrom, share: shares }: MarketDays,
  laneNeed: LaneNeed,
  i: number,
): void {
  const { cumulativeNetNeed } = laneNeed;
  const share = shares[i]!;
  let net = 0;
  for (let t = 0; t <= steadyFrom; t++) {
    net += need[t]! - round(1 - share + share * replaced[t]!);
    cumulativeNetNeed[t + 1] = net;
  }
  const daily = net - cumulativeNetNeed[steadyFrom]!;
  for (let t = steadyFrom + 1; t < need.length; t++)
    cumulativeNetNeed[t + 1] = net + (t - steadyFrom) * daily;
  laneNeed.isTabulated = true;
}
