import { roundAt } from '../model/fixed-point.ts';
import type { AutomakerContext } from './automaker-context.ts';
import type { AutomakerState } from './automaker-state.ts';
import { reset } from './consignment-queue.ts';
import { arriveOn, fileAndShip, shipOn } from './consignments.ts';
import { tabulateNetNeed } from './cumulative-need.ts';
import type { Ledger } from './ledger.ts';
import { applyForLicence, resetLicence, shipHeld } from './period-licence.ts';

/*
 * Stock on day 0 is such that all goes to plan until the first receipt (model.md §5, Day 0). To screen
 * a lane takes no more than that; what was ordered before is loaded only for lanes that are followed.
 */

/** The buffer of the lane at hand. */
const buffer = new Float64Array(1);

/** Sets the order-up-to level of a lane, and its stock on day 0. */
export function initialStock(
  { automaker, inputs, market }: AutomakerContext,
  ledger: Ledger,
  l: number,
): void {
  const { cycleDays, plannedDays, lanes } = automaker;
  const { bufferDays, phaseDays } = inputs.lanes[l]!;
  const share = market.share[lanes[l]!.share]!;
  buffer[0] = bufferDays;
  roundAt(buffer, 0);
  ledger.orderUpToLevel[l] = buffer[0]! + share * (cycleDays + plannedDays - 1);
  ledger.grossStock[l] = buffer[0]! + share * firstReceiptDay(automaker, phaseDays);
}

/** The cycle and planned days of an automaker. */
interface Plan {
  readonly cycleDays: number;
  readonly plannedDays: number;
}

/**
 * Returns the day of the first receipt: in 1 … cycleDays, congruent to the last; without a pipeline,
 * its next repetition.
 */
export function firstReceiptDay(plan: Plan, phaseDays: number): number {
  const { cycleDays } = plan;
  const last = lastReceiptDay(plan, phaseDays);
  return last >= 1 ? ((last - 1) % cycleDays) + 1 : cycleDays + (last % cycleDays);
}

/**
 * Returns the day on which the order placed last before day 0 is due; not above 0 when it has arrived
 * already.
 */
export function lastReceiptDay({ cycleDays, plannedDays }: Plan, phaseDays: number): number {
  return plannedDays - (phaseDays === 0 ? cycleDays : phaseDays);
}

/**
 * Sets all else of a lane whose stock is set: its licence, its next order, and what was ordered before.
 */
export function initialPipeline(state: AutomakerState, l: number): void {
  const { context, ledger, licences, eventTime } = state;
  const { automaker, inputs, market } = context;
  const { pipeline, ordered } = ledger;
  const { phaseDays } = inputs.lanes[l]!;
  const { share } = automaker.lanes[l]!;
  tabulateNetNeed(market, share);
  resetLicence(context, licences, l);
  reset(pipeline.toDepart, l);
  reset(pipeline.inTransit, l);
  reset(pipeline.refused, l);
  eventTime.nextOrder[l] = phaseDays === 0 ? 0 : automaker.cycleDays - phaseDays;
  ledger.onOrder[l] = 0;
  ordered[l] = market.share[share]! * automaker.cycleDays;
  if (ordered[l] === 0) return;
  const last = lastReceiptDay(automaker, phaseDays);
  for (let day = firstReceiptDay(automaker, phaseDays); day <= last; day += automaker.cycleDays) {
    addReceipt(state, l, day);
  }
  if (licences.held[l] === 0) return;
  applyForLicence(context, licences, l, -1);
  shipHeld(context, pipeline, licences, l, -1);
}

/** Adds the goods that are due on a day: under way, covered, cleared, or filed on day −1. */
function addReceipt({ context, ledger, licences }: AutomakerState, l: number, day: number): void {
  const { automaker, inputs, desk } = context;
  const { pipeline, ordered } = ledger;
  const lane = inputs.lanes[l]!;
  const order = (day - automaker.plannedDays + lane.phaseDays) / automaker.cycleDays;
  const departure = Math.min(day - automaker.transitDays, desk.horizonDays);
  ledger.onOrder[l]! += ordered[l]!;
  if (departure <= 0) arriveOn(context, pipeline, l, ordered, l, day);
  else if (inputs.licenceDaysAtStart > 0)
    shipOn(context, pipeline, l, ordered, desk.nextPeriodDepartureDay[departure]!, false);
  else if (lane.cleared(order))
    shipOn(context, pipeline, l, ordered, desk.nextDepartureDay[departure]!, false);
  else if (automaker.validityDays === 0)
    fileAndShip(context, pipeline, licences.decisions, l, ordered, order, -1);
  else licences.held[l]! += ordered[l]!;
}
