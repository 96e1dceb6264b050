import { checkRun, checkWhole } from '../check.ts';
import { describe } from '../errors.ts';
import { columnNames, emptyColumns } from './columns.ts';
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
  checkRun(name, value);
  const { scenario, outcomes, options, weights, replicates } = value as Simulation;
  if (typeof outcomes !== 'object' || outcomes === null) {
    const got = 'seen' in (value as object) ? 'a digest, which has none' : describe(value);
    throw new TypeError(
      `Expected ${name} to be a run with the outcomes of every trial, got ${got}; simulate returns one unless options.keep is 'summary'`,
    );
  }
  const names = columnNames(emptyColumns(0, scenario.prices !== undefined));
  for (const [id, columns] of Object.entries(outcomes)) {
    for (const column of names) {
      const list = (columns as unknown as Readonly<Record<string, ArrayLike<number> | undefined>>)?.[column];
      requireTrials(`${name}.outcomes.${id}.${column}`, list, options.trials);
    }
  }
  if (replicates !== undefined) checkWhole(`${name}.replicates`, replicates, 1, MOST_REPLICATES);
  if (weights !== undefined) requireTrials(`${name}.weights`, weights, options.trials);
}

function requireTrials(path: string, column: ArrayLike<number> | undefined, trials: number): void {
  const isColumn = column instanceof Float64Array || column instanceof Uint8Array;
  if (isColumn && column.length === trials) return;
  const got = isColumn ? `one of ${column.length}` : describe(column);
  throw new RangeError(`Expected ${path} to be a column of ${trials} entries, one a trial, got ${got}`);
}
