import { checkWhole } from '../check.ts';
import { refuseSummary } from '../engine/keep.ts';
import type { RunOptions, Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { type LineDifference, lineDifference } from './line-difference.ts';
import { inCommon } from './outcome-columns.ts';

/** What changes for any line, and for each automaker that both scenarios have. */
export interface ScenarioDifference extends LineDifference {
  readonly automakers: Readonly<Record<string, LineDifference>>;
}

/** A baseline beside alternatives, all through the same weather. */
export interface Comparison {
  readonly baseline: Simulation;
  readonly alternatives: Readonly<Record<string, Simulation>>;
  /** By the alternative's name. */
  readonly differences: Readonly<Record<string, ScenarioDifference>>;
}

/** Options of a comparison: those of a run, and the deadline of the halt probability. */
export interface CompareOptions extends Partial<RunOptions> {
  /** Halts that begin within so many days count, 0 … horizonDays; default the horizon. */
  readonly byDay?: number;
}

/**
 * Runs a baseline and its alternatives through the same weather, trial by trial, and estimates what changes. Intervals are Tango's for
 * chances, Student's for means, both of the pairs: much narrower than those of two runs apart.
 *
 * @param alternatives - scenarios by any name, such as `{ thicker }`; automakers that the baseline lacks are left out.
 * @param options - as for `simulate`, and `byDay`.
 * @throws {RangeError | TypeError} for options out of range, no alternative, another horizon, or no automaker in common; and for
 * `rareEvents`, under which the trials of two scenarios carry different weights and are no pairs.
 */
export function compare(
  baseline: Scenario,
  alternatives: Readonly<Record<string, Scenario>>,
  options: CompareOptions = {},
): Comparison {
  const { byDay = baseline.horizonDays, ...runOptions } = options;
  checkWhole('options.byDay', byDay, 0, baseline.horizonDays);
  const named = Object.entries(alternatives);
  if (named.length === 0) throw new RangeError('Expected at least one alternative, got none');
  refuseSummary('compare', runOptions);
  requirePlain(runOptions);
  for (const [name, scenario] of named) requireComparable(baseline, scenario, `alternatives.${name}`);
  const before = simulate(baseline, runOptions);
  const runs = named.map(([name, scenario]) => [name, simulate(scenario, runOptions)] as const);
  return {
    baseline: before,
    alternatives: Object.fromEntries(runs),
    differences: Object.fromEntries(runs.map(([name, after]) => [name, difference(before, after, byDay)])),
  };
}

function requirePlain({ rareEvents }: Partial<RunOptions>): void {
  if (rareEvents === undefined || rareEvents === false) return;
  throw new TypeError(
    `Expected options.rareEvents to be left out of a comparison, whose trials are pairs, got ${describe(rareEvents)}`,
  );
}

function requireComparable(baseline: Scenario, scenario: Scenario, path: string): void {
  const { horizonDays } = baseline;
  if (scenario.horizonDays !== horizonDays) {
    throw new RangeError(
      `Expected ${path}.horizonDays to be ${horizonDays} as in the baseline, got ${describe(scenario.horizonDays)}`,
    );
  }
  if (inCommon(baseline.automakers, scenario.automakers).length > 0) return;
  throw new RangeError(
    `Expected ${path}.automakers to share one with the baseline, got ${describe(scenario.automakers)}`,
  );
}

function difference(before: Simulation, after: Simulation, byDay: number): ScenarioDifference {
  const ids = inCommon(before.outcomes, after.outcomes);
  const pair = (chosen: readonly string[]): LineDifference => lineDifference(before, after, chosen, byDay);
  return { ...pair(ids), automakers: Object.fromEntries(ids.map((id) => [id, pair([id])])) };
}
