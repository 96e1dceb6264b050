import { roundAt } from '../model/fixed-point.ts';
import { plannedStock } from '../model/money.ts';
import type { Workspace } from './workspace.ts';

/*
 * Stock is priced as planned, which the sample path alone decides: so no day has to be run for it. Sums are
 * written into lists, as a number that is returned may be allocated.
 */

/** The buffer of the lane at hand. */
const buffer = new Float64Array(1);

/** Writes what the planned stock of automaker `i`, which is bound to its inputs, costs. */
export function recordStockCost(
  { automakers }: Workspace,
  i: number,
  column: Float64Array,
  row: number,
): void {
  const { automaker, inputs, market } = automakers[i]!.context;
  const { lanes, cycleDays } = automaker;
  column[row] = 0;
  for (let l = 0; l < lanes.length; l++) {
    const { coverCost, share } = lanes[l]!;
    buffer[0] = inputs.lanes[l]!.bufferDays;
    roundAt(buffer, 0);
    column[row]! += coverCost * plannedStock(buffer[0]!, market.share[share]!, cycleDays);
  }
}

/** Writes the freight of what automaker `i`, whose line has just been run, sent by air. */
export function recordAirCost({ automakers }: Workspace, i: number, column: Float64Array, row: number): void {
  const { context, ledger } = automakers[i]!;
  const { money } = context.automaker;
  column[row] = context.countsFlights ? money!.airPerDay * ledger.pipeline.flown[0]! : 0;
}
