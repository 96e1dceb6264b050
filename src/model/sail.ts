import type { Boat } from './boat.ts';
import { coast } from './coast.ts';
import { loadBooks, loadStock, openLog } from './day-zero.ts';
import { meetLuck } from './fates.ts';
import { followLane } from './follow-lane.ts';
import { closeLane, openLane } from './lane-day.ts';
import { runLine } from './line.ts';
import { callAll } from './outlook.ts';
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
 * The same for the boat's crew, from the day that `fullRateUntil` told for this weather, or an earlier one, until its trouble is over; days on which nothing
 * can change are passed over. Right about the line, silent about lanes. Returns the day from which on the line runs at full rate to the end.
 */
export function sailFrom(boat: Boat, supply: Supply, from: number): number {
  const { crew, model } = boat;
  openLog(boat);
  for (let i = boat.crewFrom; i < crew.length; i++) {
    loadStock(boat, crew[i]!, supply);
    loadBooks(boat, crew[i]!, supply);
    if (from > 0) followLane(boat, crew[i]!, 0, from);
  }
  let t = from;
  while (t < model.horizonDays) {
    sailDay(boat, supply, t);
    const halted = boat.log.halted[t] === 1;
    t = halted ? t + 1 : coast(boat, supply, t + 1);
    if (!halted && t >= boat.troubleUntil) break;
  }
  closeBooks(boat);
  return t;
}

/** One day in the order of model.md §2. */
function sailDay(boat: Boat, supply: Supply, t: number): void {
  const { crew, crewFrom } = boat;
  for (let i = crewFrom; i < crew.length; i++) openLane(boat, crew[i]!, t);
  runLine(boat, supply, t);
  for (let i = crewFrom; i < crew.length; i++) closeLane(boat, crew[i]!, t);
}

function closeBooks({ log, onHand, onOrder }: Boat): void {
  for (let l = 0; l < log.lanes.length; l++) {
    log.lanes[l]!.onHandAtEnd = onHand[l]!;
    log.lanes[l]!.onOrderAtEnd = onOrder[l]!;
  }
}
