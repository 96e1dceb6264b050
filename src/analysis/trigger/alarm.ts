// One future of a firm: what it watches, when it takes alarm, and what an action on that day changes.

import { round } from '../../model/fixed-point.ts';
import { type LineOutcome, measureLine } from '../../model/halts.ts';
import { initialState } from '../../model/initial-state.ts';
import type { Model } from '../../model/model.ts';
import type { SamplePath } from '../../model/sample-path.ts';
import type { State } from '../../model/state.ts';
import { step } from '../../model/step.ts';
import type { CompleteAction, CompleteRule } from './rule.ts';
import { lanesOf, openWatch } from './watch.ts';

/** A future without any action. */
export interface WatchedFuture {
  /** What is watched at the end of each day; NaN while there is nothing to see. */
  readonly seen: Float64Array;
  readonly line: LineOutcome;
}

/** Replays a sample path of a model with one automaker, and notes what the rule watches. */
export function replayWatched(model: Model, samplePath: SamplePath, rule: CompleteRule): WatchedFuture {
  const state = initialState(model, samplePath);
  const see = openWatch(state, rule);
  const seen = new Float64Array(model.horizonDays);
  for (let t = 0; t < model.horizonDays; t++) {
    step(state, t);
    seen[t] = see(t);
  }
  return { seen, line: lineOf(state) };
}

/** Returns the first day of alarm at a threshold; the horizon when none comes. */
export function alarmDay(
  { seen }: Pick<WatchedFuture, 'seen'>,
  { watch, after, for: days }: Pick<CompleteRule, 'watch' | 'after' | 'for'>,
  below: number,
): number {
  const always = watch !== 'cover' && below === 1;
  let inARow = 0;
  for (let t = after; t < seen.length; t++) {
    inARow = always || seen[t]! < below ? inARow + 1 : 0;
    if (inARow === days) return t;
  }
  return seen.length;
}

/**
 * Replays a sample path with an action at the end of day `alarm`: a consignment, and from then on goods of
 * a second source every day. What is sent is on order, as any goods, so that later orders are smaller by
 * it. Nothing that a sample path holds depends on it, so the outcome is exact.
 */
export function replayWithAction(
  model: Model,
  samplePath: SamplePath,
  alarm: number,
  { addCover, secondSource, lane, leadDays }: CompleteAction,
): LineOutcome {
  const state = initialState(model, samplePath);
  for (let t = 0; t < model.horizonDays; t++) {
    step(state, t);
    const quantity = t < alarm ? 0 : round((t === alarm ? addCover : 0) + secondSource);
    if (quantity === 0) continue;
    for (const one of lanesOf(state.automakers[0]!, lane)) {
      if (!one.isEssential) continue;
      one.inTransit.push({ quantity, permit: 'none', permittedFrom: t, arrivalDay: t + leadDays });
      one.onOrder += quantity;
    }
  }
  return lineOf(state);
}

function lineOf({ model, automakers }: State): LineOutcome {
  return measureLine(automakers[0]!.trajectory, model.plant.minimumHaltDays);
}
