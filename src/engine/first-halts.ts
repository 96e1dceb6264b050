import { describe, didYouMean } from '../errors.ts';
import type { AutomakerId } from '../scenario/names.ts';
import type { OutcomeColumns, Simulation } from './run.ts';

/** Which line a question is about. */
export interface OfAutomaker {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: AutomakerId;
}

/** First halts, one entry a trial: the columns that questions about "any automaker" have too. */
export type FirstHalts = Pick<OutcomeColumns, 'firstHaltDay' | 'bindingElement'>;

/** The first halts of one automaker, or in each trial of whichever halted first (ties: first in the scenario). */
export function firstHalts(run: Simulation, { automaker }: OfAutomaker = {}): FirstHalts {
  if (automaker === undefined) {
    const all = Object.values(run.outcomes);
    const trials = all[0]!.firstHaltDay.length;
    const first = roomForHalts(trials);
    earliest(all, trials, first);
    return first;
  }
  requireAutomaker('automaker', automaker, Object.keys(run.outcomes));
  return run.outcomes[automaker]!;
}

/** Throws, with the nearest name, unless the automaker is one of `ids`. */
export function requireAutomaker(name: string, automaker: string | undefined, ids: readonly string[]): void {
  if (automaker !== undefined && ids.includes(automaker)) return;
  const hint = typeof automaker === 'string' ? didYouMean(automaker, ids) : '';
  throw new RangeError(`Expected ${name} to be one of ${ids.join(', ')}, got ${describe(automaker)}${hint}`);
}

/** Room for the first halts of `trials` trials. */
export function roomForHalts(trials: number): FirstHalts {
  return { firstHaltDay: new Float64Array(trials), bindingElement: new Uint8Array(trials) };
}

/** Writes the first halts of the first `rows` trials, of whichever line halted first, into `first`. */
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
