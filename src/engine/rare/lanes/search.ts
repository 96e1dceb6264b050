import { openStream } from '../../../random/stream.ts';
import type { Ground } from '../ground.ts';
import { LoneLanes } from './alone.ts';
import { mover } from './move.ts';
import type { Particle, Scored } from './particle.ts';
import { descend, FIRST_KEPT, findLevels, freshPopulation, type Splitter, scoring } from './split.ts';

/** Independent populations: enough that the spread of what they say is an honest error (31 degrees of freedom). */
export const POPULATIONS: number = Number(process.env['POPS'] ?? 32);
/** Particles of each. */
const PARTICLES = Number(process.env['NP'] ?? 400);
/** Particles of the population that finds the levels. */
const SCOUTS = Number(process.env['SC'] ?? 1200);
/** Part of the lanes' shares that is even, whatever the scouts found. */
const EVEN = 0.3;

/** How splitting of single lanes was laid out; found by a population of its own. */
export interface Layout {
  /** Scores to reach, one after the other: least cover in days, the last −1 for a halt. */
  readonly levels: readonly number[];
  /** By lane that can halt its line: the share of particles that begin on it. */
  readonly shares: readonly number[];
}

/** Particles whose lanes halt their lines, and the chance that one as it comes does. */
export interface Population {
  readonly chance: number;
  readonly particles: readonly Particle[];
}

/** Lays out the splitting. */
export function layOut(ground: Ground, seed: string): Layout {
  const even = ground.lanes.map(() => 1 / ground.lanes.length);
  const splitter = splitterOf(ground, even, `${seed}/rare/scouts`);
  const { levels, population } = findLevels(
    splitter,
    freshPopulation(splitter, even, Math.round(SCOUTS / FIRST_KEPT)),
  );
  return { levels, shares: learnedShares(ground, population) };
}

/** More particles on lanes on which scouts ended, those of a group alike. */
function learnedShares({ lanes }: Ground, population: readonly Scored[]): number[] {
  const found = new Map<string, number>();
  const size = new Map<string, number>();
  for (const { group } of lanes) size.set(group, (size.get(group) ?? 0) + 1);
  for (const { particle } of population) {
    const { group } = lanes[particle.lane]!;
    found.set(group, (found.get(group) ?? 0) + 1);
  }
  return lanes.map(
    ({ group }) =>
      EVEN / lanes.length + ((1 - EVEN) * (found.get(group) ?? 0)) / population.length / size.get(group)!,
  );
}

/** Splits independent populations down the levels. */
export function splitLanes(ground: Ground, { levels, shares }: Layout, seed: string): Population[] {
  return Array.from({ length: POPULATIONS }, (_, r) => {
    const splitter = splitterOf(ground, shares, `${seed}/rare/${r}`);
    let population = freshPopulation(splitter, shares, Math.round(PARTICLES / FIRST_KEPT));
    let chance = 1;
    for (const level of levels) {
      chance *= population.filter(({ score }) => score <= level).length / Math.max(1, population.length);
      population = descend(splitter, population, level, PARTICLES);
    }
    return { chance, particles: shuffled(population, splitter.uniform).map(({ particle }) => particle) };
  });
}

function splitterOf(ground: Ground, shares: readonly number[], seed: string): Splitter {
  const stream = openStream(seed, 'splitting');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  const lone = new LoneLanes(ground);
  return { mover: mover(ground, shares, uniform), score: scoring(ground, lone, seed), uniform };
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
