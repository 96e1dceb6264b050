import { checkWhole } from '../check.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../elements.ts';
import { estimateOptions } from '../engine/columns.ts';
import { firstHalts, type OfAutomaker } from '../engine/first-halts.ts';
import type { Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import type { Estimate } from '../stats/estimate.ts';
import { probability, weightedShare } from '../stats/probability.ts';
import type { ProportionOptions } from '../stats/proportion.ts';
import { kaplanMeier } from '../stats/survival.ts';

export { type FirstHalts, firstHalts, type OfAutomaker } from '../engine/first-halts.ts';

/**
 * The chance that the first halt that counts begins within the first `byDay` days (on a day index below `byDay`); by default
 * within the horizon, and of any automaker. Over parameter sets it has `knowledge` beside its interval. Wilson's interval unless `method` asks for Clopper and Pearson's.
 *
 * @throws {RangeError} for an automaker that the run does not have, a `byDay` that is not 0 … horizonDays, or an unknown method.
 */
export function haltProbability(
  run: Simulation,
  question: OfAutomaker & { readonly byDay?: number } & Pick<ProportionOptions, 'method'> = {},
): Estimate {
  const { horizonDays } = run.scenario;
  const { byDay = horizonDays } = question;
  checkWhole('byDay', byDay, 0, horizonDays);
  const { firstHaltDay } = firstHalts(run, question);
  const { method = 'wilson' } = question;
  return probability(firstHaltDay, (day) => day < byDay, {
    ...estimateOptions(run),
    sets: setsOfTrials(run),
    method,
  });
}

/** The share of futures that have not halted yet, day by day. */
export interface SurvivalCurve {
  /** 0 … horizonDays. */
  readonly days: readonly number[];
  /** Entry d: the chance that no halt that counts begins within the first d days. */
  readonly survival: readonly Estimate[];
  /** Entry d: low and high end on day d of a band that holds the whole curve at once. */
  readonly band: readonly (readonly [low: number, high: number])[];
}

/**
 * Survival by day (`kaplanMeier`): each day with Greenwood's error and its own (pointwise) interval, all days with a simultaneous band. Every
 * trial is followed to the horizon, so nothing is censored before it and the curve is the plain share of trials not yet halted.
 *
 * @throws {RangeError} for an automaker that the run does not have.
 */
export function survivalCurve(run: Simulation, question: OfAutomaker = {}): SurvivalCurve {
  const { horizonDays } = run.scenario;
  const { firstHaltDay } = firstHalts(run, question);
  const days = Array.from({ length: horizonDays + 1 }, (_, day) => day);
  const { survival, band } = kaplanMeier(firstHaltDay, {
    ...estimateOptions(run),
    observed: firstHaltDay.map((day) => (day < horizonDays ? 1 : 0)),
    // By the end of the day before, that is within the first d days.
    at: days.map((day) => day - 1),
  });
  return { days, survival, band };
}

/** Which element stops the line: for each that did, its share of the trials that halted at all. Most frequent first. */
export function bindingElements(
  run: Simulation,
  question: OfAutomaker = {},
): Partial<Record<Element, Estimate>> {
  const { bindingElement } = firstHalts(run, question);
  const seen = ELEMENTS.filter((element) => bindingElement.includes(ATOMIC_NUMBER[element]));
  const halted = Float64Array.from(bindingElement, (number) => (number === 0 ? 0 : 1));
  const shares = seen.map((element): [Element, Estimate] => {
    const bound = Float64Array.from(bindingElement, (number) => (number === ATOMIC_NUMBER[element] ? 1 : 0));
    return [element, weightedShare(bound, halted, estimateOptions(run))];
  });
  return Object.fromEntries(shares.sort(([, a], [, b]) => b.value - a.value));
}
