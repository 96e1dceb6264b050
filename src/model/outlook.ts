import type { Boat } from './boat.ts';
import { loadBooks, loadStock } from './day-zero.ts';
import { meetLuck } from './fates.ts';
import { troubleDay } from './follow-lane.ts';
import { looksComfortable } from './period-look.ts';
import type { Supply } from './supply.ts';
import { markTrouble } from './trouble.ts';
import type { AutomakerWeather } from './weather.ts';

/*
 * Which days of a line have to be sailed, and which of its lanes. As long as the line runs at full rate its lanes do not touch each other, so
 * each can be looked at by itself. Only essential lanes slow a line. Free supply must not exceed the need, or stock may rise: then everything is sailed.
 */

/**
 * The first day on which the line might not run at full rate; the horizon when it does throughout. Writes it, and the day after the last such one, to
 * `boat.troubleFrom` and `troubleUntil`, and sets the boat's crew to the lanes that may matter between them.
 */
export function fullRateUntil(boat: Boat, luck: AutomakerWeather, supply: Supply): number {
  const { essential, maker } = boat;
  meetLuck(boat, luck);
  dismissAll(boat);
  for (let l = 0; l < essential.length; l++) {
    if (essential[l] === 1 && supply.neverExceedsNeed[maker.lanes[l]!.share] === 0) return callAll(boat);
  }
  if (maker.validityDays > 0) lookUnderPeriods(boat, supply);
  else lookAtFiles(boat, supply);
  return boat.troubleFrom;
}

/** No lane is sailed, on no day. */
export function dismissAll(boat: Boat): void {
  boat.crewFrom = boat.crew.length;
  boat.troubleFrom = boat.model.horizonDays;
  boat.troubleUntil = 0;
}

/** All lanes are sailed, from day 0. */
export function callAll(boat: Boat): number {
  const { crew, model } = boat;
  boat.crewFrom = 0;
  for (let l = 0; l < crew.length; l++) crew[l] = l;
  boat.troubleFrom = 0;
  boat.troubleUntil = model.horizonDays;
  return 0;
}

/** Under licences for one shipment, what may happen to a lane is weather to the end. */
function lookAtFiles(boat: Boat, supply: Supply): void {
  const { essential, crew } = boat;
  for (let l = crew.length - 1; l >= 0; l--) {
    if (essential[l] === 0) continue;
    loadStock(boat, l, supply);
    if (markTrouble(boat, l, supply)) crew[--boat.crewFrom] = l;
  }
}

/**
 * Under licences for a period, when a file is lodged depends on what is ordered, and so on how the line ran: lanes are followed up to the first day on which
 * one may slow it, and from there all are sailed to the end.
 */
function lookUnderPeriods(boat: Boat, supply: Supply): void {
  const { essential, crew, model } = boat;
  // From the last lane back, as the likeliest to fail, dysprosium, comes late by atomic number.
  for (let l = crew.length - 1; l >= 0; l--) {
    if (essential[l] === 0) continue;
    crew[--boat.crewFrom] = l;
    loadStock(boat, l, supply);
    if (looksComfortable(boat, l, supply)) continue;
    loadBooks(boat, l, supply);
    boat.troubleFrom = troubleDay(boat, l, boat.troubleFrom);
  }
  boat.troubleUntil = model.horizonDays;
}
