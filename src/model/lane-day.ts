import type { Boat } from './boat.ts';
import { nextDay, take } from './due-list.ts';
import { consign, departNext, departureKey } from './goods.ts';
import { fileRenewal, orderUnderPeriod, workPeriodLicence } from './period-licence.ts';

/** An order smaller than this is not placed, days of cover. */
export const LEAST_ORDER = 1e-9;

/** Steps 2 and 3 of a day, free supply apart, for one lane: decided goods leave or drop out, goods land. */
export function openLane(boat: Boat, l: number, t: number): void {
  const { morning, onHand, refused, arriving, maker, mayFly } = boat;
  const periods = maker.validityDays > 0;
  morning[l] = onHand[l]!;
  if (periods) workPeriodLicence(boat, l, t);
  if (periods || mayFly) departDue(boat, l, departureKey(t, false));
  while (nextDay(refused, l) <= t) dropOut(boat, l, t);
  while (nextDay(arriving, l) <= t) land(boat, l, t);
}

/** Sends off what is due by then. */
function departDue(boat: Boat, l: number, key: number): void {
  const stockIsLow = boat.morning[l]! < boat.maker.expediteBelowDays;
  while (nextDay(boat.leaving, l) <= key) departNext(boat, l, stockIsLow);
}

function dropOut({ refused, onOrder, log, isLogged }: Boat, l: number, t: number): void {
  const goods = refused.goods[take(refused, l)]!;
  onOrder[l]! -= goods;
  if (isLogged) log.lanes[l]!.refused[t]! += goods;
}

function land({ arriving, onHand, onOrder, log, isLogged }: Boat, l: number, t: number): void {
  const goods = arriving.goods[take(arriving, l)]!;
  onHand[l]! += goods;
  onOrder[l]! -= goods;
  if (isLogged) log.lanes[l]!.arrived[t]! += goods;
}

/** Step 5 of a day, for one lane. */
export function closeLane(boat: Boat, l: number, t: number): void {
  if (boat.nextOrderDay[l] === t) placeOrder(boat, l, t);
  if (boat.maker.validityDays === 0) return;
  fileRenewal(boat, l, t);
  departDue(boat, l, departureKey(t, true));
}

/** On its day a lane orders up to the base stock, on hand and on order together. */
function placeOrder(boat: Boat, l: number, t: number): void {
  const { nextOrderDay, baseStock, onHand, onOrder, inHand, maker, log } = boat;
  nextOrderDay[l] = t + maker.cycleDays;
  inHand[0] = baseStock[l]! - onHand[l]! - onOrder[l]!;
  if (inHand[0]! < LEAST_ORDER) return;
  onOrder[l]! += inHand[0]!;
  if (boat.isLogged) log.lanes[l]!.ordered[t] = inHand[0]!;
  fileOrder(boat, l, t);
}

/** The order in hand goes to the desk, or under the lane's period licence. */
export function fileOrder(boat: Boat, l: number, t: number): void {
  const { maker, luck } = boat;
  if (maker.validityDays > 0) orderUnderPeriod(boat, l, t);
  else consign(boat, l, (t + luck.lanes[l]!.phaseDays) / maker.cycleDays, t);
}
