import type { AutomakerState } from './automaker-state.ts';
import { initialStock } from './initial-state.ts';
import { resetLicence } from './period-licence.ts';
import { findShortages } from './shortage-window.ts';

/*
 * As long as a line runs at full rate its lanes do not influence each other, so each can be looked at
 * by itself; and only essential lanes slow a line. So days before the first on which a lane may be
 * short need not be run, nor lanes that never are. Free supply must not exceed the need, or stock may
 * rise: then everything is run.
 */

/** Sets the shortage window of a line, and the lanes that may matter in it. */
export function screenLine(state: AutomakerState): void {
  const { context, screening } = state;
  const { automaker, market, model } = context;
  const { lanes } = automaker;
  selectNone(state);
  for (let l = 0; l < lanes.length; l++) {
    if (!lanes[l]!.essential || market.neverExceedsNeed[lanes[l]!.share] === 1) continue;
    selectAll(state, 0);
    return;
  }
  for (let l = lanes.length - 1; l >= 0; l--) if (lanes[l]!.essential) screenLane(state, l);
  // When an application for a period is filed depends on what is ordered, and so, once the line is
  // slow, on all lanes.
  if (automaker.validityDays > 0 && screening.shortFrom < model.horizonDays)
    selectAll(state, screening.shortFrom);
}

/** Selects no lane and no day. */
export function selectNone({ context, screening }: AutomakerState): void {
  screening.activeFrom = screening.activeLanes.length;
  screening.shortFrom = context.model.horizonDays;
  screening.shortUntil = 0;
}

/** Selects all essential lanes, and all days from day `from` on. */
export function selectAll({ context, screening }: AutomakerState, from: number): void {
  const { lanes } = context.automaker;
  const { activeLanes } = screening;
  screening.activeFrom = activeLanes.length;
  for (let l = lanes.length - 1; l >= 0; l--) {
    if (lanes[l]!.essential) activeLanes[--screening.activeFrom] = l;
  }
  screening.shortFrom = from;
  screening.shortUntil = context.model.horizonDays;
}

/**
 * Selects a lane if it may matter, and widens the shortage window to the days on which it may slow its
 * line. Returns whether it was selected. Lanes are screened from the last back.
 */
export function screenLane(state: AutomakerState, l: number): boolean {
  const { context, ledger, licences, screening } = state;
  initialStock(context, ledger, l);
  if (context.automaker.validityDays > 0) resetLicence(context, licences, l);
  const isActive = findShortages(state, l);
  if (isActive) screening.activeLanes[--screening.activeFrom] = l;
  return isActive;
}
