import type { AutomakerModel, Model } from '../model/model.ts';
import type { AutomakerInputs, SamplePath } from '../model/sample-path.ts';
import { normalQuantileAt } from '../random/elementary-functions.ts';
import { type InverseTransform, samplerOf } from '../random/sampler-of.ts';
import { medianStream, openStream, WORD } from '../random/stream.ts';
import type { EffortTable } from './effort.ts';
import { DRAW, LaneSampler } from './lane-inputs.ts';
import { marketSampler } from './market-inputs.ts';
import { openRegimeChain } from './open-regime-chain.ts';
import { simulateRegimes } from './regime-chain.ts';
import { openSetDraw, type SetDraw } from './set-of-trial.ts';
import { type AutomakerNumbers, type SetTables, singleTables, tablesOfSets } from './set-tables.ts';
import { type OpenStream, sobolStreams } from './sobol-streams.ts';

/** A dealer of weather: `deal(i)` is the weather of trial i, valid until the next deal. */
export interface SamplePathSampler {
  sample(trial: number): SamplePath;
  /** The parameter set of the trial last dealt; 0 in a single setting. */
  set(): number;
  /** Deals the same luck under other buffers, one an automaker. */
  readonly automakers: readonly AutomakerSampler[];
}

/** How weather is drawn. */
export interface DrawOptions {
  /** As in a run with that option; default `'independent'`. */
  readonly sampling?: 'independent' | 'sobol';
}

/** Opens a stream for every entity of the model under one seed. */
export function samplePaths(model: Model, seed: string, options: DrawOptions = {}): SamplePathSampler {
  const plain: OpenStream = (entity) => openStream(seed, entity);
  const walking = chainSampler(model, options.sampling === 'sobol' ? sobolStreams(seed, plain) : plain);
  const draw = openSetDraw(model.scenario, seed);
  return draw ? overSets(model, walking, draw) : walking;
}

/** The same dealer, which before each deal takes up the parameter set of the trial. */
function overSets(model: Model, sampler: AdjustableSampler, { setOf }: SetDraw): SamplePathSampler {
  const tables = tablesOfSets(model, sampler.single);
  let current = -1;
  return {
    automakers: sampler.automakers,
    set: () => current,
    sample(trial) {
      const k = setOf(trial);
      if (k !== current) sampler.adopt(tables(k));
      current = k;
      return sampler.sample(trial);
    },
  };
}

/**
 * The weather of trial `trial` of a run with that seed. Depends on nothing else: not on how many trials, in which order.
 * Trials are whole numbers from 0 to 2³² − 1.
 */
export function drawSamplePath(
  model: Model,
  seed: string,
  trial: number,
  options: DrawOptions = {},
): SamplePath {
  return samplePaths(model, seed, options).sample(trial);
}

/**
 * The weather in which every uniform is one half: median buffers and efforts, coins on their likelier side, policy
 * jumps after their median holding time. One deterministic future to reason about; not an average of futures.
 */
export function medianSamplePath(model: Model): SamplePath {
  return chainSampler(model, () => medianStream).sample(0);
}

function chainSampler(model: Model, open: OpenStream): AdjustableSampler {
  const walks = model.policies.map((_, p) => openRegimeChain(model, p, open));
  return samplerFrom(model, open, (p, trial, days) => simulateRegimes(walks[p]!, trial, days));
}

/** A dealer whose tables may be exchanged between deals. */
interface AdjustableSampler extends SamplePathSampler {
  /** Its tables at first: those of the single setting. */
  readonly single: SetTables;
  adopt(tables: SetTables): void;
}

