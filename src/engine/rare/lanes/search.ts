import { openStream } from '../../../random/stream.ts';
import type { Ground } from '../ground.ts';
import { mover, usualChances } from './move.ts';
import type { Particle, Scored } from './particle.ts';
import { lookout } from './lookout.ts';
import { descend, findLevels, freshPopulation, type Level, type Splitter } from './split.ts';

/** Independent populations: enough that the spread of what they say is an honest error (31 degrees of freedom). */
export const POPULATIONS: number = Number(process.env['POPS'] ?? 32);
/** Particles of each. */
const PARTICLES = Number(process.env['NP'] ?? 400);
/** Particles of the population that finds the levels. */
const SCOUTS = Number(process.env['SC'] ?? 1200);
/** Part of the lanes' shares that is even, whatever the scouts found. */
const EVEN = 0.3;

/** Share of outcomes that are drawn as refusals, at most. */
const MOST_REFUSED = 0.3;

/** How splitting of single lanes was laid out; found by a population of its own. */
export interface Layout {
  /** One after the other. */
  readonly levels: readonly Level[];
  /** By lane that can halt its line: the share of particles that begin on it, and the chance with which its reviews are drawn to end in a refusal. */
  readonly shares: readonly number[];
  readonly refusals: readonly number[];
}

/** Particles whose lanes run out, each with its weight, and the chance that one drawn as these are does. */
export interface Population {
  readonly chance: number;
  readonly particles: readonly Scored[];
}

/** Lays out the splitting. */
export function layOut(ground: Ground, seed: string): Layout {
  const even = ground.lanes.map(() => 1 / ground.lanes.length);
  const splitter = splitterOf(ground, even, seed);
  const fresh = freshPopulation(splitter, even, SCOUTS);
  const { levels, population } = findLevels(splitter, fresh, SCOUTS, usualChances(ground));
  const halting = population.filter(({ particle }) => splitter.halts(particle));
  return { levels, shares: learnedShares(ground, halting), refusals: learnedRefusals(ground, halting) };
}

/**
 * By lane, the share of outcomes that were refusals where lines halted, each scout counted as its luck comes: of all constant shares it
 * brings the drawn law nearest to that given the halt (the cross-entropy method; Rubinstein, Methodology and Computing in Applied Probability 1, 1999).
 */
function learnedRefusals({ lanes }: Ground, halting: readonly Scored[]): number[] {
  return lanes.map(({ maker, refusal }) => {
    let [refused, all] = [0, 0];
    for (const { particle, weight, outcomes } of halting) {
      if (lanes[particle.lane]!.maker !== maker) continue;
      refused += weight * outcomes.refused;
      all += weight * outcomes.all;
    }
    return all === 0 || process.env['CE'] === '0' ? refusal.drawn : Math.max(1 - refusal.above, Math.min(MOST_REFUSED, refused / all));
  });
}

/** More particles on lanes on which scouts halted lines, those of a group alike. */
function learnedShares({ lanes }: Ground, halting: readonly Scored[]): number[] {
  const found = new Map<string, number>();
  const size = new Map<string, number>();
  for (const { group } of lanes) size.set(group, (size.get(group) ?? 0) + 1);
  for (const { particle } of halting) {
    const { group } = lanes[particle.lane]!;
    found.set(group, (found.get(group) ?? 0) + 1);
  }
  const even = halting.length === 0 ? 1 : EVEN;
  return lanes.map(({ group }) => {
    const share = (found.get(group) ?? 0) / Math.max(1, halting.length) / size.get(group)!;
    return even / lanes.length + (1 - even) * share;
  });
}

/** Splits independent populations down the levels. */
export function splitLanes(ground: Ground, layout: Layout, seed: string): Population[] {
  const { levels, shares, refusals } = layout;
  const splitter = splitterOf(withRefusals(ground, refusals), shares, seed);
  return Array.from({ length: POPULATIONS }, (_, r) => {
    splitter.turnTo(String(r));
    let population = freshPopulation(splitter, shares, PARTICLES);
    let chance = 1;
    for (const level of levels) {
      const reached = population.filter(({ score }) => score <= level.score).length;
      chance *= reached / Math.max(1, population.length);
      population = descend(splitter, population, level, PARTICLES);
    }
    return { chance, particles: shuffled(population, splitter.uniform) };
  });
}

function withRefusals(ground: Ground, refusals: readonly number[]): Ground {
  const lanes = ground.lanes.map((lane, l) => ({
    ...lane,
    refusal: { ...lane.refusal, drawn: refusals[l]! },
  }));
  return { ...ground, lanes };
}

/** A splitter that can also tell whether a particle's lane halts its line by itself, and takes its uniforms from one stream after another. */
interface Search extends Splitter {
  readonly halts: (particle: Particle) => boolean;
  readonly turnTo: (name: string) => void;
}

function splitterOf(ground: Ground, shares: readonly number[], seed: string): Search {
  let stream = openStream(seed, 'rare/splitting');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  return {
    mover: mover(ground, shares, uniform),
    ...lookout(ground, seed),
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
