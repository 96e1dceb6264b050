import { estimateOptions } from '../engine/columns.ts';
import type { Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import { mean } from '../stats/mean.ts';
import { probability } from '../stats/probability.ts';
import type { Parts } from './mixture.ts';
import { column, mostLost } from './outcome-columns.ts';

/** Returns the chance of a halt of these lines in each run, and the trials behind it. */
export function haltParts(runs: readonly Simulation[], ids: readonly string[], byDay: number): Parts {
  const columns = runs.map((run) => column(run, ids, 'firstHaltDay').map((day) => (day < byDay ? 1 : 0)));
  const estimates = runs.map((run, i) =>
    probability(columns[i]!, (halted) => halted === 1, { ...estimateOptions(run), sets: setsOfTrials(run) }),
  );
  return { columns, estimates, ...dependence(runs) };
}

/** Returns the mean days halted, or vehicles lost, of these lines together in each run. */
export function lossParts(
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
