import type { Boat } from './boat.ts';
import { loadBooks, loadStock, openLog } from './day-zero.ts';
import { meetLuck } from './fates.ts';
import { callAll, followLane } from './full-rate.ts';
import { closeDay, openDay } from './lane-day.ts';
import { runLine } from './line.ts';
import { nextPeriodWork } from './period-licence.ts';
import type { Supply } from './supply.ts';
import type { AutomakerWeather } from './weather.ts';

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day), and `supply` be filled from it.
 */
export function sail(boat: Boat, luck: AutomakerWeather, supply: Supply): void {
  meetLuck(boat, luck);
  sailFrom(boat, supply, callAll(boat));
}

/**
 * The same for the boat's crew, from the day that `fullRateUntil` told for this weather, or an earlier one; up to it lanes are followed one by one. Right about the
 * line, silent about lanes.
 */
export function sailFrom(boat: Boat, supply: Supply, from: number): void {
  const { crew, model } = boat;
  openLog(boat);
  for (let i = boat.crewFrom; i < crew.length; i++) {
    loadStock(boat, crew[i]!, supply);
    loadBooks(boat, crew[i]!, supply);
    if (from > 0) followLane(boat, crew[i]!, from);
  }
  for (let t = from; t < model.horizonDays; ) {
    openDay(boat, t);
    const next = nextStop(boat, t);
    runLine(boat, supply, t, next);
    closeDay(boat, next - 1);
    t = next;
  }
  closeBooks(boat);
}

/** The first day after t on whose morning, or on the evening before which, the boat's lanes have something to do. */
function nextStop(boat: Boat, t: number): number {
  const { model, maker, mayFly, leaving, arriving, refused, nextOrderDay, crew } = boat;
  const periods = maker.validityDays > 0;
  let next = model.horizonDays;
  if (arriving.soonest < next) next = arriving.soonest;
  if (refused.soonest < next) next = refused.soonest;
  if (mayFly && leaving.soonest >> 1 < next) next = leaving.soonest >> 1;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    const order = nextOrderDay[l]!;
    // Goods that may leave on the evening of their order choose their way by that day's morning.
    if (periods) next = Math.min(next, order, nextPeriodWork(boat, l, t + 1));
    else if (order < next) next = order + 1;
  }
  return next > t ? next : t + 1;
}

function closeBooks({ log, onHand, onOrder }: Boat): void {
  for (let l = 0; l < log.lanes.length; l++) {
    log.lanes[l]!.onHandAtEnd = onHand[l]!;
    log.lanes[l]!.onOrderAtEnd = onOrder[l]!;
  }
}
