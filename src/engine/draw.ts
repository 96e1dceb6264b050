import type { AutomakerModel, Model } from '../model/types.ts';
import type { AutomakerWeather, Weather } from '../model/weather.ts';
import type { EffortTable } from '../random/effort.ts';
import { normalQuantileAt } from '../random/elementary.ts';
import { medianStream, openStream, PART } from '../random/stream.ts';
import { type Variate, variate } from '../random/variate.ts';
import { DRAW, LaneLuck } from './luck.ts';
import { marketDealer } from './market.ts';
import { policyWalk } from './policy-walk.ts';
import { openSetDraw, type SetDraw } from './set-of-trial.ts';
import { type FirmNumbers, type SetTables, singleTables, tablesOfSets } from './set-tables.ts';
import { type Open, stratified } from './stratify.ts';
import { walkPolicy } from './walk-policy.ts';

/** A dealer of weather: `deal(i)` is the weather of trial i, valid until the next deal. */
export interface WeatherDealer {
  deal(trial: number): Weather;
  /** The parameter set of the trial last dealt; 0 in a single setting. */
  set(): number;
  /** Deals the same luck under other buffers, one an automaker. */
  readonly firms: readonly FirmDealer[];
}

/** How weather is drawn. */
export interface DrawOptions {
  /** Whether trials are dealt from scrambled Sobol sequences, as in a run with that option; default false. */
  readonly stratified?: boolean;
}

/** Opens a stream for every entity of the model under one seed. */
export function weatherDealer(model: Model, seed: string, options: DrawOptions = {}): WeatherDealer {
  const plain: Open = (entity) => openStream(seed, entity);
  const walking = walkingDealer(model, options.stratified ? stratified(seed, plain) : plain);
  const draw = openSetDraw(model.scenario, seed);
  return draw ? overSets(model, walking, draw) : walking;
}

/** The same dealer, which before each deal takes up the parameter set of the trial. */
function overSets(model: Model, dealer: Dealer, { setOf }: SetDraw): WeatherDealer {
  const tables = tablesOfSets(model, dealer.single);
  let current = -1;
  return {
    firms: dealer.firms,
    set: () => current,
    deal(trial) {
      const k = setOf(trial);
      if (k !== current) dealer.adopt(tables(k));
      current = k;
      return dealer.deal(trial);
    },
  };
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

function walkingDealer(model: Model, open: Open): Dealer {
  const walks = model.policies.map((_, p) => policyWalk(model, p, open));
  return dealer(model, open, (p, trial, days) => walkPolicy(walks[p]!, trial, days));
}

/** A dealer whose tables may be exchanged between deals. */
interface Dealer extends WeatherDealer {
  /** Its tables at first: those of the single setting. */
  readonly single: SetTables;
  adopt(tables: SetTables): void;
}

/** A dealer of weather from any streams; `walk` writes the regimes of policy p in a trial. */
export function dealer(
  model: Model,
  open: Open,
  walk: (p: number, trial: number, days: Uint8Array) => void,
): Dealer {
  const market = marketDealer(model, open);
  const single = singleTables(model);
  const firms = model.automakers.map((maker, i) => firmDealer(maker, single.efforts, open, single.firms[i]));
  const regimes = model.policies.map(() => new Uint8Array(model.horizonDays));
  const weather: { -readonly [K in keyof Weather]: Weather[K] } = {
    regimes,
    regimeModels: model.regimes,
    market: market.weather,
    automakers: firms.map(({ luck }) => luck),
  };
  return {
    firms,
    single,
    set: () => 0,
    adopt(tables) {
      weather.regimeModels = tables.regimes;
      for (let f = 0; f < firms.length; f++) firms[f]!.adopt(tables.firms[f]!, tables.efforts);
    },
    deal(trial) {
      for (let p = 0; p < regimes.length; p++) walk(p, trial, regimes[p]!);
      market.deal(trial);
      for (let f = 0; f < firms.length; f++) firms[f]!.deal(trial);
      return weather;
    },
  };
}

/** Indices of an automaker's own uniforms. */
export const FIRM = { held: 0, remainingLife: 1, buffers: 2 } as const;

/** Deals the luck of an automaker and its lanes. */
export interface FirmDealer {
  /** Of the trial last dealt. */
  readonly luck: FirmLuck;
  deal(trial: number): void;
  /** Has the numbers of another parameter set from the next deal on. */
  adopt(numbers: FirmNumbers, efforts: EffortTable): void;
  /** Writes the standard normal behind lane l's buffer into `into[0]`. */
  bufferNormal(l: number, into: Float64Array): void;
  /** Writes what lane l's buffer would be under each of several laws into `days`. */
  buffersUnder(l: number, laws: readonly Variate[], days: Float64Array): void;
}

/** As the model sees it; buffers may be exchanged. */
export interface FirmLuck extends AutomakerWeather {
  readonly lanes: readonly LaneLuck[];
}

export function firmDealer(
  maker: AutomakerModel,
  efforts: EffortTable,
  open: Open,
  numbers?: FirmNumbers,
): FirmDealer {
  const stream = open(`automaker/${maker.id}`);
  const { validityDays, heldAtStart, bufferCorrelation, cycleDays, clearedAtStart } = maker;
  const lanes = maker.lanes.map(
    ({ id, bufferDays, phaseDays }, l) =>
      new LaneLuck({
        stream: open(`lane/${id}`),
        buffer: numbers?.buffers[l] ?? variate(bufferDays),
        cycleDays,
        phaseDays,
        clearedAtStart,
        efforts,
      }),
  );
  const luck = { licenceDaysAtStart: 0, lanes };
  const draws = new Float64Array(2);
  const licenceDays = (trial: number): number => {
    stream.draw(PART.uniform, trial, FIRM.held, draws, DRAW.own);
    if (draws[DRAW.own]! >= heldAtStart) return 0;
    stream.draw(PART.uniform, trial, FIRM.remainingLife, draws, DRAW.own);
    return 1 + Math.floor(draws[DRAW.own]! * validityDays);
  };
  const deal = (trial: number): void => {
    luck.licenceDaysAtStart = validityDays > 0 ? licenceDays(trial) : 0;
    if (bufferCorrelation > 0) {
      stream.draw(PART.uniform, trial, FIRM.buffers, draws, DRAW.common);
      normalQuantileAt(draws, DRAW.common);
    }
    for (let l = 0; l < lanes.length; l++) lanes[l]!.deal(trial, bufferCorrelation, draws);
  };
  return {
    luck,
    deal,
    adopt(numbers, efforts) {
      for (let l = 0; l < lanes.length; l++) lanes[l]!.adopt(numbers.buffers[l]!, numbers, efforts);
    },
    bufferNormal: (l, into) => lanes[l]!.bufferNormal(bufferCorrelation, draws, into),
    buffersUnder: (l, laws, days) => lanes[l]!.buffersUnder(laws, bufferCorrelation, draws, days),
  };
}
