import { describe, didYouMean } from '../errors.ts';
import type { OutcomeColumns, Simulation } from './simulation.ts';

/** Which line a question is about. */
export interface OfAutomaker {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: string;
}

/** First halts, one entry a trial: the columns that questions about "any automaker" have too. */
export type FirstHalts = Pick<OutcomeColumns, 'firstHaltDay' | 'bindingElement'>;

/** The first halts of one automaker, or in each trial of whichever halted first (ties: first in the scenario). */
export function firstHalts(run: Simulation, { automaker }: OfAutomaker = {}): FirstHalts {
  if (automaker === undefined) return earliest(Object.values(run.outcomes));
  requireAutomaker('automaker', automaker, Object.keys(run.outcomes));
  return run.outcomes[automaker]!;
}

/** Throws, with the nearest name, unless the automaker is one of `ids`. */
export function requireAutomaker(name: string, automaker: string | undefined, ids: readonly string[]): void {
  if (automaker !== undefined && ids.includes(automaker)) return;
  const hint = typeof automaker === 'string' ? didYouMean(automaker, ids) : '';
  throw new RangeError(`Expected ${name} to be one of ${ids.join(', ')}, got ${describe(automaker)}${hint}`);
}

function earliest(all: readonly OutcomeColumns[]): FirstHalts {
  const firstHaltDay = all[0]!.firstHaltDay.slice();
  const bindingElement = all[0]!.bindingElement.slice();
  for (const other of all.slice(1)) {
    for (let i = 0; i < firstHaltDay.length; i++) {
      if (other.firstHaltDay[i]! >= firstHaltDay[i]!) continue;
      firstHaltDay[i] = other.firstHaltDay[i]!;
      bindingElement[i] = other.bindingElement[i]!;
    }
  }
  return { firstHaltDay, bindingElement };
}
