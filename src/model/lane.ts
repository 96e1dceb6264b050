import { goesAsAssemblies, shipAssemblies } from './assemblies.ts';
import { fileApplication } from './desk.ts';
import { round } from './fixed-point.ts';
import { applyForLicence, mayDepart } from './licence.ts';
import { freeSupply } from './market.ts';
import type { MarketInputs } from './sample-path.ts';
import type { Consignment, LaneState, Permit } from './state.ts';

/* The stock of one lane: departures, arrivals, free supply, use and orders (model.md §5). */

/** An order smaller than this is not placed. */
const LEAST_ORDER = 1e-9;

/** Chooses how goods that depart today go: by air if stock at the start of the day is low, else by sea. */
export function chooseTransit(lane: LaneState): void {
  const { expediteBelowDays, expediteTransitDays, transitDays } = lane.automaker.model;
  lane.goesByAir = lane.onHand < expediteBelowDays;
  lane.transitDays = lane.goesByAir ? expediteTransitDays : transitDays;
}

/** Sends off all goods that may depart on day t. They arrive after transit, not before day `earliest`. */
export function depart(lane: LaneState, t: number, earliest: number): void {
  const departing = lane.waiting.filter((consignment) => mayDepart(lane, consignment, t));
  if (departing.length === 0) return;
  lane.waiting = lane.waiting.filter((consignment) => !departing.includes(consignment));
  for (const consignment of departing) {
    consignment.arrivalDay = Math.max(earliest, t + lane.transitDays);
    lane.inTransit.push(consignment);
    lane.trajectory.departed[t]! += consignment.quantity;
    lane.automaker.trajectory.departed[t]! += consignment.quantity;
    if (lane.goesByAir && lane.isEssential) lane.automaker.trajectory.flown[t]! += consignment.quantity;
  }
}

/** Adds the goods that arrive on day t to stock. */
export function receive(lane: LaneState, t: number): void {
  const arriving = lane.inTransit.filter(({ arrivalDay }) => arrivalDay === t);
  if (arriving.length === 0) return;
  lane.inTransit = lane.inTransit.filter(({ arrivalDay }) => arrivalDay !== t);
  for (const { quantity } of arriving) {
    lane.onOrder -= quantity;
    lane.onHand += quantity;
    lane.trajectory.arrived[t]! += quantity;
  }
}

/** Adds free supply, which never lifts stock above the base stock plus the day's need. */
export function addFreeSupply(lane: LaneState, t: number, need: number, market: MarketInputs): void {
  const offered = freeSupply(t, lane.share, market);
  const room = lane.orderUpToLevel + need - lane.onHand;
  const added = Math.max(0, Math.min(offered, room));
  lane.onHand += added;
  lane.trajectory.freeSupply[t] = added;
  lane.trajectory.stock[t] = lane.onHand;
}

/** Uses what a line at `rate` needs on day t, as far as it is on hand. */
export function use(lane: LaneState, t: number, rate: number, need: number): void {
  const used = Math.min(lane.onHand, round(rate * need));
  lane.onHand -= used;
  lane.trajectory.used[t] = used;
}

/** Orders up to the base stock, where day t is an order day of the lane. */
export function order(lane: LaneState, t: number): void {
  const { cycleDays, validityDays } = lane.automaker.model;
  if ((t + lane.inputs.phaseDays) % cycleDays !== 0) return;
  const position = lane.onHand + lane.onOrder;
  const quantity = lane.orderUpToLevel - position;
  if (quantity < LEAST_ORDER) return;
  lane.trajectory.ordered[t] = quantity;
  if (goesAsAssemblies(lane, t)) shipAssemblies(lane, quantity, t);
  else if (validityDays > 0) {
    putOnOrder(lane, quantity, 'period licence', t);
    applyForLicence(lane, t);
    // Too late for the arrivals of the day.
    depart(lane, t, t + 1);
  } else {
    const consignment = putOnOrder(lane, quantity, 'none', t);
    fileApplication(lane, orderNumber(lane, t), t, consignment);
  }
}

/** Puts goods on order, which wait for their permit to let them depart on day `from` or later. */
export function putOnOrder(lane: LaneState, quantity: number, permit: Permit, from: number): Consignment {
  const consignment = { quantity, permit, permittedFrom: from, arrivalDay: Number.NaN };
  lane.waiting.push(consignment);
  lane.onOrder += quantity;
  return consignment;
}

/** Returns the number of the order of day t: its cycle. Orders before day 0 are numbered up to 0. */
export function orderNumber({ automaker, inputs }: LaneState, t: number): number {
  return (t + inputs.phaseDays) / automaker.model.cycleDays;
}
