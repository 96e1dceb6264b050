import type { AutomakerState } from './automaker-state.ts';
import { peekDay, pop } from './consignment-queue.ts';
import { departureKey, dispatchNext, fileAndShip } from './consignments.ts';
import { fileRenewal, orderUnderPeriod, processPeriodLicence } from './period-licence.ts';

/** An order smaller than this is not placed, days of cover. */
export const LEAST_ORDER = 1e-9;

/** Steps 2 and 3 of a day, free supply apart, for one lane: decided goods leave or drop out, goods land. */
export function receive(state: AutomakerState, l: number, t: number): void {
  const { openingStock, onHand, refused, inTransit, automaker, usesAir } = state;
  const periods = automaker.validityDays > 0;
  openingStock[l] = onHand[l]!;
  if (periods) processPeriodLicence(state, l, t);
  if (periods || usesAir) departDue(state, l, departureKey(t, false));
  while (peekDay(refused, l) <= t) writeOffRefused(state, l, t);
  while (peekDay(inTransit, l) <= t) addArrival(state, l, t);
}

/** Sends off what is due by then. */
function departDue(state: AutomakerState, l: number, key: number): void {
  const stockIsLow = state.openingStock[l]! < state.automaker.expediteBelowDays;
  while (peekDay(state.toDepart, l) <= key) dispatchNext(state, l, stockIsLow);
}

function writeOffRefused(
  { refused, onOrder, trajectory, isRecorded }: AutomakerState,
  l: number,
  t: number,
): void {
  const goods = refused.goods[pop(refused, l)]!;
  onOrder[l]! -= goods;
  if (isRecorded) trajectory.lanes[l]!.refused[t]! += goods;
}

function addArrival(
  { inTransit, onHand, onOrder, trajectory, isRecorded }: AutomakerState,
  l: number,
  t: number,
): void {
  const goods = inTransit.goods[pop(inTransit, l)]!;
  onHand[l]! += goods;
  onOrder[l]! -= goods;
  if (isRecorded) trajectory.lanes[l]!.arrived[t]! += goods;
}

/** Step 5 of a day, for one lane. */
export function orderUpTo(state: AutomakerState, l: number, t: number): void {
  if (state.nextOrderDay[l] === t) placeOrder(state, l, t);
  if (state.automaker.validityDays === 0) return;
  fileRenewal(state, l, t);
  departDue(state, l, departureKey(t, true));
}

/** On its day a lane orders up to the base stock, on hand and on order together. */
function placeOrder(state: AutomakerState, l: number, t: number): void {
  const { nextOrderDay, baseStock, onHand, onOrder, inHand, automaker, trajectory } = state;
  nextOrderDay[l] = t + automaker.cycleDays;
  inHand[0] = baseStock[l]! - onHand[l]! - onOrder[l]!;
  if (inHand[0]! < LEAST_ORDER) return;
  onOrder[l]! += inHand[0]!;
  if (state.isRecorded) trajectory.lanes[l]!.ordered[t] = inHand[0]!;
  fileOrder(state, l, t);
}

/** The order in hand goes to the desk, or under the lane's period licence. */
export function fileOrder(state: AutomakerState, l: number, t: number): void {
  const { automaker, inputs } = state;
  if (automaker.validityDays > 0) orderUnderPeriod(state, l, t);
  else fileAndShip(state, l, (t + inputs.lanes[l]!.phaseDays) / automaker.cycleDays, t);
}
