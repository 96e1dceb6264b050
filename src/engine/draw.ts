import type { Distribution } from '../distribution.ts';
import type { AutomakerModel, Model } from '../model/types.ts';
import type { AutomakerWeather, MarketWeather, Weather } from '../model/weather.ts';
import { effortTable } from '../random/effort.ts';
import { normalQuantile } from '../random/normal.ts';
import { medianStream, openStream } from '../random/stream.ts';
import { variate } from '../random/variate.ts';
import { ELEMENTS, type Element } from '../scenario/types.ts';
import { LaneLuck } from './luck.ts';
import { ifSeparatedMatters, ifUncertain, type Open, staysThatMatter, stratified } from './stratify.ts';
import { type PolicyWalk, walkPolicy } from './walk-policy.ts';

/** A dealer of weather: `deal(i)` is the weather of trial i, valid until the next deal. */
export interface WeatherDealer {
  deal(trial: number): Weather;
}

/** How weather is drawn. */
export interface DrawOptions {
  /** Whether trials are dealt from scrambled Sobol sequences, as in a run with that option; default false. */
  readonly stratified?: boolean;
}

/** Opens a stream for every entity of the model under one seed. */
export function weatherDealer(model: Model, seed: string, options: DrawOptions = {}): WeatherDealer {
  const plain: Open = (entity) => openStream(seed, entity);
  return walkingDealer(model, options.stratified ? stratified(seed, plain) : plain);
}

/**
 * The weather of trial `trial` of a run with that seed. Depends on nothing else: not on how many trials, in which order.
 * Trials are whole numbers from 0 to 2³² − 1.
 */
export function drawWeather(model: Model, seed: string, trial: number, options: DrawOptions = {}): Weather {
  return weatherDealer(model, seed, options).deal(trial);
}

/**
 * The weather in which every uniform is one half: median buffers and efforts, coins on their likelier side, policy
 * jumps after their median holding time. One deterministic future to reason about; not an average of futures.
 */
export function expectedWeather(model: Model): Weather {
  return walkingDealer(model, () => medianStream).deal(0);
}

function walkingDealer(model: Model, open: Open): WeatherDealer {
  const walks = model.policies.map((_, p) => policyWalk(model, p, open));
  return dealer(model, open, (p, trial, days) => walkPolicy(walks[p]!, trial, days));
}

/** A dealer of weather from any streams; `walk` writes the regimes of policy p in a trial. */
export function dealer(
  model: Model,
  open: Open,
  walk: (p: number, trial: number, days: Uint8Array) => void,
): WeatherDealer {
  const market = marketDealer(model, open);
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const firms = model.automakers.map((maker) => firmDealer(maker, efforts, open));
  const regimes = model.policies.map(() => new Uint8Array(model.horizonDays));
  return {
    deal(trial) {
      for (let p = 0; p < regimes.length; p++) walk(p, trial, regimes[p]!);
      return { regimes, market: market(trial), automakers: firms.map((firm) => firm(trial)) };
    },
  };
}

/** The walk of policy `p` under streams opened by `open`. */
export function policyWalk(model: Model, p: number, open: Open): PolicyWalk {
  const { id, initial, jumps, events } = model.policies[p]!;
  const name = (regime: number): string => model.regimes[regime]!.name;
  const address = `policy/${id}`;
  const repeats = new Map<string, number>();
  return {
    initial,
    luck: open(address, staysThatMatter(model.policies[p]!)),
    jumps: jumps.map((row, from) =>
      row.map(({ to, ratePerYear }) => ({
        to,
        rate: variate(ratePerYear),
        luck: open(`${address}/rate/${name(from)}/${name(to)}`, ifUncertain(ratePerYear)),
      })),
    ),
    events: events
      .map((event) => {
        // An event is addressed by what it is; the same one named twice is two coins.
        const what = `${address}/event/${event.day}/${name(event.to)}`;
        const repeat = repeats.get(what) ?? 0;
        repeats.set(what, repeat + 1);
        return { ...event, coin: open(`${what}/${repeat}`, event.probability < 1 ? [0] : []) };
      })
      .sort((a, b) => a.day - b.day),
  };
}

/** Deals the uncertain numbers of the market. */
export function marketDealer(model: Model, open: Open): (trial: number) => MarketWeather {
  const { market } = model;
  const scalar = (
    path: string,
    law: Distribution,
    matters = ifUncertain(law),
  ): ((trial: number) => number) => {
    const variable = variate(law);
    const stream = open(`market/${path}`, matters);
    let [asked, answer] = [Number.NaN, Number.NaN];
    return (trial) => {
      const u = stream.uniform(trial, 0);
      // Quantiles are dear, and luck that is moved step by step keeps most of its uniforms.
      if (u !== asked) [asked, answer] = [u, variable.quantile(u)];
      return answer;
    };
  };
  const mining = scalar('miningShare', market.miningShare);
  const separated = ELEMENTS.map((element) =>
    scalar(
      `separatedInChina/${element}`,
      market.separatedInChina[element],
      ifSeparatedMatters(model, element),
    ),
  );
  const rampPerMonth = scalar('rampPerMonth', market.rampPerMonth);
  const rampCap = scalar('rampCap', market.rampCap);
  const thriftAfterDays = scalar('thriftAfterDays', market.thriftAfterDays);
  const thriftPerMonth = scalar('thriftPerMonth', market.thriftPerMonth);
  const thriftCap = scalar('thriftCap', market.thriftCap);
  return (trial) => {
    const m = mining(trial);
    const share = (e: number): number =>
      market.stage === 'mining' ? m : 1 - (1 - m) * (1 - separated[e]!(trial));
    const shares = ELEMENTS.map((element, e) => [element, share(e)] as const);
    return {
      licensedShare: Object.fromEntries(shares) as Record<Element, number>,
      rampPerMonth: rampPerMonth(trial),
      rampCap: rampCap(trial),
      thriftAfterDays: thriftAfterDays(trial),
      thriftPerMonth: thriftPerMonth(trial),
      thriftCap: thriftCap(trial),
    };
  };
}

/** Indices of an automaker's own uniforms. */
export const FIRM = { held: 0, remainingLife: 1, buffers: 2 } as const;

/** Deals the luck of an automaker and its lanes; the same object each time. */
export function firmDealer(
  maker: AutomakerModel,
  efforts: Float64Array,
  open: Open,
): (trial: number) => AutomakerWeather {
  const stream = open(`automaker/${maker.id}`);
  const { validityDays, heldAtStart, bufferCorrelation, cycleDays, clearedAtStart } = maker;
  const lanes = maker.lanes.map(
    ({ id, bufferDays, phaseDays }) =>
      new LaneLuck({
        stream: open(`lane/${id}`),
        buffer: variate(bufferDays),
        cycleDays,
        phaseDays,
        clearedAtStart,
        efforts,
      }),
  );
  return (trial) => {
    const held = validityDays > 0 && stream.uniform(trial, FIRM.held) < heldAtStart;
    const life = held ? 1 + Math.floor(stream.uniform(trial, FIRM.remainingLife) * validityDays) : 0;
    const common = bufferCorrelation > 0 ? normalQuantile(stream.uniform(trial, FIRM.buffers)) : 0;
    for (const lane of lanes) lane.deal(trial, bufferCorrelation, common);
    return { licenceDaysAtStart: life, lanes };
  };
}
