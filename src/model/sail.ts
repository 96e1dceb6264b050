import type { Boat } from './boat.ts';
import { loadBooks, loadStock, openLog } from './day-zero.ts';
import { followLane } from './full-rate.ts';
import { closeDay, openDay } from './lane-day.ts';
import { runLine } from './line.ts';
import type { Supply } from './supply.ts';
import type { AutomakerWeather } from './weather.ts';

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day), and `supply` be filled from it. Up to day `from` its line must
 * be known to run at full rate (`fullRateUntil`): so far its lanes are followed one by one.
 */
export function sail(boat: Boat, luck: AutomakerWeather, supply: Supply, from = 0): void {
  boat.luck = luck;
  openLog(boat);
  for (let l = 0; l < boat.onHand.length; l++) {
    loadStock(boat, l, supply);
    loadBooks(boat, l, supply);
    if (from > 0) followLane(boat, l, from);
  }
  boat.log.halted.fill(0, 0, from);
  boat.log.rate.fill(1, 0, from);
  for (let t = from; t < boat.model.horizonDays; t++) {
    openDay(boat, t);
    runLine(boat, t, supply, t > 0 && boat.log.halted[t - 1] === 1);
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
