import {
  cheaper,
  cheapestCommon,
  isAllowed,
  leastCommon,
  raised,
  type Search,
  type Tried,
} from './search.ts';

/** Trials of a search over several knobs: many settings are tried, and fewer trials tell them apart. */
const SEARCH_TRIALS = 4000;

/** How often a plan may be made deeper when fresh trials do not confirm it. */
const MOST_CONFIRMATIONS = 5;

/** A setting that the search chose, and whether it holds the target on the trials of the search. */
interface Chosen {
  readonly tried: Tried;
  readonly isFound: boolean;
}

/** Returns the least cover that holds the target on the trials of the search. */
export function least(search: Search, path: Tried[]): Chosen {
  const { knobs, options } = search;
  const isSingle = knobs.length === 1;
  const coarse = isSingle
    ? search
    : { ...search, options: { ...options, trials: Math.min(SEARCH_TRIALS, options.trials) } };
  const common = search.step(() => leastCommon(coarse));
  if (common === undefined) return mostCover(search, path);
  path.push(common);
  if (isSingle) return { tried: common, isFound: true };
  const lower = cheaper(coarse, common);
  path.push(lower);
  const tried = search.step(() => raised(search, lower));
  path.push(tried);
  return { tried, isFound: true };
}

/** Returns the cheapest cover on the trials of the search. */
export function cheapest(search: Search, path: Tried[]): Chosen {
  const common = search.step(() => cheapestCommon(search));
  if (!isAllowed(search, common)) return mostCover(search, path);
  path.push(common);
  const lower = search.knobs.length === 1 ? common : cheaper(search, common);
  if (lower !== common) path.push(lower);
  return { tried: lower, isFound: true };
}

/** Returns the most cover that is allowed, which does not reach the target. */
function mostCover({ ask, knobs, options, question }: Search, path: Tried[]): Chosen {
  const days = knobs.map(() => question.bounds[1]);
  const tried = { days, ...ask([days], options)[0]! };
  path.push(tried);
  return { tried, isFound: false };
}

/** Holds the plan against fresh trials, and makes it deeper where they do not confirm the target. */
export function confirmed(search: Search, { tried, isFound }: Chosen): { plan: Tried; isReached: boolean } {
  const { question, options } = search;
  if (question.atMost === null || !isFound) return { plan: tried, isReached: question.atMost === null };
  let plan = tried;
  for (let k = 0; k < MOST_CONFIRMATIONS; k++) {
    const fresh = { ...options, seed: `${options.seed}/confirm-${k}` };
    const [found] = search.ask([plan.days], fresh);
    if (found!.haltProbability.value <= question.atMost) return { plan, isReached: true };
    const days = plan.days.map((d) => Math.min(question.bounds[1], d + Math.max(1, Math.round(d / 50))));
    plan = { days, ...search.ask([days], options)[0]! };
  }
  return { plan, isReached: false };
}
