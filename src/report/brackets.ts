import type { Remarks } from '../analysis/parameters.ts';
import type { Scenario } from '../scenario/types.ts';
import { spreadWarnings } from '../scenario/warnings/scenario-warnings.ts';
import type { Estimate } from '../stats/estimate.ts';
import { LEAST_TRIALS_A_SET } from '../stats/knowledge.ts';
import { wrap } from './layout.ts';
import { count, percentWithInterval, points, range } from './numbers.ts';

/** Says that chances are conditional on the scenario. */
export const CONDITIONAL: string =
  'Each column holds if policy follows its scenario. The model does not say how likely a scenario is.';

/** Explains the brackets behind chances, with `shown` as the example. */
export function bracketsText({ parameters }: Remarks, shown: Estimate): string {
  const trials = `${shown.confidence * 100} %`;
  if (parameters === undefined) return `${trials} intervals in brackets.`;
  const { interval, knowledge } = shown;
  if (knowledge) {
    return `Read "${percentWithInterval(shown)}" as: ${points(shown.value)} %; simulating more would move it within ${range(interval, 0.1)} (${trials}), \
knowing more within ${range(knowledge, 0.5)} (90 % of ${count(parameters.count)} calibrated parameter sets). Plan with the second range.`;
  }
  return `${trials} intervals in brackets: simulating more would narrow them. ${tooFew(parameters.count)}`;
}

/** Explains the brackets behind differences of chances, with `shown` as the example. */
export function differenceBracketsText(remarks: Remarks, shown: Estimate): string {
  if (remarks.parameters === undefined || !shown.knowledge) return bracketsText(remarks, shown);
  return `In brackets, before the semicolon: where simulating more would move the difference (${shown.confidence * 100} %); after it: where knowing more \
would (90 % of ${count(remarks.parameters.count)} calibrated parameter sets).`;
}

/** Says that a run has too few trials for each of its parameter sets. */
export function tooFew(sets: number): string {
  return `Too few to tell what knowing more would change: over ${count(sets)} calibrated parameter sets it takes ${count(LEAST_TRIALS_A_SET * sets)} futures.`;
}

/** Returns the note on spreads that patches of scenarios took away, as a paragraph, if they took any. */
export function spreadLines(scenarios: readonly Scenario[]): string[] {
  const messages = scenarios.flatMap((scenario) => spreadWarnings(scenario).map(({ message }) => message));
  return [...new Set(messages)].map((message) => wrap(`Note: ${message}.`));
}

/** Returns the notice of the scenarios as a paragraph of its own, if they have one. */
export function noticeLines({ notice }: Remarks): string[] {
  return notice === undefined ? [] : [wrap(notice)];
}
