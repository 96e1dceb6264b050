import { checkWhole } from '../check.ts';
import type { RareEvents, RareTarget } from '../engine/run.ts';
import { describe, didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import type { SamplePath } from '../model/sample-path.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';
import { trialsWorth } from '../scenario/work.ts';
import { type Budget, budgetOf, PLAIN_PILOT_TRIALS, POPULATIONS } from './budget.ts';
import { cheaperPlainTrials } from './cheaper.ts';
import { countHalts, type HaltCount } from './halt-check.ts';
import { conditionalSampler } from './importance/conditional-sampler.ts';
import { type FittedMixture, fitMixtures } from './importance/cross-entropy.ts';
import { type RareEventProblem, rareEventProblem } from './problem.ts';
import { laneEvaluator } from './splitting/evaluate-lane.ts';
import { type Population, pilotRun, splitLanes } from './splitting/populations.ts';
import { STOCKOUT } from './splitting/single-lane.ts';
import { unionSampler } from './splitting/union-sampler.ts';

/** How the trials of a run are sampled, and what samples them. */
export interface OpenRareEvents {
  readonly found: RareEvents;
  readonly sampler: { sample(trial: number): SamplePath };
  /** Returns the weight of the trial last sampled; absent where all count equally. */
  readonly weight?: () => number;
  /** Trials i, i + replicates, … belong together; absent where all are independent. */
  readonly replicates?: number;
}

/** What was opened, by what was found, so that `explainTrial` needs no second search. */
const opened = new WeakMap<RareEvents, OpenRareEvents>();

/** The last search of each scenario, so that shards of one run need no second one. */
const searched = new WeakMap<Scenario, { readonly question: string; readonly rare: OpenRareEvents }>();

/**
 * Chooses how to sample the trials of a run towards the target, by pilot runs, and opens that sampler.
 *
 * Plain trials where they halt often enough for the relative error, else regime paths under stress
 * where these bring halts enough, else single lanes that are split down to a stockout, unless plain trials
 * take less work to the same error.
 *
 * @throws {RangeError} for a target that the model does not have, and over parameter sets.
 */
export function openRareEvents(model: Model, seed: string, target: true | RareTarget): OpenRareEvents {
  refuseSets(model);
  const { scenario } = model;
  const question = JSON.stringify([seed, target === true ? {} : target]);
  const last = searched.get(scenario);
  if (last?.question === question) return last.rare;
  const rare = search(model, seed, target === true ? {} : target);
  opened.set(rare.found, rare);
  searched.set(scenario, { question, rare });
  return rare;
}

function search(model: Model, seed: string, target: RareTarget): OpenRareEvents {
  const problem = problemOf(model, target);
  const budget = budgetOf(target);
  if (target.force === 'policy') return stressedPaths(problem, seed, fitMixtures(problem, seed));
  if (target.force === 'lanes' && problem.lanes.length > 0) return splitting(problem, budget, seed, false);
  const plain = plainTrials(problem, budget, seed);
  if (plain) return plain;
  const fit = fitMixtures(problem, seed);
  return fit.effectiveHalts < budget.effectiveHalts && problem.lanes.length > 0
    ? splitting(problem, budget, seed, true)
    : stressedPaths(problem, seed, fit);
}

/** Throws over parameter sets: a search under one set does not find what is rare under another. */
function refuseSets({ scenario }: Model): void {
  if (movementOf(scenario) === undefined) return;
  throw new RangeError(
    `Expected options.rareEvents to be left out over parameter sets, got true; override(scenario, { parameters: 'median' }) gives a single setting, as --parameters median does`,
  );
}

/** Returns what sampled the trials of a run, opened again if need be. */
export function reopenRareEvents(
  model: Model,
  seed: string,
  target: true | RareTarget,
  found: RareEvents,
): OpenRareEvents {
  return opened.get(found) ?? openRareEvents(model, seed, target);
}

/** Returns plain sampling where a pilot run of it halts often enough. */
function plainTrials(problem: RareEventProblem, budget: Budget, seed: string): OpenRareEvents | undefined {
  // A pilot run with trials of its own: a choice that saw the trials of the run would bias them.
  const count = countHalts(problem, `${seed}/rare/plain`, PLAIN_PILOT_TRIALS);
  return count.halts < budget.plainHalts ? undefined : openPlain(problem, budget, seed, count);
}

function openPlain(
  { model }: RareEventProblem,
  budget: Budget,
  seed: string,
  { trials, halts }: HaltCount,
): OpenRareEvents {
  // (1 − p) / (p ε²) plain trials give the relative error ε of a chance p.
  const trialsForError = Math.ceil(((trials - halts) / halts) * budget.halts);
  return { found: { method: 'plain', trialsForError }, sampler: samplePaths(model, seed) };
}

/** Returns importance sampling of regime paths. */
function stressedPaths(
  problem: RareEventProblem,
  seed: string,
  { mixtureWeights }: FittedMixture,
): OpenRareEvents {
  const sampler = conditionalSampler(problem, mixtureWeights, seed);
  return { found: { method: 'policy', mixtureWeights }, sampler, weight: () => sampler.weight() };
}

/** Returns splitting of lanes or, if allowed, plain trials where they take less work. */
function splitting(
  problem: RareEventProblem,
  budget: Budget,
  seed: string,
  mayBePlain: boolean,
): OpenRareEvents {
  const evaluator = laneEvaluator(problem, seed);
  const plan = pilotRun(problem, budget, seed, evaluator);
  const reachedTarget = plan.levels.at(-1)?.score === STOCKOUT;
  const plain = mayBePlain && reachedTarget ? cheaperPlainTrials(problem, plan, budget, seed) : undefined;
  if (plain) return openPlain(problem, budget, seed, plain);
  const populations = splitLanes(problem, plan, seed, evaluator);
  const found: RareEvents = {
    method: 'lanes',
    plan,
    populationChances: populations.map(chanceOf),
    laneEvaluations: evaluator.evaluations(),
    trialsWorth: Math.ceil(trialsWorth(problem.model.scenario, evaluator.evaluations())),
    reachedTarget,
  };
  const sampler = unionSampler(problem, plan, populations, seed);
  return { found, sampler, weight: () => sampler.weight(), replicates: POPULATIONS };
}

/** Returns a population's estimate of the chance, weighted for tilted outcomes. */
function chanceOf({ chance, particles }: Population): number {
  const sum = particles.reduce((total, { weight }) => total + weight, 0);
  return particles.length === 0 ? 0 : (chance * sum) / particles.length;
}

function problemOf(model: Model, target: RareTarget): RareEventProblem {
  const ids = model.automakers.map(({ id }) => id);
  if (target.automaker !== undefined && !ids.includes(target.automaker)) {
    throw new RangeError(
      `Expected options.rareEvents.automaker to be one of ${ids.join(', ')}, got ${describe(target.automaker)}${didYouMean(target.automaker, ids)}`,
    );
  }
  if (target.byDay !== undefined) checkWhole('options.rareEvents.byDay', target.byDay, 1, model.horizonDays);
  return rareEventProblem(model, target);
}
