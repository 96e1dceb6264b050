import type { SamplePath } from '../../model/sample-path.ts';
import { openStream, type Stream } from '../../random/stream.ts';
import { openRegimeChain } from '../../sampling/open-regime-chain.ts';
import { simulateRegimes } from '../../sampling/regime-chain.ts';
import { samplerFrom } from '../../sampling/sample-path.ts';
import type { RareEventProblem } from '../problem.ts';
import { DEFENSIVE_SHARE, type WeightedSampler } from '../weighted-sampler.ts';
import { openParticle, type Particle } from './particle.ts';
import { POPULATIONS, type Population, type SplittingPlan } from './populations.ts';
import { SingleLaneRunner, STOCKOUT } from './single-lane.ts';

/**
 * Deals whole futures around particles. Trial i belongs to population i mod 32. Nine in ten take the luck of one of its particles, so that one
 * lane runs out by itself, and leave all other lanes to luck. Such a future can come about through any of its lanes F that run out by themselves, so
 * it counts (chance of the population) / (share of the lanes in F): the union of many rare events, each drawn from by
 * itself (Owen, Maximov and Chertkov, Electronic Journal of Statistics 13, 2019). The others come as they come and count where no lane
 * runs out. Both together are unbiased for every outcome.
 */
export function unionSampler(
  problem: RareEventProblem,
  { shares }: SplittingPlan,
  populations: readonly Population[],
  seed: string,
): WeightedSampler {
  const { model } = problem;
  let particle: Particle | undefined;
  let isPlain = true;
  let chance = 0;
  let samplePath: SamplePath | undefined;
  const plain = (entity: string): Stream => openStream(seed, entity);
  const open = openParticle(problem, seed, () => particle, plain);
  const walks = model.policies.map((_, p) => openRegimeChain(model, p, plain));
  const samplePaths = samplerFrom(model, open, (p, trial, days) => {
    if (particle) days.set(particle.paths[p]!);
    else simulateRegimes(walks[p]!, trial, days);
  });
  const choices = plain('rare/choices');
  const lone = new SingleLaneRunner(problem);
  return {
    sample(trial) {
      const population = populations[trial % POPULATIONS]!;
      isPlain = choices.uniform(trial, 0) < DEFENSIVE_SHARE;
      const turn = Math.floor(trial / POPULATIONS) % population.particles.length;
      const taken = isPlain ? undefined : population.particles[turn];
      particle = taken?.particle;
      chance = population.chance * (taken?.weight ?? 0);
      samplePath = samplePaths.sample(trial);
      return samplePath;
    },
    weight() {
      const share = shareThatRunsOut(problem, shares, lone, samplePath!);
      if (isPlain) return share === 0 ? 1 / DEFENSIVE_SHARE : 0;
      return share === 0 ? 0 : chance / share / (1 - DEFENSIVE_SHARE);
    },
  };
}

/** Shares of all lanes that run out by themselves in this weather, together. */
function shareThatRunsOut(
  { lanes }: RareEventProblem,
  shares: readonly number[],
  lone: SingleLaneRunner,
  { regimes, market, automakers }: SamplePath,
): number {
  lone.bind(regimes, market, true);
  let sum = 0;
  lanes.forEach(({ automaker, lane }, l) => {
    const { licenceDaysAtStart, lanes: inputs } = automakers[automaker]!;
    if (lone.score(l, { licenceDaysAtStart, lanes: [inputs[lane]!] }) === STOCKOUT) sum += shares[l]!;
  });
  return sum;
}
