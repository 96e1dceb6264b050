import { checkObject, checkRecord, checkWhole } from '../check.ts';
import { refuseSummary } from '../engine/keep.ts';
import { completeOptions } from '../engine/options.ts';
import type { KeepColumns, RunOptions, Simulation } from '../engine/run.ts';
import { describe, didYouMean } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import type { AutomakerId } from '../scenario/names.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../stats/progress.ts';
import { type Forecast, forecastOf } from './mixed-forecast.ts';
import { inCommon } from './outcome-columns.ts';
import { requireSameDays } from './same-days.ts';
import { drawWeights, type ForecastWeights, readWeights } from './weights.ts';

/**
 * Options of `forecast`: those of a run and of progress, the automaker and the deadline, and the user's own
 * scenarios.
 */
export interface ForecastOptions extends Partial<RunOptions>, ProgressOptions {
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Halts that begin on a day below this count, 0 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /** Scenarios by the names that the weights use; other names are those of shipped scenarios. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
}

/** Draws of uncertain weights behind a credible interval. */
const DRAWS = 10_000;

/**
 * Returns the mixture of the results of several scenarios with stated weights.
 *
 * The model gives the results under each scenario; the weights are the user's judgement. Every scenario is
 * run as by `simulate` with the same options, so on the same sample paths. With `rareEvents` the errors of
 * scenarios count as fully correlated, which makes that of the mixture too large, never too small.
 *
 * @param weights - `{ 'truce-holds': 0.6, … }`, which add up to 1, or concentrations of a Dirichlet
 * distribution, `{ dirichlet: { 'truce-holds': 6, … } }`, for uncertain weights.
 * @param options - those of `simulate`, `automaker`, `byDay`, `scenarios`, `onProgress` and `signal`.
 * @throws {RangeError | TypeError} for weights or options out of range, and for scenarios with different
 * starts or horizons or without an automaker in common.
 * @throws {ScenarioError} for a name that is neither in `scenarios` nor that of a shipped scenario.
 * @example
 * ```ts
 * import { forecast } from 'rare-earth-risk';
 *
 * const weights = { 'truce-holds': 0.8, 'ban-resumes': 0.2 };
 * const { mixture, conditional } = forecast(weights, { trials: 500, seed: 'docs' });
 * console.log(mixture.value.toFixed(3)); // 0.507
 * console.log(conditional['ban-resumes']!.value); // 0.942
 * ```
 */
export function forecast(weights: ForecastWeights, options: ForecastOptions = {}): Forecast {
  const opened = openForecast(weights, options);
  const report = progressOf(takeProgress(options).progress, opened.scenarios.length);
  const runs = opened.scenarios.map((scenario) => {
    const run = simulate(scenario, opened.run);
    report();
    return run;
  });
  return opened.of(runs);
}

/** A forecast, checked: what has to be run for it, and what follows from the runs. */
export interface OpenForecast {
  readonly scenarios: readonly Scenario[];
  readonly run: Partial<RunOptions>;
  /** Returns the forecast of runs of the scenarios, in their order. */
  of(runs: readonly Simulation[]): Forecast;
}

/** Returns what `forecast` has to run, after its checks. */
export function openForecast(weights: ForecastWeights, options: ForecastOptions): OpenForecast {
  checkObject('weights', weights);
  checkRecord('options', options);
  const { rest } = takeProgress(options);
  const { automaker, byDay, scenarios = {}, keep, ...run } = rest as ForecastOptions & KeepColumns;
  checkObject('options.scenarios', scenarios);
  const checked = readWeights(weights);
  const { names } = checked;
  const chosen = names.map((name) =>
    Object.hasOwn(scenarios, name)
      ? asScenario(`options.scenarios.${name}`, scenarios[name])
      : loadScenario(name),
  );
  const { horizonDays } = chosen[0]!;
  for (const [i, scenario] of chosen.entries())
    requireSameDays(chosen[0]!, names[0]!, scenario, (key) => `${key} of ${names[i]}`);
  const deadline = byDay ?? horizonDays;
  checkWhole('options.byDay', deadline, 0, horizonDays);
  const ids = chosen.map(({ automakers }) => inCommon(automakers, chosen[0]!.automakers)).reduce(inBoth);
  requireAutomaker(automaker, ids);
  refuseSummary('forecast', { keep });
  const { seed } = completeOptions(run);
  return {
    scenarios: chosen,
    run,
    of: (runs) => forecastOf(runs, checked, drawWeights(checked, seed, DRAWS), { ids, automaker, deadline }),
  };
}

function inBoth(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((id) => b.includes(id));
}

function requireAutomaker(automaker: string | undefined, ids: readonly string[]): void {
  if (ids.length === 0) throw new RangeError('Expected the scenarios to share an automaker, got none');
  if (automaker === undefined || ids.includes(automaker)) return;
  throw new RangeError(
    `Expected options.automaker to be one of ${ids.join(', ')}, got ${describe(automaker)}${didYouMean(automaker, ids)}`,
  );
}
