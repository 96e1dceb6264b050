// A plan of buffers: what was chosen, and what fresh trials say of it.

import type { Element } from '../../elements.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { override } from '../../scenario/override.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { haltProbability } from '../halts.ts';
import { bindsNext } from './binds-next.ts';
import { bufferPatch, coverCosts, type Knob, presentSettings, settingsOf } from './knobs.ts';
import { type DayOfCover, daysOfCover } from './one-more-day.ts';
import { outlastedBy } from './outlasted.ts';
import { type BufferMoney, moneyOf, type StatedCosts, statedCosts } from './plan-money.ts';
import { type CompleteBufferQuestion, isCheapest } from './question.ts';
import { costOf, type Search, type Tried } from './search.ts';
import { mixtureOrWorst, runsOf, type Worlds } from './worlds.ts';

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
  /** Days of cover by the same paths, as the first scenario has them. */
  readonly present: Readonly<Record<string, number>>;
  /** The scenarios with these buffers, in the order given. */
  readonly scenarios: readonly Scenario[];
  /**
   * Whether fresh trials confirm the target, others than those of `outOfSample`; always true without a
   * target.
   */
  readonly isReached: boolean;
  /** What keeps the plan from less cover or from a cheaper one: the target, the bounds, or cost. */
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
  /**
   * Shares of the fresh futures that halt by the day in spite of the plan, by the element that runs out
   * first, the largest first. Together they are `outOfSample`.
   */
  readonly bindsNext: Readonly<Partial<Record<Element, number>>>;
  /** Days of cover and vehicles lost at their stated costs, on fresh trials; only with `cost.perVehicle`. */
  readonly stated?: StatedCosts;
  /** What stock, halts and flights cost on fresh trials; only in scenarios with prices. */
  readonly money?: BufferMoney;
  /** From the first setting to the last. */
  readonly path: readonly BufferStep[];
  /** By path: what one more day of that cover alone changes, on fresh trials. */
  readonly oneMoreDay: Readonly<Record<string, DayOfCover>>;
  readonly options: RunOptions;
}

/** What a plan is made of. */
interface Parts {
  readonly all: Worlds;
  readonly worlds: Worlds;
  readonly search: Search;
  readonly path: readonly Tried[];
  readonly plan: Tried;
  readonly isReached: boolean;
  readonly isFound: boolean;
}

/** Returns the plan, with what fresh trials say of it. */
export function planOf({ all, worlds, search, path, plan, isReached, isFound }: Parts): BufferPlan {
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
    present: presentSettings(worlds.scenarios[0]!, knobs),
    scenarios: all.scenarios.map((scenario) => override(scenario, bufferPatch(scenario, knobs, plan.days))),
    isReached,
    binding: bindingOf(search, plan, isFound),
    ...(!isFound && { outlasted: outlastedBy(worlds, after, question) }),
    inSample: plan.haltProbability,
    outOfSample: chance(after),
    before: chance(before),
    bindsNext: bindsNext(worlds, after, question),
    cost: costOf(search, plan),
    ...costsOf({ worlds, search, plan }, before, after),
    path: path.map((tried) => stepOf(search, knobs, tried)),
    oneMoreDay: daysOfCover(worlds, knobs, plan.days, after, question, step),
    options,
  };
}

/** Returns what a plan costs on fresh trials, at stated costs or by the prices of the scenarios. */
function costsOf(
  { worlds, search, plan }: Pick<Parts, 'worlds' | 'search' | 'plan'>,
  before: readonly Simulation[],
  after: readonly Simulation[],
): Pick<BufferPlan, 'stated' | 'money'> {
  const { question, knobs } = search;
  if (question.isPriced) return { money: moneyOf(before, after, worlds.weights) };
  const { perVehicle } = question.cost;
  if (perVehicle === 0) return {};
  const cover = {
    before: coverCosts(knobs, presentSettings(worlds.scenarios[0]!, knobs)),
    after: coverCosts(knobs, settingsOf(knobs, plan.days)),
  };
  return { stated: statedCosts(before, after, worlds.weights, { cover, perVehicle }) };
}

/** Returns what keeps a plan from less cover, or from a cheaper one. */
function bindingOf(search: Search, plan: Tried, isFound: boolean): BufferPlan['binding'] {
  const { question, refused } = search;
  const [least, most] = question.bounds;
  if (!isFound) return 'bound';
  if (!isCheapest(question)) return plan.days.every((days) => days === least) ? 'bound' : 'target';
  if (refused.cost < costOf(search, plan)) return 'target';
  return plan.days.every((days) => days === least || days === most) ? 'bound' : 'cost';
}

function stepOf(search: Search, knobs: readonly Knob[], tried: Tried): BufferStep {
  return {
    settings: settingsOf(knobs, tried.days),
    haltProbability: tried.haltProbability.value,
    cost: costOf(search, tried),
  };
}
