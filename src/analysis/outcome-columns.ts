import type { OutcomeColumns, Simulation } from '../engine/run.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';

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
  name: 'firstHaltDay' | 'haltDays' | 'vehiclesLost',
): Float64Array {
  const join = name === 'firstHaltDay' ? Math.min : (a: number, b: number): number => a + b;
  const whole = outcomes[ids[0]!]![name].slice();
  for (const id of ids.slice(1)) {
    const other: OutcomeColumns[typeof name] = outcomes[id]![name];
    for (let i = 0; i < whole.length; i++) whole[i] = join(whole[i]!, other[i]!);
  }
  return whole;
}

/** Returns the most that lines can lose in one trial: all days of the horizon, or all vehicles of them. */
export function mostLost(
  { horizonDays, automakers }: Scenario,
  ids: readonly string[],
  name: 'haltDays' | 'vehiclesLost',
): number {
  const perDay = (id: string): number => (name === 'haltDays' ? 1 : automakers[id]!.vehiclesPerDay);
  return ids.reduce((sum, id) => sum + horizonDays * perDay(id), 0);
}
