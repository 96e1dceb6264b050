import type { Particle, Scored } from './particle.ts';
import { PROPOSALS, type ProposalKind, type ProposalRates, type Proposals } from './proposals.ts';
import { STOCKOUT } from './single-lane.ts';

/** Fresh particles that share one market and one set of regime paths, which take long to draw. */
const SHARING = 40;
/** Share of a fresh population that reaches the first level: fresh particles take little time. */
const FIRST_KEPT = 0.1;
/** Fresh particles for each particle of later levels. */
const FRESH_OF_EACH: number = 1 / FIRST_KEPT;
/** Share that reaches each later level. */
const KEPT = 0.5;
/** Levels, at most. */
const MOST_LEVELS = 80;
/** Times that the score of a particle should change at each level, on average. */
const CHANGES = 1.5;
/** Steps that may be spent on it. */
const [LEAST_STEPS, MOST_STEPS] = [5, 20];
/**
 * Part of each proposal's rate that stays as it was at first, however seldom the proposal changes a
 * score.
 */
const PRIOR_PART = 0.25;

/** A level of splitting. */
export interface Level {
  /** Score to reach: least stock in days, or −1 for a stockout. */
  readonly score: number;
  /** Steps of each particle at the level. */
  readonly steps: number;
  readonly rates: ProposalRates;
}

/** What splitting needs. */
export interface Splitter {
  readonly proposals: Proposals;
  readonly score: (particle: Particle) => Scored;
  readonly uniform: () => number;
}

/**
 * Returns a population for the first level, larger than at later ones.
 *
 * @param shares - the chances with which lanes are drawn, here by systematic sampling.
 */
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
 * Returns levels of which about half of a population reaches each from the one before, the last a
 * stockout if that is reached, each with the steps and rates of proposals that the level before asked
 * for.
 */
export function adaptiveLevels(
  splitter: Splitter,
  fresh: readonly Scored[],
  particles: number,
  priorRates: ProposalRates,
): { levels: Level[]; population: readonly Scored[] } {
  const levels: Level[] = [];
  let population = fresh;
  let next: Pick<Level, 'steps' | 'rates'> = { steps: MOST_STEPS, rates: priorRates };
  let score = nextScore(fresh, Number.POSITIVE_INFINITY, FIRST_KEPT);
  while (score !== undefined && levels.length < MOST_LEVELS) {
    const counts = new Map(PROPOSALS.map((kind) => [kind, { tried: 0, changed: 0 }]));
    population = advanceLevel(splitter, population, { score, ...next }, particles, counts);
    // At a stockout all scores are equal, so nothing can be learned from their changes.
    if (score !== STOCKOUT) next = adaptSteps(counts, priorRates);
    levels.push({ score, ...next });
    score = score === STOCKOUT ? undefined : nextScore(population, score, KEPT);
  }
  return { levels, population };
}

/**
 * Returns the score that the best `kept` of a population reach or, where that is the last level, the
 * next below.
 */
function nextScore(population: readonly Scored[], level: number, kept: number): number | undefined {
  const scores = population.map(({ score }) => score).sort((a, b) => a - b);
  const middle = scores[Math.floor(scores.length * kept)]!;
  return middle < level ? middle : scores.filter((score) => score < level).at(-1);
}

/** By kind of proposal: how often it was tried, and how often it was accepted and changed the score. */
type AcceptanceCounts = Map<ProposalKind, { tried: number; changed: number }>;

/**
 * Returns steps and rates that change scores `CHANGES` times a level.
 *
 * Rates are in proportion to the square root of what a proposal changed, as each has to be accepted
 * sometimes.
 */
function adaptSteps(counts: AcceptanceCounts, priorRates: ProposalRates): Pick<Level, 'steps' | 'rates'> {
  const changeRate = (kind: ProposalKind): number => {
    const { tried, changed } = counts.get(kind)!;
    return priorRates[kind] === 0 ? 0 : (changed + 0.1) / (tried + 1);
  };
  const sum = (of: (kind: ProposalKind) => number): number =>
    PROPOSALS.reduce((total, kind) => total + of(kind), 0);
  const useful = (kind: ProposalKind): number => Math.sqrt(changeRate(kind) * priorRates[kind]);
  const [allPrior, allUseful] = [sum((kind) => priorRates[kind]), sum(useful)];
  const rate = (kind: ProposalKind): number =>
    (PRIOR_PART * priorRates[kind]) / allPrior + ((1 - PRIOR_PART) * useful(kind)) / allUseful;
  const changes = sum((kind) => rate(kind) * changeRate(kind));
  return {
    steps: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.ceil(CHANGES / changes))),
    rates: Object.fromEntries(PROPOSALS.map((kind) => [kind, rate(kind)])) as ProposalRates,
  };
}

/**
 * Returns the population of the next level: those that reach it, copied until they are `size`, each
 * moved by Metropolis-Hastings steps that stay at the level. Empty when none reaches it.
 *
 * At fixed levels, with the share that reached each, means over the population are unbiased (Del Moral,
 * Feynman-Kac Formulae, 2004; Au and Beck, Probabilistic Engineering Mechanics 16, 2001).
 */
export function advanceLevel(
  { proposals, score, uniform }: Splitter,
  population: readonly Scored[],
  { score: level, steps, rates }: Level,
  size: number,
  counts?: AcceptanceCounts,
): Scored[] {
  const kept = population.filter((scored) => scored.score <= level);
  if (kept.length === 0) return [];
  // A random start makes each as likely as the others to be copied once more.
  const start = Math.floor(uniform() * kept.length);
  return Array.from({ length: size }, (_, k) => {
    let current = kept[(start + k) % kept.length]!;
    for (let i = 0; i < steps; i++) {
      const { kind, particle, picked } = proposals.propose(current, rates);
      const proposed = particle === current.particle ? current : score(particle);
      const accepts = proposed.score <= level && isBalanced(current, proposed, picked, uniform);
      if (counts) {
        counts.get(kind)!.tried += 1;
        if (accepts && proposed.score !== current.score) counts.get(kind)!.changed += 1;
      }
      if (accepts) current = proposed;
    }
    return current;
  });
}

/**
 * Returns whether Hastings' rule accepts a proposal that picked some of the applications in use: the
 * way back picks among those that are in use afterwards.
 */
function isBalanced(
  { used: before }: Scored,
  { used: after }: Scored,
  picked: readonly number[],
  uniform: () => number,
): boolean {
  if (picked.some((application) => !after.includes(application))) return false;
  return uniform() * after.length ** picked.length < before.length ** picked.length;
}
