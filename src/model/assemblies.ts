import type { LaneState } from './state.ts';

/* Orders that go as motors, rotors or sensors, which need no licence (model.md §10.4). */

/** Returns whether an order of day t goes as assemblies, by stock on hand after the day's use. */
export function goesAsAssemblies({ inputs, assembly, automaker, onHand }: LaneState, t: number): boolean {
  const { fromDay, belowDays } = assembly;
  return (
    inputs.hasAssemblies === true && automaker.desk.regime.assemblies && t >= fromDay && onHand < belowDays
  );
}

/** Sends off an order of day t as assemblies, which no embargo holds. */
export function shipAssemblies(lane: LaneState, quantity: number, t: number): void {
  const arrivalDay = t + lane.assembly.leadDays;
  lane.inTransit.push({ quantity, permit: 'none', permittedFrom: t, arrivalDay });
  lane.onOrder += quantity;
}
