import type { AutomakerContext } from './automaker-context.ts';
import { allowsAssemblies } from './desk-tables.ts';
import type { Ledger } from './ledger.ts';

/* Orders that go as motors, rotors or sensors, which need no licence (model.md §10.4). */

/** Returns whether an order of day t goes as assemblies, by what is left on hand after the day's use. */
export function goesAsAssemblies(
  context: AutomakerContext,
  { grossStock, netNeed }: Ledger,
  l: number,
  t: number,
): boolean {
  if (context.inputs.lanes[l]!.hasAssemblies !== true) return false;
  const { fromDay, belowDays } = context.automaker.lanes[l]!.assembly;
  return (
    t >= fromDay && grossStock[l]! - netNeed[l]![t + 1]! < belowDays && allowsAssemblies(context.desk, t)
  );
}

/**
 * Returns a day by which the goods of an order of day t have arrived if they arrive by day `arrival` under
 * a licence. Which way they go depends on stock, and so on the buffer.
 */
export function latestArrival(
  { automaker, inputs }: AutomakerContext,
  l: number,
  t: number,
  arrival: number,
): number {
  if (t < 0 || inputs.lanes[l]!.hasAssemblies !== true) return arrival;
  return Math.max(arrival, t + automaker.lanes[l]!.assembly.leadDays);
}
