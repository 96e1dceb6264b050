import { type Boat, consign, departByChoice, departureKey } from './boat.ts';
import { nextDay, take } from './due-list.ts';
import { fileRenewal, orderUnderPeriod, workPeriodLicence } from './period-licence.ts';

/** An order smaller than this is not placed, days of cover. */
export const LEAST_ORDER = 1e-9;

/** Steps 2 and 3 of a day, free supply apart, for all lanes: decided goods leave or drop out, goods land. */
export function openDay(boat: Boat, t: number): void {
  const { morning, onHand, refused, arriving, maker, mayFly } = boat;
  const periods = maker.validityDays > 0;
  for (let l = 0; l < onHand.length; l++) {
    if (mayFly) morning[l] = onHand[l]!;
    if (periods) workPeriodLicence(boat, l, t);
    if (mayFly) departDue(boat, l, departureKey(t, false));
    while (nextDay(refused, l) === t) dropOut(boat, l, t);
    while (nextDay(arriving, l) === t) land(boat, l, t);
  }
}

/** Sends off what is due by then. */
function departDue(boat: Boat, l: number, key: number): void {
  const { leaving, morning } = boat;
  while (nextDay(leaving, l) <= key) {
    const i = take(leaving, l);
    departByChoice(boat, l, leaving.day[i]!, leaving.goods[i]!, morning[l]!);
  }
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

/** Step 5 of a day, for all lanes. */
export function closeDay(boat: Boat, t: number): void {
  const { nextOrderDay, maker, mayFly } = boat;
  const periods = maker.validityDays > 0;
  for (let l = 0; l < nextOrderDay.length; l++) {
    if (nextOrderDay[l] === t) placeOrder(boat, l, t);
    if (!periods) continue;
    fileRenewal(boat, l, t);
    if (mayFly) departDue(boat, l, departureKey(t, true));
  }
}

/** On its day a lane orders up to the base stock, on hand and on order together. */
function placeOrder(boat: Boat, l: number, t: number): void {
  const { nextOrderDay, baseStock, onHand, onOrder, maker, log } = boat;
  nextOrderDay[l] = t + maker.cycleDays;
  const goods = baseStock[l]! - onHand[l]! - onOrder[l]!;
  if (goods < LEAST_ORDER) return;
  onOrder[l]! += goods;
  if (boat.isLogged) log.lanes[l]!.ordered[t] = goods;
  fileOrder(boat, l, t, goods);
}

/** An order goes to the desk, or under the lane's period licence. */
export function fileOrder(boat: Boat, l: number, t: number, goods: number): void {
  const { maker, luck } = boat;
  if (maker.validityDays > 0) orderUnderPeriod(boat, l, t, goods);
  else consign(boat, l, (t + luck.lanes[l]!.phaseDays) / maker.cycleDays, t, goods);
}
