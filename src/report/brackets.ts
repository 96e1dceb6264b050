import type { Remarks } from '../analysis/parameters.ts';
import type { Estimate } from '../stats/estimate.ts';
import { LEAST_TRIALS_A_SET } from '../stats/knowledge.ts';
import { wrap } from './layout.ts';
import { count } from './numbers.ts';

/** What the brackets behind chances mean, `shown` being one of them. */
export function bracketsText({ parameters }: Remarks, shown: Estimate): string {
  const trials = `${shown.confidence * 100} %`;
  if (parameters === undefined) return `${trials} intervals in brackets.`;
  if (shown.knowledge) {
    return `In brackets, before the semicolon: what more futures would narrow (${trials}); after it: what only better knowledge would (90 % over \
${count(parameters.count)} calibrated parameter sets).`;
  }
  return `${trials} intervals in brackets: what more futures would narrow. ${tooFew(parameters.count)}`;
}

/** Of fewer trials a set than it takes. */
export function tooFew(sets: number): string {
  return `Too few to tell what better knowledge would: over ${count(sets)} calibrated parameter sets it takes ${count(LEAST_TRIALS_A_SET * sets)} futures.`;
}

/** What scenarios say on every output, as lines of their own: nothing or one. */
export function noticeLines({ notice }: Remarks): string[] {
  return notice === undefined ? [] : [wrap(notice)];
}
