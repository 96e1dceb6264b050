import type { EstimateOptions } from '../stats/estimate.ts';
import type { OutcomeColumns, Simulation } from './run.ts';

/** Room for the outcomes of `trials` trials. */
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

/** The same columns with room for `until` trials, of which `done` are there; as it doubles each time, filling takes linear time. */
export function makeRoom(
  columns: OutcomeColumns,
  done: number,
  until: number,
  trials: number,
): OutcomeColumns {
  const room = columns.firstHaltDay.length;
  if (until <= room) return columns;
  const larger = emptyColumns(Math.min(trials, Math.max(until, 2 * room)));
  for (const name of Object.keys(larger) as (keyof OutcomeColumns)[])
    larger[name].set(columns[name].subarray(0, done));
  return larger;
}

/** The first `trials` entries of every column, copied. */
export function firstTrials(columns: OutcomeColumns, trials: number): OutcomeColumns {
  const entries = Object.entries(columns) as [keyof OutcomeColumns, Float64Array | Uint8Array][];
  return Object.fromEntries(
    entries.map(([name, column]) => [name, column.slice(0, trials)]),
  ) as unknown as OutcomeColumns;
}

/** What an estimate must know of a run: its confidence and how its trials were drawn. Trials that are each of another replicate are independent. */
export function estimateOptions({ options, weights, replicates }: Simulation): EstimateOptions {
  const { confidence, trials } = options;
  return { confidence, weights, replicates: replicates && replicates < trials ? replicates : undefined };
}
