import type { Boat } from './boat.ts';
import { loadBooks, loadStock, openLog } from './day-zero.ts';
import { callAll, followLane } from './full-rate.ts';
import { closeDay, openDay } from './lane-day.ts';
import { runLine } from './line.ts';
import type { Supply } from './supply.ts';
import type { AutomakerWeather } from './weather.ts';

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day), and `supply` be filled from it.
 */
export function sail(boat: Boat, luck: AutomakerWeather, supply: Supply): void {
  boat.luck = luck;
  sailFrom(boat, supply, callAll(boat));
}

/**
 * The same for the boat's crew, from the day that `fullRateUntil` told for this weather, or an earlier one; up to it lanes are followed one by one. Right about the
 * line, silent about lanes.
 */
export function sailFrom(boat: Boat, supply: Supply, from: number): void {
  const { crew, log, model } = boat;
  openLog(boat);
  for (let i = boat.crewFrom; i < crew.length; i++) {
    loadStock(boat, crew[i]!, supply);
    loadBooks(boat, crew[i]!, supply);
    if (from > 0) followLane(boat, crew[i]!, from);
  }
  log.halted.fill(0, 0, from);
  log.rate.fill(1, 0, from);
  for (let t = from; t < model.horizonDays; t++) {
    openDay(boat, t);
    runLine(boat, t, supply, t > 0 && log.halted[t - 1] === 1);
    closeDay(boat, t);
  }
  closeBooks(boat);
}

function closeBooks({ log, onHand, onOrder }: Boat): void {
  for (let l = 0; l < log.lanes.length; l++) {
    log.lanes[l]!.onHandAtEnd = onHand[l]!;
    log.lanes[l]!.onOrderAtEnd = onOrder[l]!;
  }
}
