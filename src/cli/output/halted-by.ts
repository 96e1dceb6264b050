import { talliesOf } from '../../analysis/digest-halts.ts';
import type { Digest } from '../../engine/digest.ts';
import { firstHalts, type OfAutomaker } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';

/**
 * Returns the share of futures whose first halt lies before day 0, 1, … up to the horizon. It is the value
 * of `survivalCurve` taken from 1, without its intervals, which take ten times as long.
 */
export function haltedBy(run: Simulation | Digest, question: OfAutomaker): Float64Array {
  const { horizonDays } = run.scenario;
  const halts = new Float64Array(horizonDays + 1);
  const all = 'outcomes' in run ? countHalts(run, question, halts) : countTallies(run, question, halts);
  for (let day = 1; day <= horizonDays; day++) halts[day]! += halts[day - 1]!;
  return halts.map((sum) => sum / all);
}

/** Counts halts under the day that follows them, and returns how many futures there are. */
function countTallies(run: Digest, question: OfAutomaker, halts: Float64Array): number {
  let all = 0;
  for (const { firstHaltDay, trials } of talliesOf(run, question)) {
    all += trials;
    for (const [day, times] of Object.entries(firstHaltDay)) {
      if (Number(day) < run.scenario.horizonDays) halts[Number(day) + 1]! += times;
    }
  }
  return all;
}

/** Does the same with the weights of futures, where they have them. */
function countHalts(run: Simulation, question: OfAutomaker, halts: Float64Array): number {
  const { weights, scenario } = run;
  const { firstHaltDay } = firstHalts(run, question);
  let all = 0;
  firstHaltDay.forEach((day, i) => {
    const weight = weights?.[i] ?? 1;
    all += weight;
    if (day < scenario.horizonDays) halts[day + 1]! += weight;
  });
  return all;
}
