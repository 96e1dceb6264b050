import type { Model } from '../model/model.ts';
import type { Desk } from './desk-tables.ts';

/*
 * The applications of the modelled firms are in the rate at which everyone files, so the queue is the
 * same whatever they file (model.md §4, Queue). It is counted once a trial, and an application looks up
 * the day on which the desk has taken up all that stood ahead of it.
 */

/**
 * Counts what everyone files and the desk takes up, first come first served, as a fluid (model.md §4,
 * Queue).
 */
export function tabulateQueue(model: Model, desk: Desk): void {
  const { regimes, takenUpPerDay, filed, takenUp, regimeOfDay } = desk;
  filed[0] = model.backlog;
  takenUp[0] = 0;
  for (let t = 0; t < model.horizonDays; t++) {
    const works = model.workingDay[t] === 1;
    const regime = regimeOfDay[t]!;
    const queued = filed[t]! - takenUp[t]!;
    takenUp[t + 1] = takenUp[t]! + (works ? Math.min(takenUpPerDay[regime]!, queued) : 0);
    filed[t + 1] = filed[t]! + (works ? regimes[regime]!.filedPerDay : 0);
  }
}

/**
 * Returns the day from which an application of day `filedOn` is under review, behind all that were
 * filed up to and including that day.
 */
export function reviewStart({ hasQueue }: Model, desk: Desk, filedOn: number, priority: boolean): number {
  if (priority || !hasQueue) return filedOn + 1;
  const ahead = desk.filed[filedOn + 1]!;
  return Math.min(desk.horizonDays, firstAtLeast(desk.takenUp, ahead, filedOn + 2) - 1);
}

/**
 * Returns the least index from `from` on at which a non-decreasing list is at least `level`; its length
 * when there is none.
 */
function firstAtLeast(list: Float64Array, level: number, from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}
