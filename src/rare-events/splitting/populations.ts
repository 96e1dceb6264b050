import { openStream } from '../../random/stream.ts';
import type { RareEventProblem } from '../problem.ts';
import type { LaneEvaluator } from './evaluate-lane.ts';
import {
  adaptiveLevels,
  advanceLevel,
  FRESH_OF_EACH,
  freshPopulation,
  type Level,
  type Splitter,
} from './levels.ts';
import type { Particle } from './particle.ts';
import { priorProposalRates, proposals } from './proposals.ts';

/** Independent populations: enough that the spread of what they say is an honest error (31 degrees of freedom). */
export const POPULATIONS = 32;
/** Particles of each: as many as the lanes of so many trials pay for, within limits. */
const PAID_BY_TRIALS = 36_000;
const LEAST_PARTICLES = 600;
const MOST_PARTICLES = 900;
/** Particles of the population that finds the levels. */
const PILOT_PARTICLES = 1200;
/** Part of the lanes' shares that is even, whatever the scouts found. */
const UNIFORM_SHARE = 0.3;

/** How splitting of single lanes was laid out; found by a population of its own. */
export interface SplittingPlan {
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
export function pilotRun(problem: RareEventProblem, seed: string, look: LaneEvaluator): SplittingPlan {
  const even = problem.lanes.map(() => 1 / problem.lanes.length);
  const splitter = splitterOf(problem, even, seed, look);
  const drawPrior = freshPopulation(splitter, even, PILOT_PARTICLES);
  const { levels, population } = adaptiveLevels(
    splitter,
    drawPrior,
    PILOT_PARTICLES,
    priorProposalRates(problem),
  );
  const halting = population
    .filter(({ particle }) => splitter.halts(particle))
    .map(({ particle }) => ({ particle, weight: splitter.weight(particle) }));
  return { levels, shares: learnedShares(problem, halting) };
}

/** More particles on lanes on which scouts halted lines, those of a group alike. */
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

/** Splits independent populations down the levels. */
export function splitLanes(
  problem: RareEventProblem,
  layout: SplittingPlan,
  seed: string,
  look: LaneEvaluator,
): Population[] {
  const { levels, shares } = layout;
  const splitter = splitterOf(problem, shares, seed, look);
  const size = affordable(problem, levels);
  return Array.from({ length: POPULATIONS }, (_, r) => {
    splitter.turnTo(String(r));
    let population = freshPopulation(splitter, shares, size);
    let chance = 1;
    for (const level of levels) {
      const reached = population.filter(({ score }) => score <= level.score).length;
      chance *= reached / Math.max(1, population.length);
      population = advanceLevel(splitter, population, level, size);
    }
    const particles = shuffled(population, splitter.uniform).map(({ particle }) => ({
      particle,
      weight: splitter.weight(particle),
    }));
    return { chance, particles };
  });
}

/** Particles of each population, by the lanes that each of them will have followed. */
function affordable({ model }: RareEventProblem, levels: readonly Level[]): number {
  const ofTrial = model.automakers.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const each = levels.reduce((sum, { moves }) => sum + moves, FRESH_OF_EACH);
  const size = Math.floor((PAID_BY_TRIALS * ofTrial) / (POPULATIONS * each));
  return Math.min(MOST_PARTICLES, Math.max(LEAST_PARTICLES, size));
}

/** A splitter that can also tell whether a particle's lane halts its line by itself, and takes its uniforms from one stream after another. */
interface Search extends Splitter, LaneEvaluator {
  readonly turnTo: (name: string) => void;
}

function splitterOf(
  problem: RareEventProblem,
  shares: readonly number[],
  seed: string,
  look: LaneEvaluator,
): Search {
  let stream = openStream(seed, 'rare/splitting');
  let drawn = 0;
  const uniform = (): number => stream.uniform(drawn++, 0);
  return {
    proposals: proposals(problem, shares, uniform),
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
