import type { EstimateOptions } from '../stats/estimate.ts';
import type { OutcomeColumns, Simulation } from './run.ts';

/** Returns columns of zeros for the outcomes of `trials` trials. */
export function emptyColumns(trials: number): OutcomeColumns {
  const column = (): Float64Array => new Float64Array(trials);
  return {
    firstHaltDay: column(),
    haltDays: column(),
    halts: column(),
    vehiclesLost: column(),
    bindingElement: new Uint8Array(trials),
    daysToRestart: column(),
    timeToSurvive: column(),
  };
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
  const larger = emptyColumns(Math.min(trials, Math.max(until, 2 * length)));
  for (const name of Object.keys(larger) as (keyof OutcomeColumns)[])
    larger[name].set(columns[name].subarray(0, done));
  return larger;
}

/** Returns a copy of the first `trials` entries of every column. */
export function firstTrials(columns: OutcomeColumns, trials: number): OutcomeColumns {
  const entries = Object.entries(columns) as [keyof OutcomeColumns, Float64Array | Uint8Array][];
  return Object.fromEntries(
    entries.map(([name, column]) => [name, column.slice(0, trials)]),
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
