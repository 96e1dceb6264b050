// What still stops a line under a plan.

import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../../elements.ts';
import { firstHalts } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { haltProbability } from '../halts.ts';
import type { CompleteBufferQuestion } from './question.ts';
import { countedWeights, type Worlds } from './worlds.ts';

/**
 * Returns the shares of futures that halt by the day, by the element that runs out first, the largest
 * first. They are of the mixture or, without weights, of the worst world.
 *
 * @param runs - one for each world.
 */
export function bindsNext(
  { weights }: Worlds,
  runs: readonly Simulation[],
  { byDay, automaker }: CompleteBufferQuestion,
): Partial<Record<Element, number>> {
  const of = automaker === null ? {} : { automaker };
  const chances = runs.map((run) => haltProbability(run, { byDay, ...of }));
  const counted = countedWeights(chances, weights);
  const shares = new Map<Element, number>();
  runs.forEach((run, w) => {
    if (counted[w] === 0) return;
    const { firstHaltDay, bindingElement } = firstHalts(run, of);
    firstHaltDay.forEach((day, i) => {
      if (day >= byDay) return;
      const element = ELEMENTS.find((one) => ATOMIC_NUMBER[one] === bindingElement[i])!;
      shares.set(element, (shares.get(element) ?? 0) + counted[w]! / firstHaltDay.length);
    });
  });
  return Object.fromEntries([...shares].sort((a, b) => b[1] - a[1]));
}
