import { type AcceptanceCounts, advanceLevel, FIRST_KEPT, type Level, type Splitter } from './levels.ts';
import type { Scored } from './particle.ts';
import { PROPOSALS, type ProposalKind, type ProposalRates } from './proposals.ts';
import { STOCKOUT } from './single-lane.ts';

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
