import { openStream } from '../../random/stream.ts';
import { openRegimeChain } from '../../sampling/open-regime-chain.ts';
import { samplerFrom } from '../../sampling/sample-path.ts';
import { FASTEST_RATE } from '../../scenario/limits.ts';
import type { RareEventProblem } from '../problem.ts';
import { hasUncertainRates, medianRates } from '../uncertain.ts';
import { DEFENSIVE_SHARE, type WeightedSampler } from '../weighted-sampler.ts';
import { type DailyChain, dailyChain, writeRegimes } from './daily-chain.ts';
import { drawPath, levelRatios, pathRatio, pick } from './stress-levels.ts';

/** For each policy, chances of drawing its path from the scenario (first) and given each stress level. */
export type MixtureWeights = readonly (readonly number[])[];

/** Samples paths whose regimes are drawn towards stress. */
export interface ConditionalSampler extends WeightedSampler {
  /** By policy: likelihood of its last path given each stress level, over that in the scenario. */
  readonly ratios: readonly number[][];
}

/** Uniforms of a trial's own choices: whether to tilt at all, and the stress level of each policy. */
const CHOICE = { tilt: 0, stressLevels: 1 } as const;

/**
 * Returns a sampler that draws regime paths from mixtures over stress levels, and all else from the
 * scenario.
 */
export function conditionalSampler(
  { model, stressLevels }: RareEventProblem,
  mixtureWeights: MixtureWeights,
  seed: string,
): ConditionalSampler {
  const open = (entity: string) => openStream(seed, entity);
  const choices = open('rare/choices');
  const ratios: number[][] = model.policies.map(() => [1]);
  const chains = model.policies.map((_, p) => chainsOf(p));
  const days = model.policies.map(({ id }) => open(`rare/${id}`));
  const states = new Uint16Array(model.horizonDays);
  let isTilted = false;

  function chainsOf(p: number): { median: DailyChain; ofTrial: (trial: number) => DailyChain } {
    const policy = model.policies[p]!;
    const median = dailyChain(policy, medianRates(policy));
    if (!hasUncertainRates(policy)) return { median, ofTrial: () => median };
    const { jumps } = openRegimeChain(model, p, open);
    const ofTrial = (trial: number): DailyChain =>
      dailyChain(
        policy,
        jumps.map((row) =>
          row.map(({ rate, uniforms }) => Math.min(FASTEST_RATE, rate.quantile(uniforms.uniform(trial, 0)))),
        ),
      );
    return { median, ofTrial };
  }

  function drawRegimes(p: number, trial: number, regimes: Uint8Array): void {
    const { median, ofTrial } = chains[p]!;
    const chain = ofTrial(trial);
    const level = isTilted ? pick(mixtureWeights[p]!, choices.uniform(trial, CHOICE.stressLevels + p)) : 0;
    // The chances of stress levels hold for the chain at median rates, which so draws the paths given one.
    const conditional = level === 0 ? undefined : stressLevels[p]![level - 1]!;
    drawPath(conditional ? median : chain, conditional, (day) => days[p]!.uniform(trial, day), states);
    writeRegimes(chain, states, regimes);
    const ratio = chain === median ? 1 : pathRatio(states, median, chain);
    ratios[p] = levelRatios(stressLevels[p]!, states, ratio);
  }

  const samplePaths = samplerFrom(model, open, drawRegimes);
  return {
    ratios,
    sample(trial) {
      isTilted = choices.uniform(trial, CHOICE.tilt) >= DEFENSIVE_SHARE;
      return samplePaths.sample(trial);
    },
    weight() {
      let ratio = 1;
      mixtureWeights.forEach((chances, p) => {
        ratio *= chances.reduce((sum, chance, j) => sum + chance * ratios[p]![j]!, 0);
      });
      return 1 / (DEFENSIVE_SHARE + (1 - DEFENSIVE_SHARE) * ratio);
    },
  };
}
