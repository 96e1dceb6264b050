import { checkObject, checkRecord } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import { describe } from '../../errors.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type ProgressOptions, stepsOf, takeProgress } from '../../stats/progress.ts';
import { openAsk } from './ask.ts';
import type { BufferOptions } from './curve.ts';
import { knobsOf, requireSameLanes } from './knobs.ts';
import { type BufferPlan, planOf } from './plan.ts';
import { cheapest, confirmed, least } from './plan-search.ts';
import { type BufferQuestion, completeQuestion, isCheapest } from './question.ts';
import { type Search, STRIDES, type Tried } from './search.ts';
import { type BufferForecast, withoutOthers, worldsOf } from './worlds.ts';

/**
 * Finds the least cover that keeps the chance of a halt at or under a target, or the cheapest cover.
 *
 * All settings meet the same sample paths. A target is kept by the upper limit of the interval, so that
 * more trials can give less cover; the plan is then held against fresh trials and made deeper where they do
 * not confirm it. What is reported comes from trials that chose nothing (seed `<seed>/fresh`).
 * Distributions keep their family and relative spread: days of cover are their number `median`, before
 * bounds such as
 * `min` cut the distribution, and parameter sets then do not move it.
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
  requireSameLanes(all.scenarios, complete);
  const worlds = withoutOthers(all, complete.automaker);
  const knobs = knobsOf(worlds.scenarios[0]!, complete);
  const ask = openAsk(worlds, knobs, complete);
  // The search, lane by lane; confirmation, two runs, and one more day of each knob.
  const searching = knobs.length > 1 ? 2 + STRIDES.length : 1;
  const step = stepsOf(progress, searching + 3 + knobs.length);
  const path: Tried[] = [];
  const refused = { cost: Number.POSITIVE_INFINITY };
  const searchWith = (part: ProgressOptions): Search => {
    return { question: complete, knobs, ask, options: run, step: stepsOf(part, searching), refused };
  };
  const choose = isCheapest(complete) ? cheapest : least;
  const chosen = step((part) => choose(searchWith(part), path), searching);
  const search = { ...searchWith({}), step };
  const { plan, isReached } = step(() => confirmed(search, chosen));
  return planOf({ all, worlds, search, path, plan, isReached, isFound: chosen.isFound });
}
