import { checkWhole } from '../engine/options.ts';
import { estimateOptions, type OutcomeColumns, type Simulation } from '../engine/simulation.ts';
import { describe, didYouMean } from '../errors.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import { probability, share } from '../stats/probability.ts';
import type { ProportionOptions } from '../stats/proportion.ts';
import { kaplanMeier } from '../stats/survival.ts';

/** Which line a question is about. */
export interface OfAutomaker {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: string;
}

/** First halts, one entry a trial: the columns that questions about "any automaker" have too. */
export type FirstHalts = Pick<OutcomeColumns, 'firstHaltDay' | 'bindingElement'>;

/**
 * The chance that the first halt that counts begins within the first `byDay` days (on a day index below `byDay`); by default
 * within the horizon, and of any automaker. Wilson's interval unless `method` asks for Clopper and Pearson's.
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
  return probability(firstHaltDay, (day) => day < byDay, { ...estimateOptions(run), method });
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
    return [element, share(bound, halted, estimateOptions(run))];
  });
  return Object.fromEntries(shares.sort(([, a], [, b]) => b.value - a.value));
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
