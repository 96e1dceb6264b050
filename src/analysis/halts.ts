import { firstHalts, type OfAutomaker } from '../engine/first-halts.ts';
import { checkWhole } from '../engine/options.ts';
import type { Simulation } from '../engine/simulation.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import { proportion } from '../stats/proportion.ts';

export { type FirstHalts, firstHalts, type OfAutomaker } from '../engine/first-halts.ts';

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
