import { checkObject, checkRun, checkWhole } from '../check.ts';
import { describe, rangeError, typeError } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { isParsed } from '../scenario/parsed.ts';
import { entityIds } from '../scenario/sources.ts';
import { columnNames, emptyColumns } from './columns.ts';
import { completeOptions } from './options.ts';
import type { Simulation } from './run.ts';

/** Most replicates of a run. */
export const MOST_REPLICATES = 1024;

/**
 * Checks that `value` is a run with columns, one entry a trial.
 *
 * @throws {TypeError} for anything else: a digest has counts only.
 * @throws {RangeError} for columns of another length.
 */
export function requireColumns(name: string, value: unknown): asserts value is Simulation {
  requireHeader(name, value);
  const { outcomes, options, scenario, weights, replicates } = value as Simulation;
  if (typeof outcomes !== 'object' || outcomes === null) {
    const got = 'seen' in (value as object) ? 'a digest, which has none' : describe(value);
    throw typeError(
      `Expected ${name} to be a run with the outcomes of every trial, got ${got}; simulate returns one unless options.keep is 'summary'`,
    );
  }
  const names = columnNames(emptyColumns(0, scenario.prices !== undefined));
  const ids = entityIds(scenario.automakers);
  const other = Object.keys(outcomes).find((id) => !ids.includes(id));
  if (other !== undefined)
    throw rangeError(`Expected ${name}.outcomes to have automakers of the scenario, got ${describe(other)}`);
  for (const id of ids) {
    const columns = outcomes[id];
    for (const column of names) {
      const list = (columns as unknown as Readonly<Record<string, ArrayLike<number> | undefined>>)?.[column];
      requireTrials(`${name}.outcomes.${id}.${column}`, list, options.trials);
    }
  }
  if (replicates !== undefined) checkWhole(`${name}.replicates`, replicates, 1, MOST_REPLICATES);
  if (weights !== undefined) requireTrials(`${name}.weights`, weights, options.trials);
}

/**
 * Checks that `value` has the options and the scenario of a run, as `simulate` returned them.
 *
 * @throws {TypeError | RangeError | ScenarioError} for anything else.
 */
export function requireHeader(name: string, value: unknown): asserts value is Simulation {
  checkRun(name, value);
  const { id, version, options, scenario } = value as Simulation;
  for (const [key, text] of Object.entries({ id, version })) {
    if (typeof text !== 'string')
      throw typeError(`Expected ${name}.${key} to be text, got ${describe(text)}`);
  }
  if (options === undefined) checkObject(`${name}.options`, options);
  completeOptions(options);
  if (isParsed(scenario)) return;
  if (JSON.stringify(asScenario(`${name}.scenario`, scenario)) === JSON.stringify(scenario)) return;
  throw typeError(
    `Expected ${name}.scenario to be complete, as parseScenario returns it, got ${describe(scenario)}`,
  );
}

function requireTrials(path: string, column: ArrayLike<number> | undefined, trials: number): void {
  const isColumn = column instanceof Float64Array || column instanceof Uint8Array;
  if (isColumn && column.length === trials) return;
  const got = isColumn ? `one of ${column.length}` : describe(column);
  throw rangeError(`Expected ${path} to be a column of ${trials} entries, one a trial, got ${got}`);
}
