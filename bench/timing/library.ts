// The library as a contestant: the built package on one thread.

import type { Scenario } from '../../src/index.ts';
import { built } from './built.ts';
import { type Contestant, inProcess } from './contestant.ts';

/** One `simulate` after the other, each followed by the estimate that a user would ask for. */
export function library(name: string, scenario: Scenario, trials?: number): Contestant {
  const run = (firstTrial: number, count: number): number => {
    const result = built.simulate(scenario, { trials: count, firstTrial });
    return Math.round(built.haltProbability(result).value * count);
  };
  return inProcess(name, run, trials);
}
