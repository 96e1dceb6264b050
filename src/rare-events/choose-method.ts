import { checkWhole } from '../check.ts';
import type { RareEvents, RareTarget } from '../engine/run.ts';
import { describe, didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { movementOf } from '../scenario/moves.ts';
import { conditionalSampler, type MixtureWeights } from './importance/conditional-sampler.ts';
import { fitMixtures } from './importance/cross-entropy.ts';
import { type RareEventProblem, rareEventProblem } from './problem.ts';
import { laneEvaluator } from './splitting/evaluate-lane.ts';
import {
  POPULATIONS,
  type Population,
  pilotRun,
  type SplittingPlan,
  splitLanes,
} from './splitting/populations.ts';
import { STOCKOUT } from './splitting/single-lane.ts';
import { unionSampler } from './splitting/union-sampler.ts';
import type { WeightedSampler } from './weighted-sampler.ts';

/** How the trials of a run are to be drawn, and a dealer that does. */
export interface OpenRareEvents {
  readonly found: RareEvents;
  readonly sampler: WeightedSampler;
  /** Trials i, i + replicates, … belong together; absent where all are independent. */
  readonly replicates?: number;
}

/** Effective halts, of the trials that try out pressing policy alone, from which lanes may be left to luck. */
const ENOUGH_HALTS = 100;

/** What was opened, by what was found: so that a trial of a run can be told again without a new search. */
const opened = new WeakMap<RareEvents, OpenRareEvents>();

/**
 * Finds out how to draw trials towards the target, once a run. Where pressing policy alone brings halts enough, that will do; otherwise
 * single lanes are split down to the halt.
 *
 * @throws {RangeError} for a target that the model does not have.
 */
export function openRareEvents(model: Model, seed: string, target: true | RareTarget): OpenRareEvents {
  refuseSets(model);
  const where = problemOf(model, target);
  const { mixtureWeights, effectiveHalts } = fitMixtures(where, seed);
  const rare =
    effectiveHalts >= ENOUGH_HALTS || where.lanes.length === 0
      ? byPolicy(where, mixtureWeights, seed)
      : byLanes(where, seed);
  opened.set(rare.found, rare);
  return rare;
}

/** What is searched for in one set of numbers is not what is rare in another. */
function refuseSets({ scenario }: Model): void {
  if (movementOf(scenario) === undefined) return;
  throw new RangeError(
    `Expected options.rareEvents to be left out over parameter sets, got true; override(scenario, { parameters: 'median' }) gives a single setting, as --parameters median does`,
  );
}

/** The same again, for a run that has been found out. */
export function reopenRareEvents(
  model: Model,
  seed: string,
  target: true | RareTarget,
  found: RareEvents,
): OpenRareEvents {
  return opened.get(found) ?? openRareEvents(model, seed, target);
}

function byPolicy(where: RareEventProblem, mixtureWeights: MixtureWeights, seed: string): OpenRareEvents {
  return {
    found: { method: 'policy', mixtureWeights },
    sampler: conditionalSampler(where, mixtureWeights, seed),
  };
}

function byLanes(where: RareEventProblem, seed: string): OpenRareEvents {
  const look = laneEvaluator(where, seed);
  const plan = pilotRun(where, seed, look);
  const populations = splitLanes(where, plan, seed, look);
  const found: RareEvents = {
    method: 'lanes',
    plan,
    populationChances: populations.map(chanceOf),
    laneEvaluations: look.followed(),
    reachedTarget: plan.levels.at(-1)?.score === STOCKOUT,
  };
  return { found, sampler: unionSampler(where, plan, populations, seed), replicates: POPULATIONS };
}

/** The chance as it comes, from that as particles are drawn. */
function chanceOf({ chance, particles }: Population): number {
  const sum = particles.reduce((total, { weight }) => total + weight, 0);
  return particles.length === 0 ? 0 : (chance * sum) / particles.length;
}

function problemOf(model: Model, rareEvents: true | RareTarget): RareEventProblem {
  const target = rareEvents === true ? {} : rareEvents;
  const ids = model.automakers.map(({ id }) => id);
  if (target.automaker !== undefined && !ids.includes(target.automaker)) {
    throw new RangeError(
      `Expected options.rareEvents.automaker to be one of ${ids.join(', ')}, got ${describe(target.automaker)}${didYouMean(target.automaker, ids)}`,
    );
  }
  if (target.byDay !== undefined) checkWhole('options.rareEvents.byDay', target.byDay, 1, model.horizonDays);
  return rareEventProblem(model, target);
}
