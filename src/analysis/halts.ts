import { checkOptions, checkRun, checkWhole } from '../check.ts';
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
 * Estimates the chance that the first halt that counts begins on a day below `byDay`.
 *
 * The interval is Wilson's or, by `method`, Clopper and Pearson's. A run over parameter sets also has
 * `knowledge`, the range of the chance over the sets.
 *
 * @param question - `automaker` (default any), `byDay` (0 … horizonDays, default the horizon) and
 * `method`.
 * @throws {RangeError} for an automaker that the run does not have, a `byDay` out of range, or an unknown
 * method.
 * @example
 * ```ts
 * import { haltProbability, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * console.log(haltProbability(run).value); // 0.942
 * console.log(haltProbability(run, { automaker: 'us-volume', byDay: 180 }).value); // 0.142
 * ```
 */
export function haltProbability(
  run: Simulation,
  question: OfAutomaker & { readonly byDay?: number } & Pick<ProportionOptions, 'method'> = {},
): Estimate {
  checkRun('run', run);
  checkOptions(question, ['automaker', 'byDay', 'method'], 'question');
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

/** Chance of no halt so far, by day. */
export interface SurvivalCurve {
  /** 0, 1, … horizonDays. */
  readonly days: readonly number[];
  /** Entry d: the chance that no halt that counts begins on a day below d. */
  readonly survival: readonly Estimate[];
  /** Entry d: low and high end on day d of a band that covers the whole curve at once. */
  readonly band: readonly (readonly [low: number, high: number])[];
}

/**
 * Estimates the chance of no halt by day, with an interval for each day and a band for all days at once.
 *
 * Every trial runs to the horizon, so the curve is the share of trials without a halt so far. Errors,
 * intervals and band are those of `kaplanMeier`.
 *
 * @param question - `automaker` (default any).
 * @throws {RangeError} for an automaker that the run does not have.
 * @example
 * ```ts
 * import { loadScenario, simulate, survivalCurve } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * const { survival } = survivalCurve(run, { automaker: 'us-volume' });
 * console.log(survival[0]!.value, survival[180]!.value); // 1 0.858
 * ```
 */
export function survivalCurve(run: Simulation, question: OfAutomaker = {}): SurvivalCurve {
  checkRun('run', run);
  checkOptions(question, ['automaker'], 'question');
  const { horizonDays } = run.scenario;
  const { firstHaltDay } = firstHalts(run, question);
  const days = Array.from({ length: horizonDays + 1 }, (_, day) => day);
  const { survival, band } = kaplanMeier(firstHaltDay, {
    ...estimateOptions(run),
    observed: firstHaltDay.map((day) => (day < horizonDays ? 1 : 0)),
    // Read at the end of day d − 1: the first d days are days 0 … d − 1.
    at: days.map((day) => day - 1),
  });
  return { days, survival, band };
}

/**
 * Estimates the share of each binding element among the trials that halted, the most frequent first.
 *
 * Elements that bound no halt are left out; without a halt the result is empty.
 *
 * @param question - `automaker` (default any).
 * @throws {RangeError} for an automaker that the run does not have.
 * @example
 * ```ts
 * import { bindingElements, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * const [element, share] = Object.entries(bindingElements(run, { automaker: 'us-volume' }))[0]!;
 * console.log(element, share.value.toFixed(2)); // Dy 0.75
 * ```
 */
export function bindingElements(
  run: Simulation,
  question: OfAutomaker = {},
): Partial<Record<Element, Estimate>> {
  checkRun('run', run);
  checkOptions(question, ['automaker'], 'question');
  const { bindingElement } = firstHalts(run, question);
  const seen = ELEMENTS.filter((element) => bindingElement.includes(ATOMIC_NUMBER[element]));
  const halted = Float64Array.from(bindingElement, (number) => (number === 0 ? 0 : 1));
  const shares = seen.map((element): [Element, Estimate] => {
    const bound = Float64Array.from(bindingElement, (number) => (number === ATOMIC_NUMBER[element] ? 1 : 0));
    return [element, weightedShare(bound, halted, estimateOptions(run))];
  });
  return Object.fromEntries(shares.sort(([, a], [, b]) => b.value - a.value));
}
