import { checkObject, checkRecord, checkWhole } from '../check.ts';
import { refuseSummary } from '../engine/keep.ts';
import type { RunOptions, Simulation } from '../engine/run.ts';
import { describe, rangeError, typeError } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../stats/progress.ts';
import { type LineDifference, lineDifference } from './line-difference.ts';
import { inCommon } from './outcome-columns.ts';
import { requireSameDays } from './same-days.ts';

/** Differences for any line, and for each automaker that both scenarios have. */
export interface ScenarioDifference extends LineDifference {
  readonly automakers: Readonly<Record<string, LineDifference>>;
}

/** Runs of a baseline and its alternatives on the same sample paths, and their differences. */
export interface Comparison {
  readonly baseline: Simulation;
  readonly alternatives: Readonly<Record<string, Simulation>>;
  /** By the alternative's name. */
  readonly differences: Readonly<Record<string, ScenarioDifference>>;
}

/** Options of `compare`: those of a run and of progress, and the deadline of the halt probability. */
export interface CompareOptions extends Partial<RunOptions>, ProgressOptions {
  /** Halts that begin on a day below this count, 0 … horizonDays; default the horizon. */
  readonly byDay?: number;
}

/**
 * Runs a baseline and its alternatives on the same sample paths and estimates the differences, trial by
 * trial.
 *
 * Common random numbers make the intervals much narrower than those of two separate runs. They are Tango's
 * for chances (Statistics in Medicine 17, 1998) and Student's for means, both of pairs of trials.
 *
 * @param alternatives - scenarios by any name; automakers that the baseline does not have are left out.
 * @param options - those of `simulate`, `byDay`, `onProgress` and `signal`.
 * @throws {RangeError | TypeError} for options out of range, no alternative, another start or horizon, no
 * automaker in common, and for `rareEvents`, under which trials of two scenarios have different weights.
 * @example
 * ```ts
 * import { compare, loadScenario, override } from 'rare-earth-risk';
 *
 * const baseline = loadScenario('ban-resumes');
 * const lanes = { Dy: { bufferDays: { median: 60 } } };
 * const larger = override(baseline, { automakers: { 'us-volume': { lanes } } });
 * const { differences } = compare(baseline, { larger }, { trials: 500, seed: 'docs' });
 * const { value, varianceRatio } = differences.larger!.automakers['us-volume']!.haltDays;
 * console.log(value.toFixed(1), varianceRatio.toFixed(1)); // -3.0 80.2
 * ```
 */
export function compare(
  baseline: Scenario,
  alternatives: Readonly<Record<string, Scenario>>,
  options: CompareOptions = {},
): Comparison {
  const { scenarios, names, byDay, run } = openComparison(baseline, alternatives, options);
  const report = progressOf(takeProgress(options).progress, scenarios.length);
  const runs = scenarios.map((scenario) => {
    const found = simulate(scenario, run);
    report();
    return found;
  });
  return comparisonOf(runs, names, byDay);
}

/** A comparison, checked: what has to be run for it. */
export interface OpenComparison {
  /** The baseline, then the alternatives. */
  readonly scenarios: readonly Scenario[];
  /** Names of the alternatives. */
  readonly names: readonly string[];
  readonly byDay: number;
  readonly run: Partial<RunOptions>;
}

/** Returns what `compare` has to run, after its checks. */
export function openComparison(
  baseline: Scenario,
  alternatives: Readonly<Record<string, Scenario>>,
  options: CompareOptions,
): OpenComparison {
  const base = asScenario('baseline', baseline);
  checkObject('alternatives', alternatives);
  const named = Object.entries(alternatives).map(
    ([name, scenario]) => [name, asScenario(`alternatives.${name}`, scenario)] as const,
  );
  checkRecord('options', options);
  const { rest } = takeProgress(options);
  const { byDay = base.horizonDays, ...run } = rest;
  checkWhole('options.byDay', byDay, 0, base.horizonDays);
  if (named.length === 0) throw rangeError('Expected at least one alternative, got none');
  refuseSummary('compare', run);
  requirePlain(run);
  for (const [name, scenario] of named) requireComparable(base, scenario, `alternatives.${name}`);
  return {
    scenarios: [base, ...named.map(([, scenario]) => scenario)],
    names: named.map(([name]) => name),
    byDay,
    run,
  };
}

/** Returns the comparison of runs on the same sample paths: of the baseline, then of the alternatives. */
export function comparisonOf(
  [before, ...runs]: readonly Simulation[],
  names: readonly string[],
  byDay: number,
): Comparison {
  const named = names.map((name, i) => [name, runs[i]!] as const);
  return {
    baseline: before!,
    alternatives: Object.fromEntries(named),
    differences: Object.fromEntries(named.map(([name, after]) => [name, difference(before!, after, byDay)])),
  };
}

function requirePlain({ rareEvents }: Partial<RunOptions>): void {
  if (rareEvents === undefined || rareEvents === false) return;
  throw typeError(
    `Expected options.rareEvents to be left out of a comparison, whose trials are pairs, got ${describe(rareEvents)}`,
  );
}

function requireComparable(baseline: Scenario, scenario: Scenario, path: string): void {
  requireSameDays(baseline, 'the baseline', scenario, (key) => `${path}.${key}`);
  if (inCommon(baseline.automakers, scenario.automakers).length > 0) return;
  throw rangeError(
    `Expected ${path}.automakers to share one with the baseline, got ${describe(scenario.automakers)}; give the line an id of the baseline to compare both, as results are paired by id`,
  );
}

function difference(before: Simulation, after: Simulation, byDay: number): ScenarioDifference {
  const ids = inCommon(before.outcomes, after.outcomes);
  const pair = (chosen: readonly string[]): LineDifference => lineDifference(before, after, chosen, byDay);
  return { ...pair(ids), automakers: Object.fromEntries(ids.map((id) => [id, pair([id])])) };
}
