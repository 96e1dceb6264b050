import { checkOptions, checkWhole } from '../check.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../elements.ts';
import { estimateOptions } from '../engine/columns.ts';
import type { Digest } from '../engine/digest.ts';
import { firstHalts, type OfAutomaker } from '../engine/first-halts.ts';
import { readRun } from '../engine/read-run.ts';
import type { Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import type { Estimate } from '../stats/estimate.ts';
import { probability, weightedShare } from '../stats/probability.ts';
import type { ProportionOptions } from '../stats/proportion.ts';
import { kaplanMeier } from '../stats/survival.ts';
import { bindingElementsOfDigest, haltProbabilityOfDigest, survivalOfDigest } from './digest-halts.ts';

export { type FirstHalts, firstHalts, type OfAutomaker } from '../engine/first-halts.ts';

/**
 * Estimates the chance that the first halt that counts begins on a day below `byDay`, of a run or its
 * digest.
 *
 * The interval is Wilson's or, by `method`, Clopper and Pearson's. A run over parameter sets also has
 * `knowledge`, the range of the chance over the sets; its digest has that for days 90 and 180 and the
 * horizon only.
 *
 * @param question - `automaker` (default any), `byDay` (0 … horizonDays, default the horizon) and
 * `method`.
 * @throws {TypeError} for a value that is no run, {ScenarioError} for a copy of a digest that is none.
 * @throws {RangeError} for an automaker that the run does not have, a `byDay` out of range, or an
 * unknown method.
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
  run: Simulation | Digest,
  question: OfAutomaker & { readonly byDay?: number } & Pick<ProportionOptions, 'method'> = {},
): Estimate {
  const of = readRun('run', run);
  checkOptions(question, ['automaker', 'byDay', 'method'], 'question');
  const { horizonDays } = of.scenario;
  const { byDay = horizonDays } = question;
  checkWhole('byDay', byDay, 0, horizonDays);
  if (!('outcomes' in of)) return haltProbabilityOfDigest(of, question, byDay);
  const { firstHaltDay } = firstHalts(of, question);
  const { method = 'wilson' } = question;
  return probability(firstHaltDay, (day) => day < byDay, {
    ...estimateOptions(of),
    sets: setsOfTrials(of),
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
 * Estimates the chance of no halt by day, of a run or its digest, with an interval for each day and a band
 * for all days at once.
 *
 * Every trial runs to the horizon, so the curve is the share of trials without a halt so far. Errors,
 * intervals and band are those of `kaplanMeier`.
 *
 * @param question - `automaker` (default any).
 * @throws {TypeError} for a value that is no run, {ScenarioError} for a copy of a digest that is none.
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
export function survivalCurve(run: Simulation | Digest, question: OfAutomaker = {}): SurvivalCurve {
  const of = readRun('run', run);
  checkOptions(question, ['automaker'], 'question');
  const { horizonDays } = of.scenario;
  const days = Array.from({ length: horizonDays + 1 }, (_, day) => day);
  // Read at the end of day d − 1: the first d days are days 0 … d − 1.
  const at = days.map((day) => day - 1);
  if (!('outcomes' in of)) {
    const { survival, band } = survivalOfDigest(of, question, at);
    return { days, survival, band };
  }
  const { firstHaltDay } = firstHalts(of, question);
  const observed = firstHaltDay.map((day) => (day < horizonDays ? 1 : 0));
  const { survival, band } = kaplanMeier(firstHaltDay, { ...estimateOptions(of), observed, at });
  return { days, survival, band };
}

/**
 * Estimates the share of each binding element among the trials that halted, the most frequent first, of a
 * run or its digest.
 *
 * Elements that bound no halt are left out; without a halt the result is empty.
 *
 * @param question - `automaker` (default any).
 * @throws {TypeError} for a value that is no run, {ScenarioError} for a copy of a digest that is none.
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
  run: Simulation | Digest,
  question: OfAutomaker = {},
): Partial<Record<Element, Estimate>> {
  const of = readRun('run', run);
  checkOptions(question, ['automaker'], 'question');
  if (!('outcomes' in of)) return bindingElementsOfDigest(of, question);
  const { bindingElement } = firstHalts(of, question);
  const seen = ELEMENTS.filter((element) => bindingElement.includes(ATOMIC_NUMBER[element]));
  const halted = Float64Array.from(bindingElement, (number) => (number === 0 ? 0 : 1));
  const shares = seen.map((element): [Element, Estimate] => {
    const bound = Float64Array.from(bindingElement, (number) => (number === ATOMIC_NUMBER[element] ? 1 : 0));
    return [element, weightedShare(bound, halted, estimateOptions(of))];
  });
  return Object.fromEntries(shares.sort(([, a], [, b]) => b.value - a.value));
}
