import type { Boat } from './boat.ts';
import { loadBooks, loadStock, openLog } from './day-zero.ts';
import { meetLuck } from './fates.ts';
import { followLane } from './follow-lane.ts';
import { closeDay, openDay } from './lane-day.ts';
import { runLine } from './line.ts';
import { callAll } from './outlook.ts';
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
 * The same for the boat's crew, from the day that `fullRateUntil` told for this weather, or an earlier one: sails the days that it marked, and follows lanes one by
 * one over the others. Right about the line, silent about lanes. Returns the day from which on the line runs at full rate to the end.
 */
export function sailFrom(boat: Boat, supply: Supply, from: number): number {
  const { crew, model } = boat;
  openLog(boat);
  for (let i = boat.crewFrom; i < crew.length; i++) {
    loadStock(boat, crew[i]!, supply);
    loadBooks(boat, crew[i]!, supply);
    if (from > 0) followLane(boat, crew[i]!, 0, from);
  }
  let until = from;
  for (let t = from; t < model.horizonDays; ) {
    openDay(boat, t);
    until = nextStop(boat, t);
    runLine(boat, supply, t, until);
    closeDay(boat, until - 1);
    t = isAtRest(boat, until) ? rest(boat, until) : until;
  }
  closeBooks(boat);
  return until;
}

/**
 * Whether the line surely runs at full rate up to the next day that is marked: this one is not, the line does not stand, and no lane was lifted above its base
 * stock while it did.
 */
function isAtRest({ trouble, log, crew, crewFrom, onHand, onOrder, baseStock }: Boat, t: number): boolean {
  if (trouble[t] !== 0 || log.halted[t - 1] === 1) return false;
  for (let i = crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    if (onHand[l]! + onOrder[l]! > baseStock[l]!) return false;
  }
  return true;
}

/** Follows the crew's lanes from day t to the next day that is marked, and returns it. */
function rest(boat: Boat, t: number): number {
  const { trouble, crew, model } = boat;
  const until = trouble.indexOf(1, t);
  if (until < 0) return model.horizonDays;
  for (let i = boat.crewFrom; i < crew.length; i++) followLane(boat, crew[i]!, t, until);
  return until;
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
