import type { Element } from '../scenario/types.ts';
import { DAYS_PER_MONTH } from '../units.ts';
import { GRID_STEP, onGrid } from './grid.ts';
import type { Model } from './types.ts';
import type { MarketWeather } from './weather.ts';

/** What each day needs and what eases it, through one trial (model.md §5). Lists have one entry a day. */
export interface Supply {
  /** Need at full rate, above 0 up to 1. */
  readonly need: Float64Array;
  /** Share of licensed supply that other sources replace. */
  readonly replaced: Float64Array;
  /** One for each of `Model.shares`, reckoned when first asked for. */
  readonly flows: readonly Flow[];
}

/** What reaches a lane without a licence, for one licensed share. */
export interface Flow {
  isKnown: boolean;
  /** Licensed share in this trial, 0 … 1, on the grid. */
  readonly share: Float64Array;
  /** Free supply of each day, as long as nothing caps it. */
  readonly free: Float64Array;
  /** Entry t: need at full rate less free supply, of all days before t together. */
  readonly netNeed: Float64Array;
  /** Whether free supply never exceeds the need, so that `netNeed` never falls. */
  neverExceedsNeed: boolean;
}

export function emptySupply(model: Pick<Model, 'shares' | 'horizonDays'>): Supply {
  const days = model.horizonDays;
  return {
    need: new Float64Array(days),
    replaced: new Float64Array(days),
    flows: model.shares.map(() => ({
      isKnown: false,
      share: new Float64Array(1),
      free: new Float64Array(days),
      netNeed: new Float64Array(days + 1),
      neverExceedsNeed: false,
    })),
  };
}

/** `need(t) = 1 − min(thriftCap, thriftPerMonth · max(0, t − thriftAfterDays) / 30)`; `replaced(t) = min(rampCap, rampPerMonth · t / 30)`. */
export function fillSupply({ shares }: Pick<Model, 'shares'>, supply: Supply, market: MarketWeather): void {
  const { need, replaced, flows } = supply;
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  for (let t = 0; t < need.length; t++) {
    const sinceThrift = t - thriftAfterDays;
    // Nothing before the first day, however fast it grows.
    const saved = sinceThrift > 0 ? (thriftPerMonth * sinceThrift) / DAYS_PER_MONTH : 0;
    need[t] = Math.max(GRID_STEP, onGrid(1 - Math.min(thriftCap, saved)));
    replaced[t] = t > 0 ? Math.min(rampCap, (rampPerMonth * t) / DAYS_PER_MONTH) : 0;
  }
  for (let i = 0; i < flows.length; i++) {
    const source = shares[i]!;
    flows[i]!.share[0] = onGrid(typeof source === 'number' ? source : shareOf(market.licensedShare, source));
    flows[i]!.isKnown = false;
  }
}

/** Key by key, as this costs no memory and looking up by a variable key does. */
function shareOf(shares: MarketWeather['licensedShare'], element: Element): number {
  switch (element) {
    case 'Sc':
      return shares.Sc;
    case 'Y':
      return shares.Y;
    case 'Sm':
      return shares.Sm;
    case 'Gd':
      return shares.Gd;
    case 'Tb':
      return shares.Tb;
    case 'Dy':
      return shares.Dy;
    case 'Lu':
      return shares.Lu;
  }
}

/** The flow of the share with index `share` in `Model.shares`. */
export function flowOf(supply: Supply, share: number): Flow {
  const flow = supply.flows[share]!;
  if (!flow.isKnown) reckon(supply, flow);
  return flow;
}

function reckon({ need, replaced }: Supply, flow: Flow): void {
  const { free, netNeed } = flow;
  const share = flow.share[0]!;
  const days = need.length;
  let net = 0;
  for (let t = 0; t < days; t++) {
    const today = onGrid(1 - share + share * replaced[t]!);
    free[t] = today;
    net += need[t]! - today;
    netNeed[t + 1] = net;
  }
  // Supply grows and need falls, so the last day tells.
  flow.neverExceedsNeed = free[days - 1]! <= need[days - 1]!;
  flow.isKnown = true;
}
