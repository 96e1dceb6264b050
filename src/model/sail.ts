import type { Boat } from './boat.ts';
import { loadLane, openLog } from './day-zero.ts';
import { closeDay, openDay } from './lane-day.ts';
import { runLine } from './line.ts';
import type { Supply } from './supply.ts';
import type { AutomakerWeather, MarketWeather } from './weather.ts';

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day).
 */
export function sail(boat: Boat, luck: AutomakerWeather, market: MarketWeather, supply: Supply): void {
  const lanes = boat.maker.lanes.length;
  boat.luck = luck;
  openLog(boat);
  for (let l = 0; l < lanes; l++) loadLane(boat, l, market, supply);
  for (let t = 0; t < boat.model.horizonDays; t++) {
    openDay(boat, t);
    runLine(boat, t, supply.need[t]!, t > 0 && boat.log.halted[t - 1] === 1);
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
