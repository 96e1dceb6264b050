import type { Remarks } from '../analysis/parameters.ts';
import type { Estimate } from '../stats/estimate.ts';
import { LEAST_TRIALS_A_SET } from '../stats/knowledge.ts';
import { wrap } from './layout.ts';
import { count, percentWithInterval, points, range } from './numbers.ts';

/** What the brackets behind chances mean, `shown` being one of them. */
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

/** What the brackets behind differences of chances mean, of comparisons in which any has both. */
export function differenceBracketsText(remarks: Remarks, shown: Estimate): string {
  if (remarks.parameters === undefined || !shown.knowledge) return bracketsText(remarks, shown);
  return `In brackets, before the semicolon: where simulating more would move the difference (${shown.confidence * 100} %); after it: where knowing more \
would (90 % of ${count(remarks.parameters.count)} calibrated parameter sets).`;
}

/** Of fewer trials a set than it takes. */
export function tooFew(sets: number): string {
  return `Too few to tell what knowing more would change: over ${count(sets)} calibrated parameter sets it takes ${count(LEAST_TRIALS_A_SET * sets)} futures.`;
}

/** What scenarios say on every output, as lines of their own: nothing or one. */
export function noticeLines({ notice }: Remarks): string[] {
  return notice === undefined ? [] : [wrap(notice)];
}
