import { checkWhole } from '../engine/options.ts';
import type { OutcomeColumns, Simulation } from '../engine/simulation.ts';
import { describe, didYouMean } from '../errors.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import { proportion } from '../stats/proportion.ts';

/** Which line a question is about. */
export interface OfAutomaker {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: string;
}

/** First halts, one entry a trial: the columns that questions about "any automaker" have too. */
export type FirstHalts = Pick<OutcomeColumns, 'firstHaltDay' | 'bindingElement'>;

/**
 * The chance that the first halt that counts begins within the first `byDay` days (on a day index below `byDay`); by default
 * within the horizon, and of any automaker.
 *
 * @throws {RangeError} for an automaker that the run does not have, or a `byDay` that is not 0 … horizonDays.
 */
export function haltProbability(
  run: Simulation,
  question: OfAutomaker & { readonly byDay?: number } = {},
): Estimate {
  const { horizonDays } = run.scenario;
  const { byDay = horizonDays } = question;
  checkWhole('byDay', byDay, 0, horizonDays);
  const { firstHaltDay } = firstHalts(run, question);
  let halted = 0;
  for (let i = 0; i < firstHaltDay.length; i++) if (firstHaltDay[i]! < byDay) halted += 1;
  return proportion(halted, firstHaltDay.length, { confidence: run.options.confidence });
}

/** The share of futures that have not halted yet, day by day. */
export interface SurvivalCurve {
  /** 0 … horizonDays. */
  readonly days: readonly number[];
  /** Entry d: the chance that no halt that counts begins within the first d days. */
  readonly survival: readonly Estimate[];
}

/** Survival by day, each day with its own (pointwise) interval. Every trial is followed to the horizon, so nothing is censored before it. */
export function survivalCurve(run: Simulation, question: OfAutomaker = {}): SurvivalCurve {
  const { horizonDays } = run.scenario;
  const { firstHaltDay } = firstHalts(run, question);
  const begun = new Array<number>(horizonDays + 1).fill(0);
  for (let i = 0; i < firstHaltDay.length; i++) begun[firstHaltDay[i]!]! += 1;
  const days = Array.from({ length: horizonDays + 1 }, (_, day) => day);
  let surviving = firstHaltDay.length;
  const survival = days.map((day) => {
    if (day > 0) surviving -= begun[day - 1]!;
    return proportion(surviving, firstHaltDay.length, { confidence: run.options.confidence });
  });
  return { days, survival };
}

/** Which element stops the line: for each that did, its share of the trials that halted at all. Most frequent first. */
export function bindingElements(
  run: Simulation,
  question: OfAutomaker = {},
): Partial<Record<Element, Estimate>> {
  const { bindingElement } = firstHalts(run, question);
  const counts = ELEMENTS.map((element) => {
    const count = bindingElement.reduce(
      (sum, number) => sum + (number === ATOMIC_NUMBER[element] ? 1 : 0),
      0,
    );
    return { element, count };
  });
  const halted = counts.reduce((sum, { count }) => sum + count, 0);
  const seen = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const { confidence } = run.options;
  return Object.fromEntries(
    seen.map(({ element, count }) => [element, proportion(count, halted, { confidence })]),
  );
}

/** The first halts of one automaker, or in each trial of whichever halted first (ties: first in the scenario). */
export function firstHalts(run: Simulation, { automaker }: OfAutomaker = {}): FirstHalts {
  const ids = Object.keys(run.outcomes);
  if (automaker === undefined) return earliest(Object.values(run.outcomes));
  const columns = Object.hasOwn(run.outcomes, automaker) ? run.outcomes[automaker] : undefined;
  if (columns) return columns;
  const hint = didYouMean(automaker, ids);
  throw new RangeError(
    `Expected automaker to be one of ${ids.join(', ')}, got ${describe(automaker)}${hint}`,
  );
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
