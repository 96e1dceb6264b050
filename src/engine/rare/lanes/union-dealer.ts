import type { Weather } from '../../../model/weather.ts';
import { openStream, type Stream } from '../../../random/stream.ts';
import { dealer, policyWalk } from '../../draw.ts';
import { walkPolicy } from '../../walk-policy.ts';
import type { Ground } from '../ground.ts';
import type { RareDealer } from '../rare-dealer.ts';
import { LoneLanes, OUT } from './alone.ts';
import { openParticle, type Particle } from './particle.ts';
import { type Layout, POPULATIONS, type Population } from './search.ts';

/** One trial in so many of a population comes as it comes. */
const ONE_IN = 10;

/**
 * Deals whole futures around particles. Trial i belongs to population i mod 32. Nine in ten of its trials take the luck of one of its particles, so
 * that one lane alone would halt its line, and leave all other lanes to luck. Such a future can come about through any of its lanes F that
 * would halt alone, so it counts (chance of the population) / (share of the lanes in F): the union of many rare events, each drawn from by
 * itself (Owen, Maximov and Chertkov, Electronic Journal of Statistics 13, 2019). The tenth comes as it comes and counts where no lane would
 * halt alone. Both together are unbiased for every outcome.
 */
export function unionDealer(
  ground: Ground,
  { shares }: Layout,
  populations: readonly Population[],
  seed: string,
): RareDealer {
  const { model } = ground;
  let particle: Particle | undefined;
  let chance = 1;
  let weather: Weather | undefined;
  const plain = (entity: string): Stream => openStream(seed, entity);
  const open = openParticle(ground, seed, () => particle, plain);
  const walks = model.policies.map((_, p) => policyWalk(model, p, plain));
  const weathers = dealer(model, open, (p, trial, days) => {
    if (particle) days.set(particle.paths[p]!);
    else walkPolicy(walks[p]!, trial, days);
  });
  const lone = new LoneLanes(ground);
  return {
    deal(trial) {
      const population = populations[trial % POPULATIONS]!;
      const turn = turnOf(trial);
      const scored = turn < 0 ? undefined : population.particles[turn % population.particles.length];
      particle = scored?.particle;
      chance = turn < 0 ? Number.NaN : population.chance * (scored?.weight ?? 0);
      weather = weathers.deal(trial);
      return weather;
    },
    weight() {
      const share = shareThatHalts(ground, shares, lone, weather!);
      if (Number.isNaN(chance)) return share === 0 ? ONE_IN : 0;
      return share === 0 ? 0 : (chance / share) * (ONE_IN / (ONE_IN - 1));
    },
  };
}

/** Which of its population's particles a trial takes; −1 for none. The one in ten that takes none differs between populations. */
function turnOf(trial: number): number {
  const place = Math.floor(trial / POPULATIONS);
  const [block, inBlock] = [Math.floor(place / ONE_IN), place % ONE_IN];
  const natural = (trial % POPULATIONS) % ONE_IN;
  if (inBlock === natural) return -1;
  return block * (ONE_IN - 1) + (inBlock < natural ? inBlock : inBlock - 1);
}

/** Shares of all lanes that would halt their lines alone in this weather, together. */
function shareThatHalts(
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
