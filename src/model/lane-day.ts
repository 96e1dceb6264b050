import { type Boat, consign, depart } from './boat.ts';
import { fileRenewal, orderUnderPeriod, workPeriodLicence } from './period-licence.ts';

/** An order smaller than this is not placed, days of cover. */
const LEAST_ORDER = 1e-9;

/** Steps 2 and 3 of a day, free supply apart, for all lanes. */
export function openDay(boat: Boat, t: number): void {
  const { morning, onHand, due, dueToAny, maker } = boat;
  const periods = maker.validityDays > 0;
  if (maker.expediteBelowDays > 0) for (let l = 0; l < onHand.length; l++) morning[l] = onHand[l]!;
  // Goods that leave without transit are due this very day, so the mark is looked at again when they have left.
  if (periods) for (let l = 0; l < onHand.length; l++) workPeriodLicence(boat, l, t);
  if (dueToAny[t] === 0) return;
  for (let l = 0, entry = t; l < onHand.length; l++, entry += boat.model.horizonDays) {
    if (due[entry] === 1) openLane(boat, l, t, entry);
  }
  dueToAny[t] = 0;
}

/** Steps 2 and 3 for a lane that has something due: decided goods leave or drop out, goods land. */
export function openLane(boat: Boat, l: number, t: number, entry: number): void {
  const { leaving, refused, arriving, due, onHand, onOrder, log } = boat;
  if (leaving[entry]! > 0) depart(boat, l, t, leaving[entry]!, false);
  const landed = arriving[entry]!;
  onHand[l]! += landed;
  onOrder[l]! -= landed + refused[entry]!;
  if (log.lanes.length > 0) {
    log.lanes[l]!.arrived[t] = landed;
    log.lanes[l]!.refused[t] = refused[entry]!;
  }
  leaving[entry] = arriving[entry] = refused[entry] = due[entry] = 0;
}

/** Step 5 of a day, for all lanes. */
export function closeDay(boat: Boat, t: number): void {
  const { nextOrderDay, maker } = boat;
  for (let l = 0; l < nextOrderDay.length; l++) if (nextOrderDay[l] === t) placeOrder(boat, l, t);
  if (maker.validityDays > 0) for (let l = 0; l < nextOrderDay.length; l++) fileRenewal(boat, l, t);
}

/** On its day a lane orders up to the base stock, on hand and on order together. */
export function placeOrder(boat: Boat, l: number, t: number): void {
  const { nextOrderDay, baseStock, onHand, onOrder, maker } = boat;
  nextOrderDay[l] = t + maker.cycleDays;
  const goods = baseStock[l]! - onHand[l]! - onOrder[l]!;
  if (goods >= LEAST_ORDER) order(boat, l, t, goods);
}

function order(boat: Boat, l: number, t: number, goods: number): void {
  const { maker, luck, log } = boat;
  boat.onOrder[l]! += goods;
  if (log.lanes.length > 0) log.lanes[l]!.ordered[t] = goods;
  if (maker.validityDays > 0) orderUnderPeriod(boat, l, t, goods);
  else consign(boat, l, (t + luck.lanes[l]!.phaseDays) / maker.cycleDays, t, goods);
}
