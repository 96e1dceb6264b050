import { fileApplication } from './desk.ts';
import { round } from './fixed-point.ts';
import { orderNumber, putOnOrder } from './lane.ts';
import { fileForLicence, grantLicence, isLicensed } from './licence.ts';
import { licensedShare } from './market.ts';
import type { AutomakerModel, Model } from './model.ts';
import type { SamplePath } from './sample-path.ts';
import type { AutomakerState, DeskState, LaneState, State } from './state.ts';
import type { Trajectory } from './trajectory.ts';

/* The state in which day 0 finds desks, automakers and lanes (model.md §5, Day 0). */

/** Returns the state at the start of day 0, whose days are written into `trajectory`. */
export function initialState(model: Model, samplePath: SamplePath, trajectory: Trajectory): State {
  const { market } = samplePath;
  const desks = model.policies.map((_, p) => initialDesk(model, samplePath, p));
  const automakers = model.automakers.map((automaker, i) => {
    const { policy } = automaker;
    const books = trajectory.automakers[i]!;
    const state = { model: automaker, desk: desks[policy]!, trajectory: books, lanes: [], isHalted: false };
    addLanes(state, model, samplePath, i);
    return state;
  });
  return { model, market, desks, automakers, lanes: automakers.flatMap(({ lanes }) => lanes) };
}

/** Returns a desk whose queue holds the backlog. */
function initialDesk(
  model: Model,
  { regimes, regimeModels = model.regimes }: SamplePath,
  p: number,
): DeskState {
  const regimeOfDay = regimes[p]!;
  const regime = regimeModels[regimeOfDay[0]!]!;
  return {
    regimes: regimeModels,
    regimeOfDay,
    regime,
    clock: 0,
    filed: model.backlog,
    takenUp: 0,
    pending: [],
  };
}

/** Adds the lanes of an automaker, with their stock, period licences and pipelines. */
function addLanes(
  automaker: AutomakerState,
  model: Model,
  { market, automakers }: SamplePath,
  i: number,
): void {
  const { licenceDaysAtStart, lanes } = automakers[i]!;
  automaker.model.lanes.forEach(({ essential, share }, l) => {
    const s = licensedShare(model, market, share);
    const lane = initialLane(automaker, l, essential, lanes[l]!, s);
    automaker.lanes.push(lane);
    automaker.trajectory.leastCover[l] = Number.POSITIVE_INFINITY;
    automaker.trajectory.plannedPerDay += s;
    if (licenceDaysAtStart > 0) grantLicence(lane, 0, licenceDaysAtStart);
    for (const due of pipeline(automaker.model, lane.inputs.phaseDays)) addDelivery(lane, due);
    lane.trajectory.onHandAtStart = lane.onHand;
    lane.trajectory.onOrderAtStart = lane.onOrder;
  });
}

/** Returns a lane without goods on order; its stock B + s · δ falls to B by the first delivery. */
function initialLane(
  automaker: AutomakerState,
  l: number,
  isEssential: boolean,
  inputs: LaneState['inputs'],
  share: number,
): LaneState {
  const { cycleDays, plannedDays, transitDays } = automaker.model;
  const buffer = round(inputs.bufferDays);
  return {
    automaker,
    isEssential,
    inputs,
    trajectory: automaker.trajectory.lanes[l]!,
    share,
    orderUpToLevel: buffer + share * (cycleDays + plannedDays - 1),
    onHand: buffer + share * firstReceiptDay(automaker.model, inputs.phaseDays),
    onOrder: 0,
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
function lastDelivery({ cycleDays, plannedDays }: AutomakerModel, phaseDays: number): number {
  return plannedDays - (phaseDays === 0 ? cycleDays : phaseDays);
}

/** Returns the days, from day 1 on, on which deliveries that were ordered before day 0 are due. */
function pipeline(automaker: AutomakerModel, phaseDays: number): number[] {
  const days: number[] = [];
  for (let due = lastDelivery(automaker, phaseDays); due >= 1; due -= automaker.cycleDays) days.unshift(due);
  return days;
}

/** Returns δ: the first of these days, or, when there are none, the day in 1 … P of the same phase. */
function firstReceiptDay(automaker: AutomakerModel, phaseDays: number): number {
  const { cycleDays } = automaker;
  const last = lastDelivery(automaker, phaseDays);
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
