import { checkObject, checkRecord } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import type { RunOptions } from '../../engine/run.ts';
import { describe } from '../../errors.ts';
import { override } from '../../scenario/override.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { type ProgressOptions, stepsOf, takeProgress } from '../../stats/progress.ts';
import { haltProbability } from '../halts.ts';
import { openAsk } from './ask.ts';
import type { BufferOptions } from './curve.ts';
import { bufferPatch, type Knob, knobsOf, settingsOf } from './knobs.ts';
import { type DayOfCover, daysOfCover } from './one-more-day.ts';
import { outlastedBy } from './outlasted.ts';
import { type BufferMoney, moneyOf } from './plan-money.ts';
import { cheapest, confirmed, least } from './plan-search.ts';
import {
  type BufferQuestion,
  type CompleteBufferQuestion,
  completeQuestion,
  isCheapest,
} from './question.ts';
import { costOf, type Search, STRIDES, type Tried } from './search.ts';
import {
  type BufferForecast,
  mixtureOrWorst,
  runsOf,
  type Worlds,
  withoutOthers,
  worldsOf,
} from './worlds.ts';

/** A setting on the way to a plan. */
export interface BufferStep {
  /** Days of cover by path. */
  readonly settings: Readonly<Record<string, number>>;
  /** On the trials of the search. */
  readonly haltProbability: number;
  readonly cost: number;
}

/** The buffers that hold a target at least cost, or that cost least, and what fresh trials say of them. */
export interface BufferPlan {
  readonly question: CompleteBufferQuestion;
  /** Days of cover by the path of their number: the median of a distribution. */
  readonly settings: Readonly<Record<string, number>>;
  /** The scenarios with these buffers, in the order given. */
  readonly scenarios: readonly Scenario[];
  /** Whether fresh trials confirm the target; always true without one. */
  readonly isReached: boolean;
  /** What limits the plan: the target, the bounds of cover, or cost. */
  readonly binding: 'target' | 'bound' | 'cost';
  /**
   * Only where no cover up to the bound reaches the target: shares of the fresh futures in which the
   * shortage outlasts the most cover, by the regime of the last day on which goods could leave in time.
   * Together they are `outOfSample`.
   */
  readonly outlasted?: Readonly<Record<string, number>>;
  /** Chance of a halt by the day on the trials that chose the plan: too good, as they chose it. */
  readonly inSample: Estimate;
  /** The same on trials that chose nothing. */
  readonly outOfSample: Estimate;
  /** The same with the buffers as they were, on those trials. */
  readonly before: Estimate;
  /**
   * What prices say, or days of cover times their cost and vehicles lost times theirs, on the trials that
   * chose the plan.
   */
  readonly cost: number;
  /** What stock, halts and flights cost on fresh trials; only in scenarios with prices. */
  readonly money?: BufferMoney;
  /** From the first setting to the last. */
  readonly path: readonly BufferStep[];
  /** By path: what one more day of that cover alone changes, on fresh trials. */
  readonly oneMoreDay: Readonly<Record<string, DayOfCover>>;
  readonly options: RunOptions;
}

/**
 * Finds the least cover that keeps the chance of a halt at or under a target, or the cheapest cover.
 *
 * All settings meet the same sample paths. The least cover is chosen by the upper limit of its interval,
 * the cheapest by the chance itself; either is held against fresh trials and made deeper where they do not
 * confirm it. What is reported comes from trials that chose nothing (seed `<seed>/fresh`). Distributions
 * keep their family and spread: days of cover are their median, which parameter sets then do not move.
 * With several lanes the search goes downhill and exchanges pairs; it need not find the best of all plans.
 *
 * @param of - one scenario; several, the worst of which counts; or `{ forecast, scenarios? }`, the mixture.
 * @param question - `atMost` (a chance between 0 and 1), `byDay`, `automaker`, `vary`, `bounds`, `cost`.
 * @param options - those of `simulate`, without `rareEvents` and `keep`; `onProgress` and `signal`.
 * @returns a plan. When no cover within the bounds reaches the target, `isReached` is false and the plan
 * has the most cover that is allowed.
 * @throws {RangeError | TypeError} for a question or options out of range.
 * @example
 * ```ts
 * import { loadScenario, optimizeBuffers } from 'rare-earth-risk';
 *
 * const question = { automaker: 'eu-volume', atMost: 0.1 };
 * const plan = optimizeBuffers(loadScenario('licences-slowed'), question, { trials: 500, seed: 'docs' });
 * console.log(plan.isReached, plan.outOfSample.value <= 0.1); // true true
 * ```
 */
