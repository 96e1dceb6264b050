import type { EstimateOptions } from '../stats/estimate.ts';
import type { MoneyColumn, OutcomeColumns, Simulation } from './run.ts';

/** Names of the columns in USD, in the order of `OutcomeColumns`. */
export const MONEY_COLUMNS: readonly MoneyColumn[] = ['stockCost', 'haltLoss', 'airCost'];

/**
 * Returns columns of zeros for the outcomes of `trials` trials.
 *
 * @param isPriced - whether the scenario has prices, so that there are columns in USD.
 */
export function emptyColumns(trials: number, isPriced = false): OutcomeColumns {
  const column = (): Float64Array => new Float64Array(trials);
  const columns = {
    firstHaltDay: column(),
    haltDays: column(),
    halts: column(),
    vehiclesLost: column(),
    bindingElement: new Uint8Array(trials),
    daysToRestart: column(),
    timeToSurvive: column(),
  };
  return isPriced ? { ...columns, stockCost: column(), haltLoss: column(), airCost: column() } : columns;
}

/** Returns all that a trial costs: stock, halts and air freight together, USD. */
export function costAt({ stockCost, haltLoss, airCost }: OutcomeColumns, i: number): number {
  return stockCost![i]! + haltLoss![i]! + airCost![i]!;
}

/** Returns the names of the columns that there are. */
export function columnNames(columns: OutcomeColumns): (keyof OutcomeColumns)[] {
  return Object.keys(columns) as (keyof OutcomeColumns)[];
}

/**
 * Returns columns with at least `until` entries, the first `done` of which are copied. The length at least
 * doubles each time, up to `trials`, so that filling the columns takes linear time.
 */
export function growColumns(
  columns: OutcomeColumns,
  done: number,
  until: number,
  trials: number,
): OutcomeColumns {
  const { length } = columns.firstHaltDay;
  if (until <= length) return columns;
  const larger = emptyColumns(Math.min(trials, Math.max(until, 2 * length)), columns.haltLoss !== undefined);
  for (const name of columnNames(larger)) larger[name]!.set(columns[name]!.subarray(0, done));
  return larger;
}

/** Returns a copy of the first `trials` entries of every column. */
export function firstTrials(columns: OutcomeColumns, trials: number): OutcomeColumns {
  return Object.fromEntries(
    columnNames(columns).map((name) => [name, columns[name]!.slice(0, trials)]),
  ) as unknown as OutcomeColumns;
}

/**
 * Returns what an estimate needs to know of a run: its confidence, weights and replicates. `replicates` is
 * left out when each trial belongs to another replicate, as the trials are then independent.
 */
export function estimateOptions({ options, weights, replicates }: Simulation): EstimateOptions {
  const { confidence, trials } = options;
  return { confidence, weights, replicates: replicates && replicates < trials ? replicates : undefined };
}
