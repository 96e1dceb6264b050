import { STRESS_PILOT_TRIALS } from '../budget.ts';
import { haltCheck } from '../halt-check.ts';
import type { RareEventProblem } from '../problem.ts';
import { conditionalSampler, type MixtureWeights } from './conditional-sampler.ts';
import { fitMixtureWeights } from './fit-mixture.ts';

/** Rounds of a pilot run and a fit. */
const ROUNDS = 3;
/** Effective halts below which a round says nothing. */
const LEAST_HALTS = 2;

/** Mixture weights, and the halts of equal weight to which the pilot run before the last fit came. */
export interface FittedMixture {
  readonly mixtureWeights: MixtureWeights;
  readonly effectiveHalts: number;
}

/**
 * Fits, for each policy, how often to draw its path given each stress level, by the cross-entropy method.
 *
 * Each round runs whole trials and fits the mixture to those that halt, weighted by their likelihood
 * ratios (Rubinstein, Methodology and Computing in Applied Probability 1, 1999). Effective halts are 0
 * where no policy has stress levels.
 */
export function fitMixtures(problem: RareEventProblem, seed: string): FittedMixture {
  const mixtureWeights = problem.stressLevels.map(({ length }) =>
    Array.from({ length: length + 1 }, () => 1 / (length + 1)),
  );
  let best: FittedMixture = { mixtureWeights, effectiveHalts: 0 };
  if (problem.stressLevels.every((stressLevels) => stressLevels.length === 0)) return best;
  for (let round = 0; round < ROUNDS && (round === 0 || best.effectiveHalts > 0); round++) {
    best = fitted(problem, best.mixtureWeights, `${seed}/rare/${round}`);
  }
  return best;
}

/** Returns the mixture fitted to the halts of trials drawn from it; the same where they are too few. */
function fitted(problem: RareEventProblem, mixtureWeights: MixtureWeights, seed: string): FittedMixture {
  const halted = haltedTrials(problem, mixtureWeights, seed);
  const sum = halted.reduce((total, { weight }) => total + weight, 0);
  const squares = halted.reduce((total, { weight }) => total + weight * weight, 0);
  const effectiveHalts = squares === 0 ? 0 : (sum * sum) / squares;
  if (effectiveHalts < LEAST_HALTS) return { mixtureWeights, effectiveHalts };
  const scale = sum / squares;
  return {
    effectiveHalts,
    mixtureWeights: mixtureWeights.map((prior, p) =>
      fitMixtureWeights(
        prior,
        halted.map(({ ratios }) => ratios[p]!),
        halted.map(({ weight }) => weight * scale),
      ),
    ),
  };
}

interface HaltedTrial {
  readonly weight: number;
  readonly ratios: readonly (readonly number[])[];
}

function haltedTrials(
  problem: RareEventProblem,
  mixtureWeights: MixtureWeights,
  seed: string,
): HaltedTrial[] {
  const sampler = conditionalSampler(problem, mixtureWeights, seed);
  const halts = haltCheck(problem);
  const halted: HaltedTrial[] = [];
  for (let trial = 0; trial < STRESS_PILOT_TRIALS; trial++) {
    if (!halts(sampler.sample(trial))) continue;
    halted.push({ weight: sampler.weight(), ratios: [...sampler.ratios] });
  }
  return halted;
}
