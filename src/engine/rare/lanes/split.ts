import { effortTable } from '../../../random/effort.ts';
import { openStream } from '../../../random/stream.ts';
import { firmDealer } from '../../draw.ts';
import type { Ground } from '../ground.ts';
import { HALTED, type LoneLanes } from './alone.ts';
import type { Mover } from './move.ts';
import { openParticle, type Particle, type Scored } from './particle.ts';

/** Moves of each particle at each level. */
const MOVES = Number(process.env['MV'] ?? 5);
/** Fresh particles that share one market and one course of policy, which are dear to draw. */
const SHARING = 8;
/** Levels, at most. */
const MOST_LEVELS = 80;
/** Share of a population that reaches the next level. */
const KEPT = Number(process.env['KEPT'] ?? 0.5);
export const FIRST_KEPT: number = Number(process.env['FK'] ?? 0.1);

export type Scoring = (particle: Particle) => Scored;

/** Sails the lane of a particle by itself. */
export function scoring(ground: Ground, lone: LoneLanes, seed: string): Scoring {
  const { model, lanes } = ground;
  let current: Particle | undefined;
  let asked: number[] = [];
  const unasked = openStream(seed, 'rare/unasked');
  const open = openParticle(
    ground,
    seed,
    () => current,
    () => unasked,
    (file) => {
      if (!asked.includes(file)) asked.push(file);
    },
  );
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const firms = lanes.map(({ maker, lane }) => {
    const firm = model.automakers[maker]!;
    return firmDealer({ ...firm, lanes: [firm.lanes[lane]!] }, efforts, open);
  });
  return (particle) => {
    current = particle;
    asked = [];
    lone.meet(particle.paths, particle.market, false);
    return { particle, score: lone.score(particle.lane, firms[particle.lane]!(0)), asked };
  };
}

/** What splitting needs. */
export interface Splitter {
  readonly mover: Mover;
  readonly score: Scoring;
  readonly uniform: () => number;
}

/** A population as it comes; `shares` are the chances with which lanes are drawn, kept as evenly as the size allows. */
export function freshPopulation(
  { mover, score, uniform }: Splitter,
  shares: readonly number[],
  size: number,
): Scored[] {
  let lane = 0;
  let reached = shares[0]!;
  const start = uniform();
  let last: Particle | undefined;
  return Array.from({ length: size }, (_, k) => {
    while ((k + start) / size >= reached && lane < shares.length - 1) reached += shares[++lane]!;
    last = mover.fresh(lane, k % SHARING === 0 ? undefined : last);
    return score(last);
  });
}

/** Levels of score at which about half of a population reaches each from the one before, the last `HALTED` if it is reached. */
export function findLevels(
  splitter: Splitter,
  fresh: readonly Scored[],
): { levels: number[]; population: Scored[] } {
  const levels: number[] = [];
  let population = [...fresh];
  while (levels.length < MOST_LEVELS && levels.at(-1) !== HALTED) {
    const level = nextLevel(
      population,
      levels.at(-1) ?? Number.POSITIVE_INFINITY,
      levels.length === 0 ? FIRST_KEPT : KEPT,
    );
    if (level === undefined) break;
    levels.push(level);
    population = descend(
      splitter,
      population,
      level,
      levels.length === 1 ? Math.ceil(fresh.length * FIRST_KEPT) : population.length,
    );
  }
  return { levels, population };
}

/** The score that the better half has, or if all stand there already, the next below. */
function nextLevel(population: readonly Scored[], level: number, kept: number): number | undefined {
  const scores = population.map(({ score }) => score).sort((a, b) => a - b);
  const middle = scores[Math.floor(scores.length * kept)]!;
  if (middle < level) return middle;
  return scores.filter((score) => score < level).at(-1);
}

/**
 * One step of multilevel splitting with fixed levels: those who reach the level are copied until they are as many as before, and every one
 * moves without falling back. With the share that reached it, means over the population are unbiased (Del Moral, Feynman-Kac
 * Formulae, 2004; Au and Beck, Probabilistic Engineering Mechanics 16, 2001). Empty when none reaches it.
 */
export function descend(
  { mover, score, uniform }: Splitter,
  population: readonly Scored[],
  level: number,
  size: number = population.length,
): Scored[] {
  const kept = population.filter((scored) => scored.score <= level);
  if (kept.length === 0) return [];
  // Turned by chance, so that each is as likely as the others to be copied once more.
  const start = Math.floor(uniform() * kept.length);
  return Array.from({ length: size }, (_, k) => {
    let here = kept[(start + k) % kept.length]!;
    for (let i = 0; i < MOVES; i++) {
      const move = mover.moved(here);
      if (move === undefined) continue;
      const there = score(move.particle);
      if (there.score <= level && isAsLikelyBack(here, there, move.files, uniform)) here = there;
    }
    return here;
  });
}

/** Hastings' rule for moves of files that were picked among those asked for: the way back picks among those asked for afterwards. */
function isAsLikelyBack(
  { asked: before }: Scored,
  { asked: after }: Scored,
  files: readonly number[],
  uniform: () => number,
): boolean {
  if (files.some((file) => !after.includes(file))) return false;
  return uniform() * after.length ** files.length < before.length ** files.length;
}
