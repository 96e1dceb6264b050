import { openStream } from '../../random/stream.ts';
import { effectiveSampleSize } from '../../stats/effective-size.ts';
import { type Budget, POPULATIONS } from '../budget.ts';
import type { RareEventProblem } from '../problem.ts';
import { adaptiveLevels } from './adaptive-levels.ts';
import type { LaneEvaluator } from './evaluate-lane.ts';
import { advanceLevel, FRESH_OF_EACH, freshPopulation, type Level, type Splitter } from './levels.ts';
import type { Particle } from './particle.ts';
import { priorProposalRates, proposals } from './proposals.ts';

/** Part of the lanes' shares that is even, whatever the pilot run found. */
const UNIFORM_SHARE = 0.3;

/** Particles that a population keeps for the trials of the run, at most. */
const MOST_KEPT = 1000;

/** How single lanes are split, found by a pilot run. */
export interface SplittingPlan {
  /** The levels, one after the other. */
  readonly levels: readonly Level[];
  /** By lane that can halt its line: the share of particles that begin on it. */
  readonly shares: readonly number[];
  /** Particles of each population. */
  readonly particles: number;
}

/** A particle and its weight. */
export interface Weighted {
  readonly particle: Particle;
  readonly weight: number;
}

/** Particles whose lanes run out, and the chance that a particle drawn by the plan's shares does. */
export interface Population {
  readonly chance: number;
  readonly particles: readonly Weighted[];
}

/** Returns a plan of splitting, from one population with levels of its own. */
export function pilotRun(
  problem: RareEventProblem,
  { pilotParticles, particlesOf }: Budget,
  seed: string,
  evaluator: LaneEvaluator,
): SplittingPlan {
  const even = problem.lanes.map(() => 1 / problem.lanes.length);
  const splitter = openSplitter(problem, even, seed, evaluator);
  const fresh = freshPopulation(splitter, even, pilotParticles);
  const { levels, population } = adaptiveLevels(splitter, fresh, pilotParticles, priorProposalRates(problem));
  const halting = population
    .filter(({ particle }) => evaluator.halts(particle))
    .map(({ particle }) => ({ particle, weight: evaluator.weight(particle) }));
  return {
    levels,
    shares: learnedShares(problem, halting),
    particles: particlesOf(effectiveAncestors(halting)),
  };
}

/** Returns shares that favour lanes whose lines the pilot run halted, the same for all lanes of a group. */
function learnedShares({ lanes }: RareEventProblem, halting: readonly Weighted[]): number[] {
  const found = new Map<string, number>();
  const size = new Map<string, number>();
  for (const { group } of lanes) size.set(group, (size.get(group) ?? 0) + 1);
  let total = 0;
  for (const { particle, weight } of halting) {
    const { group } = lanes[particle.lane]!;
    found.set(group, (found.get(group) ?? 0) + weight);
    total += weight;
  }
  const even = halting.length === 0 ? 1 : UNIFORM_SHARE;
  return lanes.map(({ group }) => {
    const share = (found.get(group) ?? 0) / Math.max(total, 2 ** -1000) / size.get(group)!;
    return even / lanes.length + (1 - even) * share;
  });
}

/** Returns the effective number of fresh particles from which these descend; 0 for none. */
function effectiveAncestors(halting: readonly Weighted[]): number {
  const sums = new Map<number, number>();
  for (const { particle, weight } of halting) {
    sums.set(particle.ancestor, (sums.get(particle.ancestor) ?? 0) + weight);
  }
  return sums.size === 0 ? 0 : effectiveSampleSize([...sums.values()]);
}

/** Returns about how many lanes splitting along a plan evaluates. */
export function evaluationsOf({ levels, particles }: SplittingPlan): number {
  const steps = levels.reduce((sum, level) => sum + level.steps, 0);
  return POPULATIONS * particles * (FRESH_OF_EACH + steps);
}

/** Splits independent populations along the levels of a plan. */
export function splitLanes(
  problem: RareEventProblem,
  { levels, shares, particles: size }: SplittingPlan,
  seed: string,
  evaluator: LaneEvaluator,
): Population[] {
  const splitter = openSplitter(problem, shares, seed, evaluator);
  return Array.from({ length: POPULATIONS }, (_, r) => {
    splitter.openStream(String(r));
    let population = freshPopulation(splitter, shares, size);
    let chance = 1;
    for (const level of levels) {
      const reached = population.filter(({ score }) => score <= level.score).length;
      chance *= reached / Math.max(1, population.length);
      population = advanceLevel(splitter, population, level, size);
    }
    const particles = shuffled(population, splitter.uniform)
      .slice(0, MOST_KEPT)
      .map(({ particle }) => ({ particle, weight: evaluator.weight(particle) }));
    return { chance, particles };
  });
}

/** A splitter that takes its uniforms from one stream after another. */
interface StreamSplitter extends Splitter {
  readonly openStream: (name: string) => void;
}

function openSplitter(
  problem: RareEventProblem,
  shares: readonly number[],
  seed: string,
  { score }: LaneEvaluator,
): StreamSplitter {
  let stream = openStream(seed, 'rare/splitting');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  return {
    proposals: proposals(problem, shares, uniform),
    score,
    uniform,
    openStream(name) {
      stream = openStream(seed, `rare/splitting/${name}`);
      drawn = 0;
    },
  };
}

/**
 * Returns the list in random order (Durstenfeld, CACM 7, 1964), so that its first entries stand for
 * all.
 */
function shuffled<T>(list: readonly T[], uniform: () => number): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}
