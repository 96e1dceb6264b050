import { openStream } from '../../../random/stream.ts';
import type { Ground } from '../ground.ts';
import type { Lookout } from './lookout.ts';
import { mover, usualChances } from './move.ts';
import type { Particle } from './particle.ts';
import { descend, FRESH_OF_EACH, findLevels, freshPopulation, type Level, type Splitter } from './split.ts';

/** Independent populations: enough that the spread of what they say is an honest error (31 degrees of freedom). */
export const POPULATIONS = 32;
/** Particles of each: as many as the lanes of so many trials pay for, within limits. */
const PAID_BY_TRIALS = 36_000;
const LEAST_PARTICLES = 600;
const MOST_PARTICLES = 900;
/** Particles of the population that finds the levels. */
const SCOUTS = 1200;
/** Part of the lanes' shares that is even, whatever the scouts found. */
const EVEN = 0.3;

/** How splitting of single lanes was laid out; found by a population of its own. */
export interface Layout {
  /** One after the other. */
  readonly levels: readonly Level[];
  /** By lane that can halt its line: the share of particles that begin on it. */
  readonly shares: readonly number[];
}

/** A particle and how much it counts. */
export interface Weighted {
  readonly particle: Particle;
  readonly weight: number;
}

/** Particles whose lanes run out, each with its weight, and the chance that one drawn as these are does. */
export interface Population {
  readonly chance: number;
  readonly particles: readonly Weighted[];
}

/** Lays out the splitting. */
export function layOut(ground: Ground, seed: string, look: Lookout): Layout {
  const even = ground.lanes.map(() => 1 / ground.lanes.length);
  const splitter = splitterOf(ground, even, seed, look);
  const fresh = freshPopulation(splitter, even, SCOUTS);
  const { levels, population } = findLevels(splitter, fresh, SCOUTS, usualChances(ground));
  const halting = population
    .filter(({ particle }) => splitter.halts(particle))
    .map(({ particle }) => ({ particle, weight: splitter.weight(particle) }));
  return { levels, shares: learnedShares(ground, halting) };
}

/** More particles on lanes on which scouts halted lines, those of a group alike. */
function learnedShares({ lanes }: Ground, halting: readonly Weighted[]): number[] {
  const found = new Map<string, number>();
  const size = new Map<string, number>();
  for (const { group } of lanes) size.set(group, (size.get(group) ?? 0) + 1);
  let total = 0;
  for (const { particle, weight } of halting) {
    const { group } = lanes[particle.lane]!;
    found.set(group, (found.get(group) ?? 0) + weight);
    total += weight;
  }
  const even = halting.length === 0 ? 1 : EVEN;
  return lanes.map(({ group }) => {
    const share = (found.get(group) ?? 0) / Math.max(total, 2 ** -1000) / size.get(group)!;
    return even / lanes.length + (1 - even) * share;
  });
}

/** Splits independent populations down the levels. */
export function splitLanes(ground: Ground, layout: Layout, seed: string, look: Lookout): Population[] {
  const { levels, shares } = layout;
  const splitter = splitterOf(ground, shares, seed, look);
  const size = affordable(ground, levels);
  return Array.from({ length: POPULATIONS }, (_, r) => {
    splitter.turnTo(String(r));
    let population = freshPopulation(splitter, shares, size);
    let chance = 1;
    for (const level of levels) {
      const reached = population.filter(({ score }) => score <= level.score).length;
      chance *= reached / Math.max(1, population.length);
      population = descend(splitter, population, level, size);
    }
    const particles = shuffled(population, splitter.uniform).map(({ particle }) => ({
      particle,
      weight: splitter.weight(particle),
    }));
    return { chance, particles };
  });
}

/** Particles of each population, by the lanes that each of them will have followed. */
function affordable({ model }: Ground, levels: readonly Level[]): number {
  const ofTrial = model.automakers.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const each = levels.reduce((sum, { moves }) => sum + moves, FRESH_OF_EACH);
  const size = Math.floor((PAID_BY_TRIALS * ofTrial) / (POPULATIONS * each));
  return Math.min(MOST_PARTICLES, Math.max(LEAST_PARTICLES, size));
}

/** A splitter that can also tell whether a particle's lane halts its line by itself, and takes its uniforms from one stream after another. */
interface Search extends Splitter, Lookout {
  readonly turnTo: (name: string) => void;
}

function splitterOf(ground: Ground, shares: readonly number[], seed: string, look: Lookout): Search {
  let stream = openStream(seed, 'rare/splitting');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  return {
    mover: mover(ground, shares, uniform),
    ...look,
    uniform,
    turnTo(name) {
      stream = openStream(seed, `rare/splitting/${name}`);
      drawn = 0;
    },
  };
}

/** In any order (Durstenfeld, CACM 7, 1964), so that the first few stand for all. */
function shuffled<T>(list: readonly T[], uniform: () => number): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}
