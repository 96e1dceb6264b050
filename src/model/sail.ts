import { type Boat, consign, depart } from './boat.ts';
import { loadBoat } from './day-zero.ts';
import { runLine } from './line.ts';
import { fileRenewals, orderUnderPeriod, workPeriodLicences } from './period-licence.ts';
import { freeSupplyOf, type Supply } from './supply.ts';
import type { AutomakerWeather, MarketWeather } from './weather.ts';

/** An order smaller than this is not placed, days of cover. */
const LEAST_ORDER = 1e-9;

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day).
 */
export function sail(boat: Boat, luck: AutomakerWeather, market: MarketWeather, supply: Supply): void {
  const usesPeriods = boat.maker.validityDays > 0;
  const mayFly = boat.maker.expediteBelowDays > 0;
  boat.luck = luck;
  loadBoat(boat, market);
  for (let t = 0; t < boat.model.horizonDays; t++) {
    if (mayFly) noteMorning(boat);
    if (boat.hasDeskWork[t] === 1) departAndRefuse(boat, t);
    if (usesPeriods) workPeriodLicences(boat, t);
    if (boat.hasArrivals[t] === 1) arrive(boat, t);
    addFreeSupply(boat, t, supply);
    runLine(boat, t, supply.need[t]!, t > 0 && boat.log.halted[t - 1] === 1);
    placeOrders(boat, t, usesPeriods);
    if (usesPeriods) fileRenewals(boat, t);
  }
  closeBooks(boat);
}

function noteMorning({ morning, onHand }: Boat): void {
  for (let l = 0; l < onHand.length; l++) morning[l] = onHand[l]!;
}

/** Step 2: decided consignments leave, or leave the books. */
function departAndRefuse(boat: Boat, t: number): void {
  const { leaving, refused, onOrder, log } = boat;
  boat.hasDeskWork[t] = 0;
  for (let l = 0, due = t * onOrder.length; l < onOrder.length; l++, due++) {
    if (leaving[due]! > 0) depart(boat, l, t, leaving[due]!, false);
    onOrder[l]! -= refused[due]!;
    if (log.lanes.length > 0) log.lanes[l]!.refused[t] = refused[due]!;
    leaving[due] = refused[due] = 0;
  }
}

/** Step 3: goods land. */
function arrive(boat: Boat, t: number): void {
  const { arriving, onHand, onOrder, log } = boat;
  boat.hasArrivals[t] = 0;
  for (let l = 0, due = t * onHand.length; l < onHand.length; l++, due++) {
    const goods = arriving[due]!;
    if (goods === 0) continue;
    onHand[l]! += goods;
    onOrder[l]! -= goods;
    if (log.lanes.length > 0) log.lanes[l]!.arrived[t] = goods;
    arriving[due] = 0;
  }
}

/** Step 3: what needs no licence, never lifting stock above the base stock plus the day's need. */
function addFreeSupply(boat: Boat, t: number, { need, replaced }: Supply): void {
  const { onHand, baseStock, share, freeSupply, log } = boat;
  const today = need[t]!;
  const changed = t === 0 || replaced[t] !== replaced[t - 1];
  for (let l = 0; l < onHand.length; l++) {
    if (changed) freeSupply[l] = freeSupplyOf(share[l]!, replaced[t]!);
    const before = onHand[l]!;
    const room = baseStock[l]! + today - before;
    if (room <= 0) continue;
    const free = freeSupply[l]! < room ? freeSupply[l]! : room;
    onHand[l] = before + free;
    if (log.lanes.length > 0) log.lanes[l]!.freeSupply[t] = free;
  }
}

/** Step 5: lanes whose day it is order up to the base stock, on hand and on order together. */
function placeOrders(boat: Boat, t: number, usesPeriods: boolean): void {
  const { nextOrderDay, baseStock, onHand, onOrder, maker, luck, log } = boat;
  for (let l = 0; l < nextOrderDay.length; l++) {
    if (nextOrderDay[l] !== t) continue;
    nextOrderDay[l] = t + maker.cycleDays;
    const goods = baseStock[l]! - onHand[l]! - onOrder[l]!;
    if (goods < LEAST_ORDER) continue;
    onOrder[l]! += goods;
    if (log.lanes.length > 0) log.lanes[l]!.ordered[t] = goods;
    if (usesPeriods) orderUnderPeriod(boat, l, t, goods);
    else consign(boat, l, (t + luck.lanes[l]!.phaseDays) / maker.cycleDays, t, goods);
  }
}

function closeBooks({ log, onHand, onOrder }: Boat): void {
  for (let l = 0; l < log.lanes.length; l++) {
    log.lanes[l]!.onHandAtEnd = onHand[l]!;
    log.lanes[l]!.onOrderAtEnd = onOrder[l]!;
  }
}
