import { bindSamplePath, createWorkspace, runLine } from '../../kernel/index.ts';
import type { RareEventProblem } from '../problem.ts';
import { conditionalSampler, type MixtureWeights } from './conditional-sampler.ts';
import { fitMixtureWeights } from './fit-mixture.ts';

/** Trials that try out a pressure. */
const TRIALS = 1500;
/** Rounds of trying out and fitting. */
const ROUNDS = 3;
/** Effective halts below which they say nothing. */
const LEAST_HALTS = 2;

/** A pressure on policy, and how many halts of equal weight the trials that tried it out came to. */
export interface FittedMixture {
  readonly mixtureWeights: MixtureWeights;
  readonly effectiveHalts: number;
}

/**
 * How hard to press each policy, all else left to luck: chances of the rungs of its ladder by the cross-entropy method (Rubinstein,
 * Methodology and Computing in Applied Probability 1, 1999), whole trials, those that halt weighted by their likelihood. No halts at
 * all where policy has no ladder or pressing it helps nothing.
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

/** The pressure fitted to the halts of trials drawn under it; the same where they are too few. */
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
  const workspace = createWorkspace(problem.model);
  const automakers = [...new Set(problem.lanes.map(({ automaker }) => automaker))];
  const halted: HaltedTrial[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    const samplePath = sampler.sample(trial);
    bindSamplePath(workspace, samplePath);
    let halts = false;
    for (const automaker of automakers) {
      const { firstHaltDay } = runLine(workspace, automaker, samplePath.automakers[automaker]!);
      halts ||= firstHaltDay < problem.days;
    }
    if (halts) halted.push({ weight: sampler.weight(), ratios: [...sampler.ratios] });
  }
  return halted;
}
