import type { AutomakerInputs } from '../model/sample-path.ts';
import type { AutomakerState } from './automaker-state.ts';
import type { MarketDays } from './cumulative-need.ts';
import { resetDecisions } from './decision-cache.ts';
import { initialPipeline, initialStock } from './initial-state.ts';
import { firstShortDay } from './lane-events.ts';
import { neverShort } from './screen-period-licence.ts';
import { findShortages } from './shortage-window.ts';

/*
 * Which days of a line have to be sailed, and which of its lanes. As long as the line runs at full rate its lanes do not touch each other, so
 * each can be looked at by itself. Only essential lanes slow a line. Free supply must not exceed the need, or stock may rise: then everything is sailed.
 */

/**
 * The first day on which the line might not run at full rate; the horizon when it does throughout. Writes it, and the day after the last such one, to
 * `boat.troubleFrom` and `troubleUntil`, and sets the boat's crew to the lanes that may matter between them.
 */
export function screenLine(state: AutomakerState, inputs: AutomakerInputs, marketDays: MarketDays): number {
  const { essential, automaker } = state;
  resetDecisions(state, inputs);
  selectNone(state);
  for (let l = 0; l < essential.length; l++) {
    if (essential[l] === 1 && marketDays.neverExceedsNeed[automaker.lanes[l]!.share] === 0)
      return selectAll(state);
  }
  if (automaker.validityDays > 0) screenPeriodLicences(state, marketDays);
  else screenShipmentLicences(state, marketDays);
  return state.shortFrom;
}

/** No lane is sailed, on no day. */
export function selectNone(state: AutomakerState): void {
  state.activeFrom = state.activeLanes.length;
  state.shortFrom = state.model.horizonDays;
  state.shortUntil = 0;
}

/** All lanes are sailed, from day 0. */
export function selectAll(state: AutomakerState): number {
  const { activeLanes, model } = state;
  state.activeFrom = 0;
  for (let l = 0; l < activeLanes.length; l++) activeLanes[l] = l;
  state.shortFrom = 0;
  state.shortUntil = model.horizonDays;
  return 0;
}

/** Under licences for one shipment, what may happen to a lane is weather to the end. */
function screenShipmentLicences(state: AutomakerState, marketDays: MarketDays): void {
  const { essential, activeLanes } = state;
  for (let l = activeLanes.length - 1; l >= 0; l--) {
    if (essential[l] === 0) continue;
    initialStock(state, l, marketDays);
    if (findShortages(state, l, marketDays)) activeLanes[--state.activeFrom] = l;
  }
}

/**
 * Under licences for a period, when a file is lodged depends on what is ordered, and so on how the line ran: lanes are followed up to the first day on which
 * one may slow it, and from there all are sailed to the end.
 */
function screenPeriodLicences(state: AutomakerState, marketDays: MarketDays): void {
  const { essential, activeLanes, model } = state;
  // From the last lane back, as the likeliest to fail, dysprosium, comes late by atomic number.
  for (let l = activeLanes.length - 1; l >= 0; l--) {
    if (essential[l] === 0) continue;
    activeLanes[--state.activeFrom] = l;
    initialStock(state, l, marketDays);
    if (neverShort(state, l, marketDays)) continue;
    initialPipeline(state, l, marketDays);
    state.shortFrom = firstShortDay(state, l, state.shortFrom);
  }
  state.shortUntil = model.horizonDays;
}
