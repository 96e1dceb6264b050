import { fileApplication } from './desk.ts';
import { round } from './fixed-point.ts';
import { orderNumber, putOnOrder } from './lane.ts';
import { fileForLicence, grantLicence, isLicensed } from './licence.ts';
import type { AutomakerModel } from './model.ts';
import { plannedStock } from './money.ts';
import type { AutomakerInputs, LaneInputs } from './sample-path.ts';
import type { AutomakerState, LaneState } from './state.ts';

/* A lane as day 0 finds it: its stock, period licence and deliveries on order (model.md §5, Day 0). */

/** Returns lane l of an automaker, with licensed share s. */
export function initialLane(
  automaker: AutomakerState,
  l: number,
  { lanes, licenceDaysAtStart }: AutomakerInputs,
  s: number,
): LaneState {
  const { model, trajectory } = automaker;
  const lane = emptyLane(automaker, l, lanes[l]!, s);
  if (licenceDaysAtStart > 0) grantLicence(lane, 0, licenceDaysAtStart);
  for (const due of pipelineDays(model, lane.inputs.phaseDays)) addDelivery(lane, due);
  trajectory.plannedPerDay += s;
  lane.trajectory.plannedStock = plannedStock(round(lane.inputs.bufferDays), s, model.cycleDays);
  lane.trajectory.onHandAtStart = lane.onHand;
  lane.trajectory.onOrderAtStart = lane.onOrder;
  return lane;
}

/** Returns a lane without goods on order; its stock B + s · δ falls to B by the first delivery. */
function emptyLane(automaker: AutomakerState, l: number, inputs: LaneInputs, s: number): LaneState {
  const { cycleDays, plannedDays, transitDays, lanes } = automaker.model;
  const buffer = round(inputs.bufferDays);
  return {
    automaker,
    isEssential: lanes[l]!.essential,
    inputs,
    assembly: lanes[l]!.assembly,
    isSharing: lanes[l]!.isSharing,
    trajectory: automaker.trajectory.lanes[l]!,
    share: s,
    orderUpToLevel: buffer + s * (cycleDays + plannedDays - 1),
    onHand: buffer + s * firstDeliveryDay(automaker.model, inputs.phaseDays),
    onOrder: 0,
    goesByAir: false,
    transitDays,
    waiting: [],
    inTransit: [],
    licensedUntil: 0,
    renewableFrom: Number.POSITIVE_INFINITY,
    isLicencePending: false,
    licencesAppliedFor: 0,
  };
}

/** Returns the due day of the last order before day 0; each order before it is due a cycle earlier. */
function lastDeliveryDay({ cycleDays, plannedDays }: AutomakerModel, phaseDays: number): number {
  return plannedDays - (phaseDays === 0 ? cycleDays : phaseDays);
}

/** Returns the days, from day 1 on, on which deliveries that were ordered before day 0 are due. */
function pipelineDays(automaker: AutomakerModel, phaseDays: number): number[] {
  const days: number[] = [];
  for (let due = lastDeliveryDay(automaker, phaseDays); due >= 1; due -= automaker.cycleDays)
    days.unshift(due);
  return days;
}

/** Returns δ: the first of these days, or, when there are none, the day in 1 … P of the same phase. */
function firstDeliveryDay(automaker: AutomakerModel, phaseDays: number): number {
  const { cycleDays } = automaker;
  const last = lastDeliveryDay(automaker, phaseDays);
  return last - cycleDays * Math.floor((last - 1) / cycleDays);
}

/** Puts the delivery due on day `due` on order: at sea, covered, cleared, or applied for on day −1. */
function addDelivery(lane: LaneState, due: number): void {
  const { cycleDays, plannedDays, transitDays, validityDays } = lane.automaker.model;
  const quantity = lane.share * cycleDays;
  if (quantity === 0) return;
  const from = due - transitDays;
  const number = orderNumber(lane, due - plannedDays);
  if (due <= transitDays) {
    lane.inTransit.push({ quantity, permit: 'shipment licence', permittedFrom: from, arrivalDay: due });
    lane.onOrder += quantity;
  } else if (isLicensed(lane, 0)) putOnOrder(lane, quantity, 'period licence of day 0', from);
  else if (lane.inputs.cleared(number)) putOnOrder(lane, quantity, 'shipment licence', from);
  else if (validityDays > 0) {
    putOnOrder(lane, quantity, 'period licence', 0);
    if (!lane.isLicencePending) fileForLicence(lane, -1);
  } else fileApplication(lane, number, -1, putOnOrder(lane, quantity, 'none', 0));
}
