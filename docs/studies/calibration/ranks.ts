// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman, 2018): where a known
// truth, drawn from the
// prior, ranks among posterior draws that were fitted to facts drawn under it. Right inference makes the
// ranks uniform.

import { observations } from '../../../src/history/index.ts';
import { NAMES, settled } from '../hindcast/parameters.ts';
import { springOutputs } from './design.ts';
import type { Emulator } from './emulator.ts';
import { fitEmulator } from './emulator.ts';
import { knownFacts } from './known-facts.ts';
import { likelihoodOf } from './likelihood.ts';
import { runChain } from './metropolis.ts';
import { type Example, uniformsOf } from './network.ts';
import { syntheticFacts } from './synthetic.ts';

/** Posterior draws of each synthetic spring; ranks run from 0 to as many. */
export const DRAWS = 99;
const CHAIN = { warmUp: 30_000, steps: 60_000, draws: DRAWS };

export interface RanksTask {
  readonly examples: readonly Example[];
  readonly seeds: readonly string[];
}

/** The rank of each parameter, spring by spring. */
export function ranksOf({ examples, seeds }: RanksTask): number[][] {
  const outputs = springOutputs();
  const emulator = fitEmulator(examples, outputs, 'ranks');
  return seeds.map((seed) => ranksOfSpring(emulator, seed));
}

function ranksOfSpring(emulator: Emulator, seed: string): number[] {
  const outputs = springOutputs();
  const uniforms = uniformsOf(`truth/${seed}`);
  const truth = Float64Array.from(NAMES, uniforms);
  const facts = syntheticFacts(knownFacts(observations), outputs, settled(truth), seed);
  const likelihood = likelihoodOf(facts, outputs);
  const { points } = runChain((point) => likelihood(settled(point), emulator.answersAt(point)), {
    ...CHAIN,
    dimensions: NAMES.length,
    seed,
  });
  return NAMES.map((_, i) => points.filter((point) => point[i]! < truth[i]!).length);
}
