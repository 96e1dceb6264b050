import type { Weather } from '../../../model/weather.ts';
import { openStream, type Stream } from '../../../random/stream.ts';
import { dealer } from '../../draw.ts';
import { policyWalk } from '../../policy-walk.ts';
import { walkPolicy } from '../../walk-policy.ts';
import type { Ground } from '../ground.ts';
import { AS_IT_COMES, type RareDealer } from '../rare-dealer.ts';
import { LoneLanes, OUT } from './alone.ts';
import { openParticle, type Particle } from './particle.ts';
import { type Layout, POPULATIONS, type Population } from './search.ts';

/**
 * Deals whole futures around particles. Trial i belongs to population i mod 32. Nine in ten take the luck of one of its particles, so that one
 * lane runs out by itself, and leave all other lanes to luck. Such a future can come about through any of its lanes F that run out by themselves, so
 * it counts (chance of the population) / (share of the lanes in F): the union of many rare events, each drawn from by
 * itself (Owen, Maximov and Chertkov, Electronic Journal of Statistics 13, 2019). The others come as they come and count where no lane
 * runs out. Both together are unbiased for every outcome.
 */
export function unionDealer(
  ground: Ground,
  { shares }: Layout,
  populations: readonly Population[],
  seed: string,
): RareDealer {
  const { model } = ground;
  let particle: Particle | undefined;
  let isPlain = true;
  let chance = 0;
  let weather: Weather | undefined;
  const plain = (entity: string): Stream => openStream(seed, entity);
  const open = openParticle(ground, seed, () => particle, plain);
  const walks = model.policies.map((_, p) => policyWalk(model, p, plain));
  const weathers = dealer(model, open, (p, trial, days) => {
    if (particle) days.set(particle.paths[p]!);
    else walkPolicy(walks[p]!, trial, days);
  });
  const choices = plain('rare/choices');
  const lone = new LoneLanes(ground);
  return {
    deal(trial) {
      const population = populations[trial % POPULATIONS]!;
      isPlain = choices.uniform(trial, 0) < AS_IT_COMES;
      const turn = Math.floor(trial / POPULATIONS) % population.particles.length;
      const taken = isPlain ? undefined : population.particles[turn];
      particle = taken?.particle;
      chance = population.chance * (taken?.weight ?? 0);
      weather = weathers.deal(trial);
      return weather;
    },
    weight() {
      const share = shareThatRunsOut(ground, shares, lone, weather!);
      if (isPlain) return share === 0 ? 1 / AS_IT_COMES : 0;
      return share === 0 ? 0 : chance / share / (1 - AS_IT_COMES);
    },
  };
}

/** Shares of all lanes that run out by themselves in this weather, together. */
function shareThatRunsOut(
  { lanes }: Ground,
  shares: readonly number[],
  lone: LoneLanes,
  { regimes, market, automakers }: Weather,
): number {
  lone.meet(regimes, market, true);
  let sum = 0;
  lanes.forEach(({ maker, lane }, l) => {
    const { licenceDaysAtStart, lanes: luck } = automakers[maker]!;
    if (lone.score(l, { licenceDaysAtStart, lanes: [luck[lane]!] }) === OUT) sum += shares[l]!;
  });
  return sum;
}
