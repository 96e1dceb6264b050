import type { SamplePath } from '../../model/sample-path.ts';
import { openStream, type Stream } from '../../random/stream.ts';
import { openRegimeChain } from '../../sampling/open-regime-chain.ts';
import { simulateRegimes } from '../../sampling/regime-chain.ts';
import { samplerFrom } from '../../sampling/sample-path.ts';
import { POPULATIONS } from '../budget.ts';
import type { RareEventProblem } from '../problem.ts';
import { DEFENSIVE_SHARE, type WeightedSampler } from '../weighted-sampler.ts';
import { openParticle, type Particle } from './particle.ts';
import type { Population, SplittingPlan } from './populations.ts';
import { SingleLaneRunner, STOCKOUT } from './single-lane.ts';

/**
 * Samples whole sample paths around particles; trial i belongs to population i mod 32.
 *
 * Nine trials in ten take the uniforms of a particle, whose lane runs out by itself, and draw all other
 * lanes from the scenario. Such a path can come from any of its lanes F that run out by themselves, so
 * it weighs (chance of the population) / (shares of the lanes in F): a union of rare events, each
 * sampled by itself (Owen, Maximov and Chertkov, Electronic Journal of Statistics 13, 2019). The tenth
 * is plain, and weighs 10 where no lane runs out by itself, else 0. Together they are unbiased for
 * every outcome, halts that no lane reaches by itself included.
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
  const chains = model.policies.map((_, p) => openRegimeChain(model, p, plain));
  const samplePaths = samplerFrom(model, open, (p, trial, days) => {
    if (particle) days.set(particle.paths[p]!.regimes);
    else simulateRegimes(chains[p]!, trial, days);
  });
  const choices = plain('rare/choices');
  const runner = new SingleLaneRunner(problem);
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
      const share = shareThatRunsOut(problem, shares, runner, samplePath!);
      if (isPlain) return share === 0 ? 1 / DEFENSIVE_SHARE : 0;
      return share === 0 ? 0 : chance / share / (1 - DEFENSIVE_SHARE);
    },
  };
}

/** Returns the shares, added up, of all lanes that run out by themselves in a sample path. */
function shareThatRunsOut(
  { lanes }: RareEventProblem,
  shares: readonly number[],
  runner: SingleLaneRunner,
  samplePath: SamplePath,
): number {
  const { automakers } = samplePath;
  runner.bind(samplePath, true);
  let sum = 0;
  lanes.forEach(({ automaker, lane }, l) => {
    const { licenceDaysAtStart, lanes: inputs } = automakers[automaker]!;
    if (runner.score(l, { licenceDaysAtStart, lanes: [inputs[lane]!] }) === STOCKOUT) sum += shares[l]!;
  });
  return sum;
}
