import { goesAsAssemblies } from './assemblies.ts';
import type { AutomakerContext } from './automaker-context.ts';
import type { AutomakerState } from './automaker-state.ts';
import { peekDay, pop } from './consignment-queue.ts';
import { arriveOn, dispatchUpTo, fileAndShip } from './consignments.ts';
import type { Ledger } from './ledger.ts';
import { applyForLicence, renewLicence, shipHeld } from './period-licence.ts';

/*
 * Free supply and use apart, a lane changes only on the few days on which goods depart or arrive, it
 * orders, or it renews its licence. So other days are not looked at, and these are the same whether
 * lanes are followed one by one or run together.
 */

/** An order smaller than this is not placed, days of cover. */
const LEAST_ORDER = 1e-9;

/**
 * Sends off the goods due to depart up to `key`, a `departureKey` of day t, and receives what arrives
 * (steps 2 and 3).
 */
export function receive(
  context: AutomakerContext,
  ledger: Ledger,
  openingStock: Float64Array,
  l: number,
  t: number,
  key: number,
): void {
  const { grossStock, onOrder, pipeline } = ledger;
  const { inTransit } = pipeline;
  openingStock[l] = grossStock[l]! - ledger.netNeed[l]![t]!;
  if (context.usesAir) dispatchUpTo(context, pipeline, openingStock, l, key);
  while (peekDay(inTransit, l) <= t) {
    const quantity = inTransit.quantity[pop(inTransit, l)]!;
    grossStock[l]! += quantity;
    onOrder[l]! -= quantity;
  }
}

/** Orders and files what is due on day t, after its arrivals (step 5). */
export function order(state: AutomakerState, l: number, t: number): void {
  const { context, ledger, licences, eventTime } = state;
  const { pipeline, ordered } = ledger;
  const { automaker, inputs } = context;
  if (eventTime.nextOrder[l] === t) {
    eventTime.nextOrder[l] = t + automaker.cycleDays;
    if (placeOrder(ledger, l, t)) {
      if (goesAsAssemblies(context, ledger, l, t)) {
        arriveOn(context, pipeline, l, ordered, l, t + automaker.lanes[l]!.assembly.leadDays);
      } else if (automaker.validityDays === 0) {
        const number = (t + inputs.lanes[l]!.phaseDays) / automaker.cycleDays;
        fileAndShip(context, pipeline, licences.decisions, l, ordered, number, t);
      } else {
        licences.held[l]! += ordered[l]!;
        applyForLicence(context, licences, l, t);
        shipHeld(context, pipeline, licences, l, t);
      }
    }
  }
  if (licences.renewOn[l] === t) {
    renewLicence(context, licences, l);
    shipHeld(context, pipeline, licences, l, t);
  }
}

/**
 * Orders up to the order-up-to level, on hand and on order together, after the use of day t. Returns
 * whether the order is placed.
 */
function placeOrder(ledger: Ledger, l: number, t: number): boolean {
  const { orderUpToLevel, grossStock, netNeed, onOrder, ordered } = ledger;
  writeOffRefused(ledger, l, t);
  const closingStock = grossStock[l]! - netNeed[l]![t + 1]!;
  const quantity = orderUpToLevel[l]! - closingStock - onOrder[l]!;
  if (quantity < LEAST_ORDER) return false;
  ordered[l] = quantity;
  onOrder[l]! += quantity;
  return true;
}

/** Takes off order what was refused up to day t. That is in time, as only orders depend on it. */
function writeOffRefused({ pipeline, onOrder }: Ledger, l: number, t: number): void {
  const { refused } = pipeline;
  while (peekDay(refused, l) <= t) onOrder[l]! -= refused.quantity[pop(refused, l)]!;
}
