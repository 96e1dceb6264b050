import { costAt } from '../engine/columns.ts';
import type { OutcomeColumns, Simulation } from '../engine/run.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { type CostName, mostCost } from './money/most.ts';

/** A loss of a trial that adds up over lines. */
export type SummedColumn = 'haltDays' | 'vehiclesLost' | CostName;

/** Returns the ids that two records of automakers share. */
export function inCommon(a: object, b: object): string[] {
  return entityIds(a).filter((id) => Object.hasOwn(b, id));
}

/**
 * Returns a column of the lines `ids` together: the earliest of their first halts, or the sum of their
 * losses.
 */
export function column(
  { outcomes }: Simulation,
  ids: readonly string[],
  name: 'firstHaltDay' | SummedColumn,
): Float64Array {
  const join = name === 'firstHaltDay' ? Math.min : (a: number, b: number): number => a + b;
  const whole = ofLine(outcomes[ids[0]!]!, name).slice();
  for (const id of ids.slice(1)) {
    const other = ofLine(outcomes[id]!, name);
    for (let i = 0; i < whole.length; i++) whole[i] = join(whole[i]!, other[i]!);
  }
  return whole;
}

function ofLine(columns: OutcomeColumns, name: 'firstHaltDay' | SummedColumn): Float64Array {
  return name === 'cost' ? columns.stockCost!.map((_, i) => costAt(columns, i)) : columns[name]!;
}

/**
 * Returns the most that lines can lose in one trial: all days of the horizon, all vehicles of them, or what
 * they can cost.
 */
export function mostLost(scenario: Scenario, ids: readonly string[], name: SummedColumn): number {
  const { horizonDays, automakers } = scenario;
  const most = (id: string): number => {
    if (name === 'haltDays') return horizonDays;
    return name === 'vehiclesLost'
      ? horizonDays * automakers[id]!.vehiclesPerDay
      : // One part in a million allows for rounding.
        1.000001 * mostCost(scenario, id, name);
  };
  return ids.reduce((sum, id) => sum + most(id), 0);
}
