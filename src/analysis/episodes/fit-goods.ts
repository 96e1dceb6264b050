import { checkOptions, checkSeed, checkWhole } from '../../check.ts';
import { effectiveSampleSize } from '../../stats/effective-size.ts';
import { type ProgressOptions, progressOf } from '../../stats/progress.ts';
import { type ChannelFlows, simulateChannels } from './channel-flows.ts';
import type { EpisodeSeries } from './episode-series.ts';
import {
  drawHyperparameters,
  type Hyperparameters,
  likelihoodTable,
  logLikelihoods,
  pathSpread,
  posteriorWeights,
} from './hierarchy.ts';
import { drawNewGoods, type NewGood } from './new-good.ts';

/** How much is simulated; the parts of its progress are settings. */
export interface EpisodeOptions extends ProgressOptions {
  /** Settings of a licence channel that are simulated, 64 … 16,384; default 512. */
  readonly settings?: number;
  /** Paths of each setting, 2 … 64; default 8. */
  readonly trials?: number;
  /** As in a run; default `episodes`. */
  readonly seed?: string;
  /** Months under control that are forecast, 1 … 30; default 12. */
  readonly months?: number;
}

/** How much is simulated, with defaults filled in. */
export type CompleteEpisodeOptions = Required<Omit<EpisodeOptions, keyof ProgressOptions>>;

const OPTION_NAMES = ['settings', 'trials', 'seed', 'months', 'onProgress', 'signal'];

/** Returns the options with defaults filled in. */
export function withDefaults(options: EpisodeOptions, more: readonly string[]): CompleteEpisodeOptions {
  checkOptions(options, [...OPTION_NAMES, ...more]);
  const { settings = 512, trials = 8, seed = 'episodes', months = 12 } = options;
  checkWhole('options.settings', settings, 64, 16_384);
  checkWhole('options.trials', trials, 2, 64);
  checkSeed('options.seed', seed);
  checkWhole('options.months', months, 1, 30);
  return { settings, trials, seed, months };
}

/** Points of the hyperparameters. */
export const HYPERPARAMETERS = 4096;
/** Draws of a new good. */
const DRAWS = 2000;

/** What some goods tell about a good that is not among them. */
export interface Posterior {
  readonly draws: readonly NewGood[];
  /** What the weighted points of the hyperparameters are worth. */
  readonly effectiveSize: number;
}

/** How well simulated channels fit each of some goods. */
export interface ChannelFits {
  readonly flows: ChannelFlows;
  readonly hyperparameters: readonly Hyperparameters[];
  /** Log likelihoods of a good at each of the hyperparameters, by id. */
  readonly levels: ReadonlyMap<string, Float64Array>;
  readonly seed: string;
}

/**
 * Simulates channels and holds each good against them.
 *
 * @param centre - as in `hyperparametersAt`.
 */
export function fitGoods(
  goods: readonly EpisodeSeries[],
  options: CompleteEpisodeOptions,
  centre?: readonly number[],
  progress: ProgressOptions = {},
): ChannelFits {
  const { settings, trials, seed } = options;
  const flows = channelsOf(settings, trials, seed, progress);
  const spread = pathSpread(flows);
  const hyperparameters = drawHyperparameters(seed, HYPERPARAMETERS, centre);
  const tables = goods.map((one) => likelihoodTable(one, flows, spread));
  const levels = logLikelihoods(tables, hyperparameters, flows);
  return { flows, hyperparameters, levels: new Map(goods.map(({ id }, i) => [id, levels[i]!])), seed };
}

/** Returns what goods tell about another one; the prior when there are none. */
export function posteriorOf(
  { flows, hyperparameters, levels, seed }: ChannelFits,
  from: readonly EpisodeSeries[],
  draws: number = DRAWS,
): Posterior {
  const weights = posteriorWeights(
    from.map(({ id }) => levels.get(id)!),
    hyperparameters.length,
  );
  return {
    draws: drawNewGoods(flows, hyperparameters, weights, draws, seed),
    effectiveSize: effectiveSampleSize(weights),
  };
}

/** The channels that were simulated last: a pure function of its key, kept as it takes seconds. */
let last: { readonly key: string; readonly flows: ChannelFlows } | undefined;

function channelsOf(settings: number, trials: number, seed: string, progress: ProgressOptions): ChannelFlows {
  const key = JSON.stringify([settings, trials, seed]);
  if (last?.key !== key) {
    const flows = simulateChannels(settings, trials, seed, progressOf(progress, settings));
    last = { key, flows };
  }
  return last.flows;
}