export function optimizeBuffers(
  of: Scenario | readonly Scenario[] | BufferForecast,
  question: BufferQuestion,
  options: BufferOptions = {},
): BufferPlan {
  checkObject('of', of);
  const all = worldsOf(of);
  const complete = completeQuestion(question, all.scenarios);
  checkRecord('options', options);
  const { progress, rest } = takeProgress(options);
  const run = completeOptions(rest);
  if (run.rareEvents) {
    throw new TypeError(
      `Expected options.rareEvents to be left out of a plan, whose settings share their trials, got ${describe(run.rareEvents)}`,
    );
  }
  const worlds = withoutOthers(all, complete.automaker);
  const knobs = knobsOf(worlds.scenarios[0]!, complete);
  const ask = openAsk(worlds, knobs, complete);
  // The search, lane by lane; confirmation, two runs, and one more day of each knob.
  const searching = knobs.length > 1 ? 2 + STRIDES.length : 1;
  const step = stepsOf(progress, searching + 3 + knobs.length);
  const path: Tried[] = [];
  const searchWith = (part: ProgressOptions): Search => {
    return { question: complete, knobs, ask, options: run, step: stepsOf(part, searching) };
  };
  const choose = isCheapest(complete) ? cheapest : least;
  const chosen = step((part) => choose(searchWith(part), path), searching);
  const search = { ...searchWith({}), step };
  const { plan, isReached } = step(() => confirmed(search, chosen));
  return planOf({ all, worlds, search, path, plan, isReached, isFound: chosen.isFound });
}

interface Parts {
  readonly all: Worlds;
  readonly worlds: Worlds;
  readonly search: Search;
  readonly path: readonly Tried[];
  readonly plan: Tried;
  readonly isReached: boolean;
  readonly isFound: boolean;
}

function planOf({ all, worlds, search, path, plan, isReached, isFound }: Parts): BufferPlan {
  const { question, knobs, options } = search;
  const fresh = { ...options, seed: `${options.seed}/fresh` };
  const { step } = search;
  const before = step(() => runsOf(worlds, knobs, null, fresh));
  const after = step(() => runsOf(worlds, knobs, plan.days, fresh));
  const asked = {
    byDay: question.byDay,
    ...(question.automaker !== null && { automaker: question.automaker }),
  };
  const chance = (runs: typeof before): Estimate =>
    mixtureOrWorst(
      runs.map((run) => haltProbability(run, asked)),
      worlds.weights,
    );
  return {
    question,
    settings: settingsOf(knobs, plan.days),
    scenarios: all.scenarios.map((scenario) => override(scenario, bufferPatch(scenario, knobs, plan.days))),
    isReached,
    binding: bindingOf(question, isFound),
    ...(!isFound && { outlasted: outlastedBy(worlds, after, question) }),
    inSample: plan.haltProbability,
    outOfSample: chance(after),
    before: chance(before),
    cost: costOf(search, plan),
    ...(question.isPriced && { money: moneyOf(before, after, worlds.weights) }),
    path: path.map((tried) => stepOf(search, knobs, tried)),
    oneMoreDay: daysOfCover(worlds, knobs, plan.days, after, question, step),
    options,
  };
}

function bindingOf(question: CompleteBufferQuestion, isFound: boolean): BufferPlan['binding'] {
  if (question.atMost !== null && !isFound) return 'bound';
  return isCheapest(question) ? 'cost' : 'target';
}

function stepOf(search: Search, knobs: readonly Knob[], tried: Tried): BufferStep {
  return {
    settings: settingsOf(knobs, tried.days),
    haltProbability: tried.haltProbability.value,
    cost: costOf(search, tried),
  };
}
