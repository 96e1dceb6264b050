import type { Element } from '../elements.ts';
import { CHECKPOINTS } from '../engine/checkpoints.ts';
import { type Digest, digest } from '../engine/digest.ts';
import { readRun } from '../engine/read-run.ts';
import type { Simulation } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import type { SurvivalTime } from '../stats/survival-time.ts';

export { CHECKPOINTS } from '../engine/checkpoints.ts';

import { type Estimators, estimatorsOfDigest, estimatorsOfRun } from './estimators.ts';
import type { CostName } from './money/most.ts';
import { type Remarks, remarksOn } from './parameters.ts';

/** Summary of the first halts of one automaker, or of any. */
export interface HaltSummary {
  /** Halt probability by the horizon. */
  readonly haltProbability: Estimate;
  /** Halt probability by days 90 and 180, as far as they lie within the horizon. */
  readonly byDay: Readonly<Record<number, Estimate>>;
  /** Median day of the first halt over the futures that halt; `null` when none did. */
  readonly medianFirstHaltDay: Estimate | null;
  /** Share of each binding element among the futures that halt, the most frequent first. */
  readonly bindingElements: Readonly<Partial<Record<Element, Estimate>>>;
}

/** Summary of one automaker, with its expected losses. */
export interface AutomakerSummary extends HaltSummary {
  /** Mean days halted. */
  readonly haltDays: Estimate;
  /** Mean vehicles lost. */
  readonly vehiclesLost: Estimate;
  /**
   * Days from the first embargo or slow-down to the halt, over the trials in which one comes before a halt.
   * Trials that end without a halt are censored. `null` without a disruption, and for weighted trials.
   */
  readonly timeToSurvive: SurvivalTime | null;
  /** USD; `null` when the scenario gives no value per vehicle. */
  readonly valueLost: Estimate | null;
  /** Mean costs, USD over the horizon; only of a scenario with prices. */
  readonly money?: Readonly<Record<CostName, Estimate>>;
}

/**
 * How likely a halt is, when it comes and which element binds, for every automaker of a run and for any of
 * them.
 */
export interface RunSummary extends Remarks {
  readonly name: string;
  readonly title: string;
  readonly start: string;
  readonly horizonDays: number;
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  /** As in `Simulation`. */
  readonly weekendsOnlyFrom: string | null;
  /** Id of the automaker with the highest P(halt) by the horizon (ties: the first in the scenario). */
  readonly mostExposed: string;
  readonly any: HaltSummary;
  readonly automakers: Readonly<Record<string, AutomakerSummary>>;
}

/**
 * Summarizes a run, or its digest, for every automaker and for any of them.
 *
 * A run and its digest give the same bytes.
 *
 * @throws {TypeError} for a value that is no run, {ScenarioError} for a copy of a digest that is none.
 * @example
 * ```ts
 * import { loadScenario, simulate, summarize } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * const { any, mostExposed } = summarize(run);
 * console.log(any.haltProbability.value, mostExposed); // 0.942 japan-compact
 * console.log(any.medianFirstHaltDay!.value); // 110
 * ```
 */
export function summarize(run: Simulation | Digest): RunSummary {
  const of = readRun('run', run);
  const { scenario, options, weekendsOnlyFrom } = of;
  const estimators = estimatorsOf(of);
  const ids = Object.keys('outcomes' in of ? of.outcomes : of.automakers);
  const automakers = Object.fromEntries(
    ids.map((id) => [id, summarizeAutomaker(scenario, id, estimators(id))]),
  );
  const exposure = (id: string): number => automakers[id]!.haltProbability.value;
  return {
    name: scenario.name,
    title: scenario.title,
    start: scenario.start,
    horizonDays: scenario.horizonDays,
    trials: options.trials,
    seed: options.seed,
    confidence: options.confidence,
    weekendsOnlyFrom,
    ...remarksOn([scenario]),
    mostExposed: ids.reduce((most, id) => (exposure(id) > exposure(most) ? id : most)),
    any: summarizeHalts(scenario, estimators()),
    automakers,
  };
}

/**
 * Returns the estimators by automaker. A run is digested first, unless it has weights, which a digest
 * cannot hold.
 */
function estimatorsOf(of: Simulation | Digest): (automaker?: string) => Estimators {
  if (!('outcomes' in of)) return (automaker) => estimatorsOfDigest(of, automaker);
  if (of.weights) return (automaker) => estimatorsOfRun(of, automaker);
  const counts = digest(of);
  return (automaker) => estimatorsOfDigest(counts, automaker);
}

function summarizeHalts({ horizonDays }: Scenario, estimators: Estimators): HaltSummary {
  const checkpoints = CHECKPOINTS.filter((day) => day <= horizonDays);
  return {
    haltProbability: estimators.haltProbability(horizonDays),
    byDay: Object.fromEntries(checkpoints.map((byDay) => [byDay, estimators.haltProbability(byDay)])),
    medianFirstHaltDay: estimators.medianFirstHaltDay(),
    bindingElements: estimators.bindingElements(),
  };
}

function summarizeAutomaker(scenario: Scenario, id: string, estimators: Estimators): AutomakerSummary {
  const value = scenario.automakers[id]!.valuePerVehicle;
  const vehiclesLost = estimators.mean('vehiclesLost');
  return {
    ...summarizeHalts(scenario, estimators),
    haltDays: estimators.mean('haltDays'),
    vehiclesLost,
    timeToSurvive: estimators.timeToSurvive(),
    valueLost: value === undefined ? null : scale(vehiclesLost, value),
    ...(scenario.prices && { money: meanCosts(estimators) }),
  };
}

function meanCosts({ mean }: Estimators): Readonly<Record<CostName, Estimate>> {
  return {
    stockCost: mean('stockCost'),
    haltLoss: mean('haltLoss'),
    airCost: mean('airCost'),
    cost: mean('cost'),
  };
}

function scale(estimate: Estimate, factor: number): Estimate {
  const { value, standardError, interval } = estimate;
  return {
    ...estimate,
    value: value * factor,
    standardError: standardError * factor,
    interval: [interval[0] * factor, interval[1] * factor],
  };
}