/** A dealer of weather from any streams; `walk` writes the regimes of policy p in a trial. */
export function samplerFrom(
  model: Model,
  open: OpenStream,
  walk: (p: number, trial: number, days: Uint8Array) => void,
): AdjustableSampler {
  const market = marketSampler(model, open);
  const single = singleTables(model);
  const automakers = model.automakers.map((automaker, i) =>
    automakerSampler(automaker, single.efforts, open, single.automakers[i]),
  );
  const regimes = model.policies.map(() => new Uint8Array(model.horizonDays));
  const samplePath: { -readonly [K in keyof SamplePath]: SamplePath[K] } = {
    regimes,
    regimeModels: model.regimes,
    market: market.inputs,
    automakers: automakers.map(({ inputs }) => inputs),
  };
  return {
    automakers,
    single,
    set: () => 0,
    adopt(tables) {
      samplePath.regimeModels = tables.regimes;
      for (let f = 0; f < automakers.length; f++) automakers[f]!.adopt(tables.automakers[f]!, tables.efforts);
    },
    sample(trial) {
      for (let p = 0; p < regimes.length; p++) walk(p, trial, regimes[p]!);
      market.sample(trial);
      for (let f = 0; f < automakers.length; f++) automakers[f]!.sample(trial);
      return samplePath;
    },
  };
}

/** Indices of an automaker's own uniforms. */
export const AUTOMAKER_UNIFORM = { held: 0, remainingLife: 1, buffers: 2 } as const;

/** Deals the luck of an automaker and its lanes. */
export interface AutomakerSampler {
  /** Of the trial last dealt. */
  readonly inputs: SampledInputs;
  sample(trial: number): void;
  /** Has the numbers of another parameter set from the next deal on. */
  adopt(numbers: AutomakerNumbers, efforts: EffortTable): void;
  /** Writes the standard normal behind lane l's buffer into `into[0]`. */
  bufferNormal(l: number, into: Float64Array): void;
  /** Writes what lane l's buffer would be under each of several laws into `days`. */
  buffersUnder(l: number, laws: readonly InverseTransform[], days: Float64Array): void;
}

/** As the model sees it; buffers may be exchanged. */
export interface SampledInputs extends AutomakerInputs {
  readonly lanes: readonly LaneSampler[];
}

export function automakerSampler(
  automaker: AutomakerModel,
  efforts: EffortTable,
  open: OpenStream,
  numbers?: AutomakerNumbers,
): AutomakerSampler {
  const stream = open(`automaker/${automaker.id}`);
  const { validityDays, heldAtStart, bufferCorrelation, cycleDays, clearedAtStart } = automaker;
  const lanes = automaker.lanes.map(
    ({ id, bufferDays, phaseDays }, l) =>
      new LaneSampler({
        stream: open(`lane/${id}`),
        buffer: numbers?.buffers[l] ?? samplerOf(bufferDays),
        cycleDays,
        phaseDays,
        clearedAtStart,
        efforts,
      }),
  );
  const inputs = { licenceDaysAtStart: 0, lanes };
  const draws = new Float64Array(2);
  const licenceDays = (trial: number): number => {
    stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.held, draws, DRAW.own);
    if (draws[DRAW.own]! >= heldAtStart) return 0;
    stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.remainingLife, draws, DRAW.own);
    return 1 + Math.floor(draws[DRAW.own]! * validityDays);
  };
  const sample = (trial: number): void => {
    inputs.licenceDaysAtStart = validityDays > 0 ? licenceDays(trial) : 0;
    if (bufferCorrelation > 0) {
      stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.buffers, draws, DRAW.common);
      normalQuantileAt(draws, DRAW.common);
    }
    for (let l = 0; l < lanes.length; l++) lanes[l]!.sample(trial, bufferCorrelation, draws);
  };
  return {
    inputs,
    sample,
    adopt(numbers, efforts) {
      for (let l = 0; l < lanes.length; l++) lanes[l]!.adopt(numbers.buffers[l]!, numbers, efforts);
    },
    bufferNormal: (l, into) => lanes[l]!.bufferNormal(bufferCorrelation, draws, into),
    buffersUnder: (l, laws, days) => lanes[l]!.buffersUnder(laws, bufferCorrelation, draws, days),
  };
}
