import { checkOptions, checkSeed, checkWhole } from '../check.ts';
import { describe } from '../errors.ts';
import { requireModel } from '../model/made.ts';
import type { Model } from '../model/model.ts';
import type { SamplePath } from '../model/sample-path.ts';
import { medianStream, openStream } from '../random/stream.ts';
import { type AutomakerSampler, automakerSampler } from './automaker-inputs.ts';
import { marketSampler } from './market-inputs.ts';
import { openRegimeChain } from './open-regime-chain.ts';
import { PaceSampler } from './pace.ts';
import { simulateRegimes } from './regime-chain.ts';
import { openSetDraw, type SetDraw } from './set-of-trial.ts';
import { type SetTables, singleTables, tablesOfSets } from './set-tables.ts';
import { type OpenStream, sobolStreams } from './sobol-streams.ts';

/** Samples the sample paths of a model. */
export interface SamplePathSampler {
  /** Returns the sample path of a trial; the next call overwrites it. */
  sample(trial: number): SamplePath;
  /** Returns the parameter set of the current trial; 0 in a single setting. */
  set(): number;
  /** Samplers of the automakers' inputs, in the order of the model. */
  readonly automakers: readonly AutomakerSampler[];
}

/** Options of `drawSamplePath`. */
export interface DrawOptions {
  /** As the option of a run; default `'independent'`. */
  readonly sampling?: 'independent' | 'sobol';
}

/** Returns a sampler that has opened a stream for every entity of the model. */
export function samplePaths(model: Model, seed: string, options: DrawOptions = {}): SamplePathSampler {
  const plain: OpenStream = (entity) => openStream(seed, entity);
  const sampler = chainSampler(model, options.sampling === 'sobol' ? sobolStreams(seed, plain) : plain);
  const draw = openSetDraw(model.scenario, seed);
  return draw ? overSets(model, sampler, draw) : sampler;
}

/** Returns a sampler that adopts the parameter set of each trial before it samples it. */
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
 * Returns the sample path of a trial of a run with that seed.
 *
 * It depends on (seed, trial) alone, not on the number of trials or their order (model.md §8, law 5).
 * `replay` runs the model on it.
 *
 * @param trial - a whole number from 0 to 2³² − 1.
 * @example
 * ```ts
 * import { compile, drawSamplePath, loadScenario, measure, replay } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('ban-resumes'));
 * const trajectory = replay(model, drawSamplePath(model, 'docs', 5));
 * const { firstHaltDay, automaker } = measure(model, trajectory).any;
 * console.log(firstHaltDay, automaker); // 130 japan-compact
 * ```
 */
export function drawSamplePath(
  model: Model,
  seed: string,
  trial: number,
  options: DrawOptions = {},
): SamplePath {
  requireModel('model', model);
  checkSeed('seed', seed);
  checkWhole('trial', trial, 0, 2 ** 32 - 1);
  checkOptions(options, ['sampling']);
  const { sampling = 'independent' } = options;
  if (sampling !== 'independent' && sampling !== 'sobol') {
    throw new TypeError(
      `Expected options.sampling to be 'independent' or 'sobol', got ${describe(sampling)}`,
    );
  }
  return samplePaths(model, seed, options).sample(trial);
}

/**
 * Returns the sample path on which every uniform is one half.
 *
 * Buffers and efforts have their medians, chances fall on their likelier side, and the policy jumps after
 * its median holding time. It is one deterministic future to reason about, not an average of futures.
 *
 * @example
 * ```ts
 * import { compile, loadScenario, medianSamplePath } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('ban-resumes'));
 * const { regimes } = medianSamplePath(model);
 * console.log(model.regimes[regimes[0]![100]!]!.name); // setup
 * ```
 */
export function medianSamplePath(model: Model): SamplePath {
  requireModel('model', model);
  return chainSampler(model, () => medianStream).sample(0);
}

function chainSampler(model: Model, open: OpenStream): AdjustableSampler {
  const chains = model.policies.map((_, p) => openRegimeChain(model, p, open));
  return samplerFrom(model, open, (p, trial, days) => simulateRegimes(chains[p]!, trial, days));
}

/** A sampler whose tables can be replaced between trials. */
interface AdjustableSampler extends SamplePathSampler {
  /** Its tables at first: those of the single setting. */
  readonly single: SetTables;
  adopt(tables: SetTables): void;
}

/** Returns a sampler on any streams; `drawRegimes` writes the regimes of policy p in a trial. */
export function samplerFrom(
  model: Model,
  open: OpenStream,
  drawRegimes: (p: number, trial: number, days: Uint8Array) => void,
): AdjustableSampler {
  const market = marketSampler(model, open);
  const single = singleTables(model);
  const paces = new PaceSampler(model, open, single.pace);
  const automakers = model.automakers.map((automaker, i) =>
    automakerSampler(automaker, single.efforts, open, model.stalls, single.automakers[i]),
  );
  const regimes = model.policies.map(() => new Uint8Array(model.horizonDays));
  const samplePath: { -readonly [K in keyof SamplePath]: SamplePath[K] } = {
    regimes,
    regimeModels: model.regimes,
    paces: paces.paces,
    market: market.inputs,
    automakers: automakers.map(({ inputs }) => inputs),
  };
  return {
    automakers,
    single,
    set: () => 0,
    adopt(tables) {
      samplePath.regimeModels = tables.regimes;
      paces.adopt(tables.pace);
      for (let f = 0; f < automakers.length; f++) automakers[f]!.adopt(tables.automakers[f]!, tables.efforts);
    },
    sample(trial) {
      for (let p = 0; p < regimes.length; p++) drawRegimes(p, trial, regimes[p]!);
      paces.sample(trial);
      market.sample(trial);
      for (let f = 0; f < automakers.length; f++) automakers[f]!.sample(trial);
      return samplePath;
    },
  };
}
