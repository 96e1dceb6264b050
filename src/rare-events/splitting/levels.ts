import type { Particle, Scored } from './particle.ts';
import { type Chances, PROPOSALS, type Proposals } from './proposals.ts';
import { STOCKOUT } from './single-lane.ts';

/** Fresh particles that share one market and one course of policy, which are dear to draw. */
const SHARING = 40;
/** Share of a population that reaches the first level: plain draws find out cheaply who has a chance. */
const FIRST_KEPT = 0.1;
/** Plain draws for each particle. */
export const FRESH_OF_EACH: number = 1 / FIRST_KEPT;
/** Share that reaches each level after. */
const KEPT = 0.5;
/** Levels, at most. */
const MOST_LEVELS = 80;
/** Times that a particle's score is to change at each level, on average, and moves that may be spent on it. */
const CHANGES = 1.5;
const LEAST_MOVES = 5;
const MOST_MOVES = 20;
/** Part of how often a move is tried that is as usual, however little it changes. */
const USUAL = 0.25;

/** A level of splitting. */
export interface Level {
  /** Score to reach: least cover in days, or −1 for a halt. */
  readonly score: number;
  /** Moves of each particle there, and how often each is tried. */
  readonly moves: number;
  readonly chances: Chances;
}

/** What splitting needs. */
export interface Splitter {
  readonly proposals: Proposals;
  readonly score: (particle: Particle) => Scored;
  readonly uniform: () => number;
}

/** A population for the first level, larger than at the others; `shares` are the chances with which lanes are drawn, kept evenly. */
export function freshPopulation(
  { proposals, score, uniform }: Splitter,
  shares: readonly number[],
  particles: number,
): Scored[] {
  const size = Math.round(particles * FRESH_OF_EACH);
  const start = uniform();
  let lane = 0;
  let reached = shares[0]!;
  let last: Particle | undefined;
  return Array.from({ length: size }, (_, k) => {
    while ((k + start) / size >= reached && lane < shares.length - 1) reached += shares[++lane]!;
    last = proposals.drawPrior(lane, k % SHARING === 0 ? undefined : last);
    return score(last);
  });
}

/**
 * Levels of which about half of a population reaches each from the one before, the last a halt if that is reached; how many moves each
 * takes, and which.
 */
export function adaptiveLevels(
  splitter: Splitter,
  drawPrior: readonly Scored[],
  particles: number,
  usual: Chances,
): { levels: Level[]; population: readonly Scored[] } {
  const levels: Level[] = [];
  let population = drawPrior;
  let next: Pick<Level, 'moves' | 'chances'> = { moves: MOST_MOVES, chances: usual };
  let score = nextScore(drawPrior, Number.POSITIVE_INFINITY, FIRST_KEPT);
  while (score !== undefined && levels.length < MOST_LEVELS) {
    const watched = new Map(PROPOSALS.map((move) => [move, { tried: 0, changed: 0 }]));
    population = advanceLevel(splitter, population, { score, ...next }, particles, watched);
    // Where all scores are alike, at the halt, moves stay as they were.
    if (score !== STOCKOUT) next = learnedMoves(watched, usual);
    levels.push({ score, ...next });
    score = score === STOCKOUT ? undefined : nextScore(population, score, KEPT);
  }
  return { levels, population };
}

/** The score that the best have, `kept` of all; or if that is no progress, the next below. */
function nextScore(population: readonly Scored[], level: number, kept: number): number | undefined {
  const scores = population.map(({ score }) => score).sort((a, b) => a - b);
  const middle = scores[Math.floor(scores.length * kept)]!;
  return middle < level ? middle : scores.filter((score) => score < level).at(-1);
}

/** By move: how often it was tried, and how often it was made and changed the score. */
type AcceptanceCounts = Map<keyof Chances, { tried: number; changed: number }>;

/** Moves that change more are tried more, in proportion to the square root, as all have to be made sometimes. */
function learnedMoves(watched: AcceptanceCounts, usual: Chances): Pick<Level, 'moves' | 'chances'> {
  const rate = (move: keyof Chances): number => {
    const { tried, changed } = watched.get(move)!;
    return usual[move] === 0 ? 0 : (changed + 0.1) / (tried + 1);
  };
  const sum = (of: (move: keyof Chances) => number): number =>
    PROPOSALS.reduce((total, move) => total + of(move), 0);
  const useful = (move: keyof Chances): number => Math.sqrt(rate(move) * usual[move]);
  const [allUsual, allUseful] = [sum((move) => usual[move]), sum(useful)];
  const chance = (move: keyof Chances): number =>
    (USUAL * usual[move]) / allUsual + ((1 - USUAL) * useful(move)) / allUseful;
  const changes = sum((move) => chance(move) * rate(move));
  return {
    moves: Math.min(MOST_MOVES, Math.max(LEAST_MOVES, Math.ceil(CHANGES / changes))),
    chances: Object.fromEntries(PROPOSALS.map((move) => [move, chance(move)])) as Chances,
  };
}

/**
 * One step of multilevel splitting: those who reach the level are copied until they are `size`, and every one
 * moves without falling back. At fixed levels, with the share that reached it, means over the population are unbiased (Del Moral, Feynman-Kac
 * Formulae, 2004; Au and Beck, Probabilistic Engineering Mechanics 16, 2001). Empty when none reaches it.
 */
export function advanceLevel(
  { proposals, score, uniform }: Splitter,
  population: readonly Scored[],
  { score: level, moves, chances }: Level,
  size: number,
  watched?: AcceptanceCounts,
): Scored[] {
  const kept = population.filter((scored) => scored.score <= level);
  if (kept.length === 0) return [];
  // Turned by chance, so that each is as likely as the others to be copied once more.
  const start = Math.floor(uniform() * kept.length);
  return Array.from({ length: size }, (_, k) => {
    let here = kept[(start + k) % kept.length]!;
    for (let i = 0; i < moves; i++) {
      const { by, particle, files } = proposals.propose(here, chances);
      const there = particle === here.particle ? here : score(particle);
      const stays = there.score > level || !isAsLikelyBack(here, there, files, uniform);
      if (watched) {
        watched.get(by)!.tried += 1;
        if (!stays && there.score !== here.score) watched.get(by)!.changed += 1;
      }
      if (!stays) here = there;
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
