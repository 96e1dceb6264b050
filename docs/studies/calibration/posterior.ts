// One chain of a calibration: an emulator of its own, a Metropolis chain on it, and draws that are
// corrected by the model.

import exp from '@stdlib/math-base-special-exp';
import { observations } from '../../../src/history/index.ts';
import { NAMES, settled } from '../hindcast/parameters.ts';
import { answersAt, springOutputs } from './design.ts';
import { fitEmulator } from './emulator.ts';
import { knownFacts } from './known-facts.ts';
import { likelihoodOf } from './likelihood.ts';
import { type Chain, runChain } from './metropolis.ts';
import type { Example } from './network.ts';
import type { Trials } from './outputs.ts';

/** Steps of a chain, and how many of its draws are held against the model for each that is kept. */
export interface ChainSize {
  readonly warmUp: number;
  readonly steps: number;
  readonly draws: number;
  readonly checkedPerDraw: number;
  /**
   * With which the model is asked about a draw: so many that their noise is small beside the emulator's
   * error.
   */
  readonly checkTrials: Trials;
}

export interface PosteriorTask {
  readonly examples: readonly Example[];
  readonly seed: string;
  readonly size: ChainSize;
}

/** Draws of one chain, each of the same weight. */
export interface PosteriorChain {
  readonly seed: string;
  readonly points: readonly Float64Array[];
  /** By the model itself. */
  readonly logLikelihoods: readonly number[];
  readonly accepted: number;
  /**
   * Mean and standard deviation of the model's log likelihood less the emulator's, over the draws that
   * were checked.
   */
  readonly emulatorError: readonly [mean: number, sd: number];
  /** Independent draws that the checked ones are worth, as a share of them. */
  readonly efficiency: number;
}

/** Runs one chain from its seed. */
export function posteriorChain({ examples, seed, size }: PosteriorTask): PosteriorChain {
  const outputs = springOutputs();
  const likelihood = likelihoodOf(knownFacts(observations), outputs);
  const emulator = fitEmulator(examples, outputs, seed);
  const chain = runChain((point) => likelihood(settled(point), emulator.answersAt(point)), {
    dimensions: NAMES.length,
    warmUp: size.warmUp,
    steps: size.steps,
    draws: size.draws * size.checkedPerDraw,
    seed,
  });
  const { points } = chain;
  const truth = answersAt({ points, firstPoint: 0, seed: `check/${seed}`, trials: size.checkTrials });
  const exact = truth.map(({ input, output }) => likelihood(settled(input), output));
  return { seed, accepted: chain.accepted, ...corrected(chain, exact, size.draws) };
}

/** Resamples draws by the ratio of the model's likelihood to the emulator's, in the order of the chain. */
export function corrected(
  { points, logLikelihoods }: Chain,
  exact: readonly number[],
  draws: number,
): Pick<PosteriorChain, 'points' | 'logLikelihoods' | 'emulatorError' | 'efficiency'> {
  const errors = exact.map((level, i) => level - logLikelihoods[i]!);
  const mean = errors.reduce((sum, e) => sum + e, 0) / errors.length;
  const variance = errors.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (errors.length - 1);
  const weights = truncated(errors.map((e) => exp(e - mean)));
  const chosen = resampled(weights, draws);
  const sum = weights.reduce((a, b) => a + b, 0);
  return {
    points: chosen.map((i) => points[i]!),
    logLikelihoods: chosen.map((i) => exact[i]!),
    emulatorError: [mean, Math.sqrt(variance)],
    efficiency: sum ** 2 / weights.reduce((a, b) => a + b * b, 0) / weights.length,
  };
}

/**
 * Importance weights cut off at √n times their mean (Ionides, Journal of Computational and Graphical
 * Statistics 17, 2008).
 */
function truncated(weights: readonly number[]): number[] {
  const mean = weights.reduce((a, b) => a + b, 0) / weights.length;
  return weights.map((w) => Math.min(w, mean * Math.sqrt(weights.length)));
}

/** Systematic resampling: which entries are drawn, in order. */
function resampled(weights: readonly number[], draws: number): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  let i = 0;
  let upTo = weights[0]!;
  return Array.from({ length: draws }, (_, k) => {
    const level = ((k + 0.5) / draws) * total;
    while (upTo < level && i < weights.length - 1) upTo += weights[++i]!;
    return i;
  });
}
