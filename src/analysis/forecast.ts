import { checkObject, checkRecord, checkWhole } from '../check.ts';
import { estimateOptions } from '../engine/columns.ts';
import { refuseSummary } from '../engine/keep.ts';
import { completeOptions } from '../engine/options.ts';
import type { KeepColumns, RunOptions, Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import { describe, didYouMean } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { movementOf } from '../scenario/moves.ts';
import type { AutomakerId } from '../scenario/names.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { mean } from '../stats/mean.ts';
import { probability, withKnowledge } from '../stats/probability.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../stats/progress.ts';
import { type Draws, type Mixture, mix, type Parts } from './mixture.ts';
import { column, inCommon, mostLost } from './outcome-columns.ts';
import { type Remarks, remarksOn } from './parameters.ts';
import { requireSameDays } from './same-days.ts';
import { drawWeights, type ForecastWeights, readWeights, type Weights } from './weights.ts';

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

/**
 * A mixture of scenarios with stated weights. Its own `mixture` and `conditional` are halt probabilities.
 */
export interface Forecast extends Mixture, Remarks {
  /** Mean weight of each scenario. */
  readonly weights: Readonly<Record<string, number>>;
  /** Standard deviation of each weight; 0 when the weights are fixed. */
  readonly weightErrors: Readonly<Record<string, number>>;
  /** Mean days halted of the automaker in question or, without one, the sum over all lines. */
  readonly haltDays: Mixture;
  /** Mean vehicles lost of the automaker in question or, without one, the sum over all lines. */
  readonly vehiclesLost: Mixture;
  /** Halt probability of each automaker that all scenarios have. */
  readonly automakers: Readonly<Record<string, Mixture>>;
  /** The automaker in question (`null`: any of them) and the deadline. */
  readonly question: { readonly automaker: string | null; readonly byDay: number };
  readonly start: string;
  readonly options: RunOptions;
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

/** Whose halts, and by when, a forecast is about. */
interface Asked {
  /** Automakers that all scenarios have. */
  readonly ids: readonly string[];
  readonly automaker: string | undefined;
  readonly deadline: number;
}

function forecastOf(
  runs: readonly Simulation[],
  weights: Weights,
  draws: Draws,
  { ids, automaker, deadline }: Asked,
): Forecast {
  const { names, mean, concentrations } = weights;
  const asked = automaker === undefined ? ids : [automaker];
  const chance = (of: readonly string[]): Mixture =>
    mixedChance(runs, halts(runs, of, deadline), weights, draws);
  const total = concentrations?.reduce((sum, a) => sum + a, 0) ?? Number.POSITIVE_INFINITY;
  const errorOf = (weight: number): number => Math.sqrt((weight * (1 - weight)) / (total + 1));
  return {
    ...chance(asked),
    weights: Object.fromEntries(names.map((name, i) => [name, mean[i]!])),
    weightErrors: Object.fromEntries(names.map((name, i) => [name, errorOf(mean[i]!)])),
    haltDays: mix(losses(runs, asked, 'haltDays'), weights, draws),
    vehiclesLost: mix(losses(runs, asked, 'vehiclesLost'), weights, draws),
    automakers: Object.fromEntries(ids.map((id) => [id, chance([id])])),
    question: { automaker: automaker ?? null, byDay: deadline },
    start: runs[0]!.scenario.start,
    options: runs[0]!.options,
    ...remarksOn(runs.map(({ scenario }) => scenario)),
  };
}

/**
 * Returns the mixture of chances, with its range over the parameter sets if all scenarios have the same.
 * A trial then has one set in all of them.
 */
function mixedChance(runs: readonly Simulation[], parts: Parts, weights: Weights, draws: Draws): Mixture {
  const mixed = mix(parts, weights, draws);
  const names = new Set(runs.map(({ scenario }) => movementOf(scenario)?.sets.name));
  const sets = names.size === 1 ? setsOfTrials(runs[0]!) : undefined;
  const trials = Float64Array.from(parts.columns[0]!, (_, i) =>
    parts.columns.reduce((sum, column, s) => sum + weights.mean[s]! * column[i]!, 0),
  );
  return { ...mixed, mixture: withKnowledge(mixed.mixture, trials, { sets }, [0, 1]) };
}

function halts(runs: readonly Simulation[], ids: readonly string[], byDay: number): Parts {
  const columns = runs.map((run) => column(run, ids, 'firstHaltDay').map((day) => (day < byDay ? 1 : 0)));
  const estimates = runs.map((run, i) =>
    probability(columns[i]!, (halted) => halted === 1, { ...estimateOptions(run), sets: setsOfTrials(run) }),
  );
  return { columns, estimates, ...dependence(runs) };
}

function losses(
  runs: readonly Simulation[],
  ids: readonly string[],
  name: 'haltDays' | 'vehiclesLost',
): Parts {
  const columns = runs.map((run) => column(run, ids, name));
  const estimates = runs.map((run, i) => {
    const bounds = { least: 0, most: mostLost(run.scenario, ids, name) };
    return mean(columns[i]!, { ...estimateOptions(run), ...bounds, method: 'hall' });
  });
  return { columns, estimates, ...dependence(runs) };
}

/** Returns how trials of the runs, which have the same options, depend on each other. */
function dependence(runs: readonly Simulation[]): Pick<Parts, 'replicates' | 'weighted'> {
  const weighted = runs.some(({ weights }) => weights !== undefined);
  return { replicates: estimateOptions(runs[0]!).replicates, weighted };
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
