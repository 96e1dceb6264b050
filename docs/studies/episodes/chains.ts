// Markov chains on the hierarchy, beside the weighted Sobol points that the forecasts use: both have the
// same posterior, so that each is a check of the other.

import { POOLED } from '../../../src/analysis/episodes/channel.ts';
import type { EpisodeSeries } from '../../../src/analysis/episodes/episode-series.ts';
import type { ChannelFits } from '../../../src/analysis/episodes/fit-goods.ts';
import {
  hyperparametersAt,
  likelihoodTable,
  logLikelihoods,
  pathSpread,
  posteriorWeights,
} from '../../../src/analysis/episodes/hierarchy.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { bulkEffectiveSize, rankRHat } from '../calibration/convergence.ts';
import { runChain } from '../calibration/metropolis.ts';

/** How chains compare with weighted points. */
export interface ChainCheck {
  readonly chains: number;
  /** The worst over all hyperparameters. */
  readonly rHat: number;
  readonly effectiveSize: number;
  /** The largest difference of the means of μ, in standard deviations of the chains. */
  readonly difference: number;
}

const CHAINS = 4;
/** A mean and a spread for each pooled parameter, and τ. */
const DIMENSIONS = 2 * POOLED.length + 1;
const LENGTH = { warmUp: 6000, steps: 12_000, draws: 3000 };

/** Runs the chains on the goods that were fitted. */
export function checkByChains(
  { flows, hyperparameters, levels, seed }: ChannelFits,
  goods: readonly EpisodeSeries[],
): ChainCheck {
  const spread = pathSpread(flows);
  const tables = goods.map((one) => likelihoodTable(one, flows, spread));
  const at = (cube: Float64Array) => hyperparametersAt(cube.map((u) => normalQuantile(inside(u))));
  const logLikelihood = (cube: Float64Array): number =>
    logLikelihoods(tables, [at(cube)], flows).reduce((sum, [level]) => sum + level!, 0);
  const chains = Array.from({ length: CHAINS }, (_, c) =>
    runChain(logLikelihood, { dimensions: DIMENSIONS, ...LENGTH, seed: `${seed}/${c}` }),
  );
  const columns = Array.from({ length: DIMENSIONS }, (_, d) =>
    chains.map(({ points }) => points.map((point) => point[d]!)),
  );
  const weights = posteriorWeights(
    goods.map(({ id }) => levels.get(id)!),
    hyperparameters.length,
  );
  const differences = POOLED.map((_, j) => {
    const drawn = chains.flatMap(({ points }) => points.map((point) => at(point).mu[j]!));
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const sd = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    const weighted = hyperparameters.reduce((sum, { mu }, h) => sum + mu[j]! * weights[h]!, 0);
    return Math.abs(weighted - mean) / sd;
  });
  return {
    chains: CHAINS,
    rHat: Math.max(...columns.map(rankRHat)),
    effectiveSize: Math.min(...columns.map(bulkEffectiveSize)),
    difference: Math.max(...differences),
  };
}

/** A chain may step onto the edge of the unit interval. */
function inside(u: number): number {
  return Math.min(1 - 2 ** -40, Math.max(2 ** -40, u));
}
