import { checkRecord, checkWhole } from '../../check.ts';
import { refuseSummary } from '../../engine/keep.ts';
import { completeOptions } from '../../engine/options.ts';
import { describe } from '../../errors.ts';
import { chancesOfWarning } from '../../stats/decisions/information.ts';
import { progressOf, takeProgress } from '../../stats/progress.ts';
import { remarksOn } from '../parameters.ts';
import { drawWeights } from '../weights.ts';
import type { Choice, ChoiceQuestion, ChooseOptions } from './choice.ts';
import { costColumns } from './cost-columns.ts';
import { readQuestion } from './read-question.ts';
import { breakEvenOf, regretOf } from './regret.ts';
import { weightedChoice } from './weighted.ts';

/** Draws of uncertain weights. */
const DRAWS = 10_000;

/**
 * Returns what each option costs under each scenario, and which is best by expected cost and by regret.
 *
 * The cost of a trial is that of the option and of what is lost: what prices say, or else
 * `lossPerVehicle` for each vehicle. All options meet the same sample paths under all scenarios. With
 * weights it also returns
 * expected costs, tail means, the weight of a scenario at which the best option changes, and the worth of
 * knowing which scenario comes (EVPI), or of a signal of it (EVSI). The least of noisy means would be too
 * low: numbers about a best option are from the half of the trials that did not choose it, in turn. So a
 * regret or a worth near 0 may be below it by chance.
 *
 * @param question - `options` (patches, each with a `cost`) and `scenarios` by name, `weights`, `measure`
 * with what a unit of it costs, `automaker`, `byDay` and `signal`.
 * @param options - those of `simulate`, at least 4 trials, without `rareEvents`; `onProgress` and
 * `signal`.
 * @throws {RangeError | TypeError} for a question or options out of range, and scenarios of different
 * horizons.
 * @throws {ScenarioError} for an option that does not give a valid scenario.
 * @example
 * ```ts
 * import { choose, loadScenario } from 'rare-earth-risk';
 *
 * const [truce, ban] = [loadScenario('truce-holds'), loadScenario('ban-resumes')];
 * const lanes = { Dy: { bufferDays: { median: 120 } } };
 * const stock = { automakers: { 'us-volume': { lanes } }, cost: 30e6 };
 * const options = { none: {}, stock };
 * const question = { options, scenarios: { truce, ban }, automaker: 'us-volume', lossPerVehicle: 2000 };
 * const { breakEven } = choose(question, { trials: 400, seed: 'docs' });
 * console.log(breakEven.ban!.above, breakEven.ban!.value.toFixed(2)); // stock 0.23
 * ```
 */
export function choose(question: ChoiceQuestion, options: ChooseOptions = {}): Choice {
  checkRecord('options', options);
  const { progress, rest: run } = takeProgress(options);
  refuseSummary('choose', run);
  const complete = completeOptions(run);
  const { valuation, weights, signal, costs, worlds } = readQuestion(question);
  checkWhole('options.trials', complete.trials, 4, 1e8);
  if (complete.rareEvents) {
    throw new TypeError(
      `Expected options.rareEvents to be left out of a choice, whose options share their trials, got ${describe(complete.rareEvents)}`,
    );
  }
  if (signal) chancesOfWarning(signal, Object.keys(worlds));
  const runs = Object.keys(question.options).length * Object.keys(worlds).length;
  const afterRun = progressOf(progress, runs);
  const columns = costColumns(question.options, worlds, valuation, complete, afterRun);
  const regret = regretOf(columns);
  const weighted =
    weights && weightedChoice(columns, weights, drawWeights(weights, complete.seed, DRAWS), signal);
  return {
    ...regret,
    breakEven: breakEvenOf(columns, regret.table, weighted?.weights),
    weighted: weighted ?? null,
    question: {
      ...valuation,
      automaker: valuation.automaker ?? null,
      signal: signal ?? null,
      costs,
    },
    options: complete,
    ...remarksOn(Object.values(worlds)),
  };
}
