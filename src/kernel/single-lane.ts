import { leastClosingStock } from './lane-events.ts';
import { leastCover } from './run-line.ts';
import { screenLane, selectNone } from './screen.ts';
import type { Workspace } from './workspace.ts';

/*
 * Until its line first slows, what becomes of a lane does not depend on the others. So whoever asks
 * about one lane need not run its line. Each function takes an automaker that is bound to its inputs.
 */

/** Returns whether a lane may ever slow its line, or keep it from restarting. */
export function mayMatter({ automakers }: Workspace, i: number, l: number): boolean {
  const state = automakers[i]!;
  selectNone(state);
  return screenLane(state, l);
}

/** Returns whether the lane asked about last may slow its line. */
export function maySlow({ model, automakers }: Workspace, i: number): boolean {
  return automakers[i]!.screening.shortFrom < model.horizonDays;
}

/** Returns whether what flies costs something, so that every day is run. */
export function countsFlights({ automakers }: Workspace, i: number): boolean {
  return automakers[i]!.context.countsFlights;
}

/**
 * Returns whether free supply of a lane never exceeds its need, so that its stock is least before goods
 * move.
 */
export function neverExceedsNeed({ automakers }: Workspace, i: number, l: number): boolean {
  const { automaker, market } = automakers[i]!.context;
  return market.neverExceedsNeed[automaker.lanes[l]!.share] === 1;
}

/**
 * Returns the least stock of the only lane of an automaker, in days of cover after use. It is below 0
 * if the lane runs out.
 */
export function scarcity(workspace: Workspace, i: number): number {
  // Where stock may rise between events, every day is run.
  if (!neverExceedsNeed(workspace, i, 0)) return leastCover(workspace, i) - 1;
  return leastClosingStock(workspace.automakers[i]!, 0, 0);
}
