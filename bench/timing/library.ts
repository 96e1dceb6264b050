// The library as a contestant: the built package on one thread.

import type { Scenario } from '../../src/index.ts';
import { built } from './built.ts';
import { type Contestant, inProcess } from './contestant.ts';

/** Returns a contestant that calls `simulate` repeatedly, each time with an estimate of its result. */
export function library(name: string, scenario: Scenario, trials?: number): Contestant {
  const run = (firstTrial: number, count: number): number => {
    const result = built.simulate(scenario, { trials: count, firstTrial });
    return Math.round(built.haltProbability(result).value * count);
  };
  return inProcess(name, run, trials);
}
