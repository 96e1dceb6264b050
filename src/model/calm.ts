import { type Boat, clearDeck } from './boat.ts';
import { loadPipeline, loadStock, openLog } from './day-zero.ts';
import { openLane, placeOrder } from './lane-day.ts';
import { fileRenewal, hasPeriodWork, workPeriodLicence } from './period-licence.ts';
import { needOutrunsFree, type Supply } from './supply.ts';
import type { AutomakerWeather, MarketWeather } from './weather.ts';

/*
 * The short cut. As long as the line runs at full rate its lanes do not touch each other, and a lane's stock
 * falls along a known curve between its own few events (an order, a departure, a landing). So each essential lane is followed by
 * itself, from event to event; when all of them keep up, the line ran at full rate throughout and nothing more is to be
 * known. Otherwise the whole firm is sailed day by day. Sums on the grid are exact in any order, so both ways agree to the bit.
 */

/** Whether the line of this automaker runs at full rate through the whole weather. False means only: not shown. */
export function staysCalm(
  boat: Boat,
  luck: AutomakerWeather,
  market: MarketWeather,
  supply: Supply,
): boolean {
  boat.luck = luck;
  openLog(boat);
  // From the last lane back, as the likeliest to fail, dysprosium, comes late by atomic number.
  for (let l = boat.essential.length - 1; l >= 0; l--) {
    if (boat.essential[l] === 0) continue;
    loadStock(boat, l, market, supply);
    if (!needOutrunsFree(supply, boat.share[l]!)) return giveUp(boat);
    if (outlastsHorizon(boat, l, supply)) continue;
    loadPipeline(boat, l);
    const floor = leastEvening(boat);
    if (followLane(boat, l, supply, floor) < floor) return giveUp(boat);
  }
  boat.dueToAny.fill(0);
  return true;
}

function giveUp(boat: Boat): false {
  clearDeck(boat);
  return false;
}

/**
 * Stock after use that shows that the line runs at full rate: cover of at least c days before use, with a need of at most 1, is left
 * when c − 1 days are after it.
 */
function leastEvening({ model }: Boat): number {
  return Math.max(0, (model.plant.rationRate < 1 ? model.plant.rationBelowDays : 0) - 1);
}

/** Whether the stock of day 0 and free supply alone last to the end: then no delivery matters. */
function outlastsHorizon(boat: Boat, l: number, { cumulativeNeed }: Supply): boolean {
  const days = boat.model.horizonDays;
  return boat.onHand[l]! + boat.freeSupply[l]![days]! - cumulativeNeed[days]! >= leastEvening(boat);
}

/**
 * Follows one lane, loaded for day 0, at full use, and returns its least stock after use; where that falls below `floor`, the
 * first that does. Between events, evening stock never rises (free supply is at most the need: `needOutrunsFree`), and neither stock on
 * hand nor on order together rise above the base stock, so its cap on free supply never binds: to look at the evening before
 * each event is enough.
 */
export function followLane(boat: Boat, l: number, supply: Supply, floor: number): number {
  const { due, onHand, nextOrderDay, model } = boat;
  const days = model.horizonDays;
  const free = boat.freeSupply[l]!;
  const { cumulativeNeed: need } = supply;
  const periods = boat.maker.validityDays > 0;
  let least = Number.POSITIVE_INFINITY;
  let known = 0;
  let nextOrder = nextOrderDay[l]!;
  for (let t = 0, entry = l * days; t < days; t++, entry++) {
    if (due[entry] === 0 && t !== nextOrder && !(periods && hasPeriodWork(boat, l, t))) continue;
    onHand[l]! += free[t]! - free[known]! - (need[t]! - need[known]!);
    // On the very first day no evening has passed yet.
    if (t > 0 && onHand[l]! < least) least = onHand[l]!;
    if (least < floor) return least;
    boat.morning[l] = onHand[l]!;
    if (periods) workPeriodLicence(boat, l, t);
    if (due[entry] === 1) openLane(boat, l, t, entry);
    onHand[l]! += free[t + 1]! - free[t]! - (need[t + 1]! - need[t]!);
    if (onHand[l]! < least) least = onHand[l]!;
    if (least < floor) return least;
    if (t === nextOrder) placeOrder(boat, l, t);
    if (periods) fileRenewal(boat, l, t);
    nextOrder = nextOrderDay[l]!;
    known = t + 1;
  }
  const last = onHand[l]! + free[days]! - free[known]! - (need[days]! - need[known]!);
  return Math.min(least, last);
}
