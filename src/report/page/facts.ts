import type {
  ReportChange,
  ReportEstimate,
  ReportResults,
  ReportScenario,
} from '../../analysis/report/results.ts';
import { LOOKS, type Look } from '../charts/theme.ts';
import { nameOf, withoutSharedSeason } from './names.ts';
import type { Voice } from './voice.ts';

/** Results and the voice that tells them, with what every part of a report needs. */
export interface Telling {
  readonly results: ReportResults;
  readonly voice: Voice;
  /** Looks of the scenarios, in their order. */
  readonly looks: readonly Look[];
  readonly focus: ReportScenario;
  readonly line: string;
}

export function tellingOf(results: ReportResults, voice: Voice): Telling {
  const scenarios = withoutSharedSeason(results.scenarios);
  const focus = scenarios.find(({ name }) => name === results.focus)!;
  const looks = LOOKS.slice(0, scenarios.length);
  return {
    results: { ...results, scenarios },
    voice,
    looks,
    focus,
    line: nameOf('line', results.automaker.title, voice),
  };
}

/** Returns the look of the scenario in focus. */
export function focusLook({ results, looks, focus }: Telling): Look {
  return looks[results.scenarios.indexOf(focus)]!;
}

/** Returns the range to plan with: what knowing more could change, if that is known, else the interval. */
function planningRange({ interval, knowledge }: ReportEstimate): readonly [number, number] {
  return knowledge ?? interval;
}

/** Returns the planning range as text, in futures of one hundred. */
export function rangeText(estimate: ReportEstimate, voice: Voice): string {
  return voice.range(planningRange(estimate));
}

/** Returns a chance with its planning range in brackets. */
export function chanceText(estimate: ReportEstimate, voice: Voice): string {
  return `${voice.percent(estimate.value)} (${voice.percentRange(planningRange(estimate))})`;
}

/** Returns whether both the interval and what knowing more could change leave out no effect. */
export function lowers({ interval, knowledge }: ReportChange): boolean {
  return interval[1] < 0 && (knowledge === undefined || knowledge[1] < 0);
}

export function raises({ interval, knowledge }: ReportChange): boolean {
  return interval[0] > 0 && (knowledge === undefined || knowledge[0] > 0);
}

/** Returns the ends of a reduction as text, the smaller first. */
export function reductionRange([low, high]: readonly [number, number], { say, number }: Voice): string {
  return say('range', { low: number(-100 * high, 1), high: number(-100 * low, 1) });
}
