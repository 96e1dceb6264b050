import { describe, didYouMean } from '../errors.ts';
import type { AutomakerId } from '../scenario/names.ts';
import type { OutcomeColumns, Simulation } from './run.ts';

/** The line that a question is about. */
export interface OfAutomaker {
  /** Id of an automaker; absent: whichever halts first. */
  readonly automaker?: AutomakerId;
}

/** First halts, one entry per trial: the columns that exist for "any automaker" as well. */
export type FirstHalts = Pick<OutcomeColumns, 'firstHaltDay' | 'bindingElement'>;

/**
 * Returns the first halts of an automaker or, without one, of whichever halts first (ties: first in the
 * scenario).
 */
export function firstHalts(run: Simulation, { automaker }: OfAutomaker = {}): FirstHalts {
  if (automaker === undefined) {
    const all = Object.values(run.outcomes);
    const trials = all[0]!.firstHaltDay.length;
    const first = emptyFirstHalts(trials);
    earliest(all, trials, first);
    return first;
  }
  requireAutomaker('automaker', automaker, Object.keys(run.outcomes));
  return run.outcomes[automaker]!;
}

/** Throws a `RangeError` with the nearest name, unless the automaker is one of `ids`. */
export function requireAutomaker(name: string, automaker: string | undefined, ids: readonly string[]): void {
  if (automaker !== undefined && ids.includes(automaker)) return;
  const hint = didYouMean(automaker, ids);
  throw new RangeError(`Expected ${name} to be one of ${ids.join(', ')}, got ${describe(automaker)}${hint}`);
}

/** Returns columns of zeros for the first halts of `trials` trials. */
export function emptyFirstHalts(trials: number): FirstHalts {
  return { firstHaltDay: new Float64Array(trials), bindingElement: new Uint8Array(trials) };
}

/** Writes the earliest of several lines' first halts into `first`, for the first `rows` trials. */
export function earliest(all: readonly FirstHalts[], rows: number, first: FirstHalts): void {
  const { firstHaltDay, bindingElement } = first;
  firstHaltDay.set(all[0]!.firstHaltDay.subarray(0, rows));
  bindingElement.set(all[0]!.bindingElement.subarray(0, rows));
  for (const other of all.slice(1)) {
    for (let i = 0; i < rows; i++) {
      if (other.firstHaltDay[i]! >= firstHaltDay[i]!) continue;
      firstHaltDay[i] = other.firstHaltDay[i]!;
      bindingElement[i] = other.bindingElement[i]!;
    }
  }
}
