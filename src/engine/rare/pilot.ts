import { openStream } from '../../random/stream.ts';
import { widths } from '../../random/tilt.ts';
import { TOWARDS_BOTH } from './cells.ts';
import { dailyChain } from './daily-chain.ts';
import { laneTrials } from './lane-trial.ts';
import { learn } from './learn.ts';
import { type Fate, freshParticle, neighbour, type Particle } from './particle.ts';
import { drawPath, pick, rungRatios } from './policy-proposal.ts';
import type { Ground, Proposal } from './proposal.ts';
import { type Refined, refineRungs } from './refine.ts';
import { medianRates } from './uncertain.ts';

/** Particles of the population. */
const PARTICLES = 1500;
const LEAST_PARTICLES = 300;
/** Moves of each particle at each level, and after the last. */
const MOVES = 4;
const LAST_MOVES = 10;
/** Times that the last population is looked at. */
const LOOKS = 4;
/** Levels, at most. */
const MOST_LEVELS = 60;

/** Rounds in which policy alone is pressed. */
const TRIES = 3;
/** Effective halts among the trials that try out policy alone, from which lanes may be left to luck. */
const ENOUGH_HALTS = 100;

/** A particle and how it fared. */
export interface Fared {
  readonly particle: Particle;
  readonly fate: Fate;
}

/** How a population came down: its last level (−1 the halt), the chance of it, all lanes together, and who stood there. */
export interface Descent {
  readonly kind: number;
  readonly level: number;
  readonly chance: number;
  readonly population: readonly Fared[];
}

/** What a pilot came to. */
export interface Pilot {
  readonly proposal: Proposal;
  /** Lanes sailed by themselves. */
  readonly laneTrials: number;
  /** Whether it reached the halt. */
  readonly arrived: boolean;
}

type Try = (particle: Particle) => Fate;
type Paths = readonly Uint8Array[];

/**
 * Where pressing policy alone brings halts enough, that will do. Otherwise finds the ways into the halt by multilevel splitting on the
 * least cover of single lanes (Au and Beck's subset simulation, Probabilistic Engineering Mechanics 16, 2001): the better half of a population is kept and doubled, and every particle moves a few times without
 * falling back, until all of them halt. What they have in common becomes the proposal. The run stays unbiased whatever was learned.
 */
export function pilot(ground: Ground, seed: string): Pilot {
  let byPolicy: Refined = { proposal: policyAlone(ground), effectiveHalts: 0 };
  for (let i = 0; i < TRIES && (i === 0 || byPolicy.effectiveHalts > 0); i++) {
    byPolicy = refineRungs(ground, byPolicy.proposal, `${seed}/pilot/${i}`);
  }
  if (byPolicy.effectiveHalts >= ENOUGH_HALTS) {
    return { proposal: byPolicy.proposal, laneTrials: 0, arrived: true };
  }
  const stream = openStream(seed, 'rare/pilot');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  const sailAlone = laneTrials(ground);
  let tried = 0;
  const attempt: Try = (particle) => {
    tried += 1;
    return sailAlone(particle);
  };
  const policies = pathSampler(ground, uniform);
  const size = Math.max(LEAST_PARTICLES, Math.floor(PARTICLES / ground.kinds.length));
  const paths = ground.kinds.map((_, kind) => split(ground, kind, size, policies, attempt, uniform));
  return {
    proposal: refineRungs(ground, learn(ground, paths), `${seed}/pilot/${TRIES}`).proposal,
    laneTrials: tried,
    arrived: paths.some(({ level }) => level === -1),
  };
}

/** The proposal that presses policy and leaves all else to luck. */
function policyAlone({ rungs, scalars }: Ground): Proposal {
  const even = rungs.map(({ length }) => Array.from({ length: length + 1 }, () => 1 / (length + 1)));
  return { rungs: even, noLane: 1, ways: [], scalars: scalars.map(() => widths(TOWARDS_BOTH)) };
}

/** Splits a population on lanes of one kind down to the halt. */
function split(
  ground: Ground,
  kind: number,
  size: number,
  policies: ReturnType<typeof pathSampler>,
  attempt: Try,
  uniform: () => number,
): Descent {
  const lanes = ground.lanes.map((_, l) => l).filter((l) => ground.lanes[l]!.kind === kind);
  let population = Array.from({ length: size }, () => {
    const particle = freshParticle(ground, lanes, policies.fresh, uniform);
    return { particle, fate: attempt(particle) };
  });
  let level = Number.POSITIVE_INFINITY;
  let chance = lanes.length;
  const moved = (moves: number): Fared[] =>
    population.map((fared) => walk(ground, fared, level, moves, policies, attempt, uniform));
  for (let i = 0; i < MOST_LEVELS && level > -1; i++) {
    level = nextLevel(population, level);
    const kept = population.filter(({ fate }) => fate.cover <= level);
    chance *= kept.length / size;
    population = Array.from({ length: size }, (_, k) => kept[k % kept.length]!);
    population = moved(MOVES);
  }
  const seen: Fared[] = [];
  for (let look = 0; look < LOOKS; look++) {
    population = moved(LAST_MOVES);
    seen.push(...population);
  }
  return { kind, level, chance, population: seen };
}

/** The median cover, or if that is where the population stands already, the next below; −1 is the halt. */
function nextLevel(population: readonly Fared[], level: number): number {
  const covers = population.map(({ fate }) => fate.cover).sort((a, b) => a - b);
  const median = covers[Math.floor(covers.length / 2)]!;
  if (median < level) return median;
  const below = covers.filter((cover) => cover < level);
  return below.at(-1) ?? level;
}

/** Moves a particle, staying at or under the level. */
function walk(
  ground: Ground,
  from: Fared,
  level: number,
  moves: number,
  policies: ReturnType<typeof pathSampler>,
  attempt: Try,
  uniform: () => number,
): Fared {
  let here = from;
  for (let i = 0; i < moves; i++) {
    const particle = neighbour(ground, here.particle, policies.changed, uniform);
    if (particle === undefined) continue;
    const fate = attempt(particle);
    if (fate.cover <= level) here = { particle, fate };
  }
  return here;
}

/** Draws policy paths as they come, and moves between them by way of the ladders' rungs (at median rates: for learning that will do). */
function pathSampler({ model, rungs }: Ground, uniform: () => number) {
  const chains = model.policies.map((policy) => dailyChain(policy, medianRates(policy)));
  const draw = (p: number, rung: number): Uint8Array => {
    const path = new Uint8Array(model.horizonDays);
    drawPath(chains[p]!, rung === 0 ? undefined : rungs[p]![rung - 1]!, uniform, path);
    return path;
  };
  const density = (p: number, path: Uint8Array): number =>
    rungRatios(rungs[p]!, path, 1).reduce((sum, ratio) => sum + ratio, 0);
  const restless = model.policies.map((_, p) => p).filter((p) => rungs[p]!.length > 0);
  return {
    fresh: (): Paths => chains.map((_, p) => draw(p, 0)),
    changed(before: Paths): Paths | undefined {
      if (restless.length === 0) return undefined;
      const p = pick(
        restless.map(() => 1),
        uniform(),
      );
      const at = restless[p]!;
      const rung = Math.floor(uniform() * (rungs[at]!.length + 1));
      const path = draw(at, rung);
      const accepts = uniform() * density(at, path) < density(at, before[at]!);
      return accepts ? before.map((old, q) => (q === at ? path : old)) : undefined;
    },
  };
}
