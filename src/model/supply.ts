import type { Element } from '../elements.ts';
import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, onGrid, toGrid } from './grid.ts';
import type { Model } from './types.ts';
import type { MarketWeather } from './weather.ts';

/** What each day needs and what eases it, through one trial (model.md §5). */
export interface Supply {
  /** By day, need at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** By day, share of licensed supply that other sources replace. */
  readonly replaced: Float64Array;
  /** Entry t: of all days before t together, what thrift saves, and 1 less the share replaced. */
  readonly saved: Float64Array;
  readonly unreplaced: Float64Array;
  /** One for each of `Model.shares`: licensed share in this trial, 0 … 1, on the grid. */
  readonly share: Float64Array;
  /** Whether with that share free supply never exceeds the need, so that net need never falls. */
  readonly neverExceedsNeed: Uint8Array;
  readonly flows: readonly Flow[];
  /** The first day from which on need and what is replaced stay as they are. */
  steadyFrom: number;
}

/** What a lane uses of its stock, for one licensed share. */
export interface Flow {
  /** Entry t: need at full rate less free supply, of all days before t together; asked for by `netNeedOf`. */
  readonly netNeed: Float64Array;
  isReckoned: boolean;
}

export function emptySupply(model: Pick<Model, 'shares' | 'horizonDays'>): Supply {
  const days = model.horizonDays;
  return {
    need: new Float64Array(days),
    replaced: new Float64Array(days),
    saved: new Float64Array(days + 1),
    unreplaced: new Float64Array(days + 1),
    share: new Float64Array(model.shares.length),
    neverExceedsNeed: new Uint8Array(model.shares.length),
    flows: model.shares.map(() => ({
      netNeed: new Float64Array(days + 1),
      isReckoned: false,
    })),
    steadyFrom: 0,
  };
}

/** Free supply of a day. */
const free = new Float64Array(1);

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. */
export function fillSupply({ shares }: Pick<Model, 'shares'>, supply: Supply, market: MarketWeather): void {
  const { need, replaced, share, neverExceedsNeed, flows } = supply;
  const thrifty = fillNeed(supply, market);
  const ramped = fillReplaced(supply, market);
  supply.steadyFrom = thrifty > ramped ? thrifty : ramped;
  // Supply grows and need falls, so the last day tells.
  const last = need.length - 1;
  for (let i = 0; i < shares.length; i++) {
    const source = shares[i]!;
    if (typeof source === 'number') share[i] = source;
    else writeShare(market.licensedShare, source, share, i);
    toGrid(share, i);
    free[0] = 1 - share[i]! + share[i]! * replaced[last]!;
    toGrid(free, 0);
    neverExceedsNeed[i] = free[0]! <= need[last]! ? 1 : 0;
    flows[i]!.isReckoned = false;
  }
}

function fillNeed({ need, saved }: Supply, market: MarketWeather): number {
  const { thriftAfterDays, thriftPerMonth, thriftCap } = market;
  let sum = 0;
  let t = 0;
  for (let grows = true; grows && t < need.length; t++) {
    const days = t - thriftAfterDays;
    // Nothing before the first day, however fast it grows.
    const thrift = days > 0 ? (thriftPerMonth * days) / DAYS_PER_MONTH : 0;
    grows = thrift < thriftCap && thriftPerMonth > 0;
    need[t] = onGrid(1 - (thrift < thriftCap ? thrift : thriftCap));
    if (need[t] === 0) need[t] = GRID_STEP;
    sum += 1 - need[t]!;
    saved[t + 1] = sum;
  }
  carryOn(need, saved, t);
  return t - 1;
}

function fillReplaced({ replaced, unreplaced }: Supply, { rampPerMonth, rampCap }: MarketWeather): number {
  let sum = 0;
  let t = 0;
  for (let grows = true; grows && t < replaced.length; t++) {
    const ramp = t > 0 ? (rampPerMonth * t) / DAYS_PER_MONTH : 0;
    grows = ramp < rampCap && rampPerMonth > 0;
    replaced[t] = ramp < rampCap ? ramp : rampCap;
    sum += 1 - replaced[t]!;
    unreplaced[t + 1] = sum;
  }
  carryOn(replaced, unreplaced, t);
  return t - 1;
}

/** From day t on, day follows day as t − 1 did: its share, and the sum over days of 1 less that share. */
function carryOn(share: Float64Array, sum: Float64Array, t: number): void {
  const last = share[t - 1]!;
  const before = sum[t]!;
  for (let day = t; day < share.length; day++) {
    share[day] = last;
    sum[day + 1] = before + (day + 1 - t) * (1 - last);
  }
}

/** Key by key, as this costs no memory and looking up by a variable key does. */
function writeShare(
  shares: MarketWeather['licensedShare'],
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
export function netNeedOf(supply: Supply, i: number): Float64Array {
  const flow = supply.flows[i]!;
  if (!flow.isReckoned) reckon(supply, flow, i);
  return flow.netNeed;
}

function reckon({ need, replaced, steadyFrom, share: shares }: Supply, flow: Flow, i: number): void {
  const { netNeed } = flow;
  const share = shares[i]!;
  let net = 0;
  for (let t = 0; t <= steadyFrom; t++) {
    net += need[t]! - onGrid(1 - share + share * replaced[t]!);
    netNeed[t + 1] = net;
  }
  const daily = net - netNeed[steadyFrom]!;
  for (let t = steadyFrom + 1; t < need.length; t++) netNeed[t + 1] = net + (t - steadyFrom) * daily;
  flow.isReckoned = true;
}
