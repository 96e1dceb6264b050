import { trialsWorth } from '../scenario/work.ts';
import type { Budget } from './budget.ts';
import { countHalts, type HaltCount } from './halt-check.ts';
import type { RareEventProblem } from './problem.ts';
import { evaluationsOf, type SplittingPlan } from './splitting/populations.ts';

/** Part of the work of splitting that plain trials may take to show that they are cheaper. */
const PART = 1 / 20;

/**
 * Returns a count of plain trials where they reach the relative error with less work than splitting along
 * the plan, else nothing.
 *
 * They do if a part of that work brings the same part of the halts that the error takes, with two standard
 * errors to spare. Work is estimated, not timed, so that the choice is the same on every machine.
 */
export function cheaperPlainTrials(
  problem: RareEventProblem,
  plan: SplittingPlan,
  { halts }: Budget,
  seed: string,
): HaltCount | undefined {
  const worth = trialsWorth(problem.model.scenario, evaluationsOf(plan));
  const enough = Math.ceil(PART * halts + 2 * Math.sqrt(PART * halts));
  const count = countHalts(problem, `${seed}/rare/cheaper`, Math.ceil(PART * worth), enough);
  return count.halts < enough ? undefined : count;
}
