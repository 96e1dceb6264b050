import { asScenario } from './as-scenario.ts';
import { settingOfSet } from './moves.ts';
import type { Scenario } from './types.ts';

/**
 * Returns the scenario of one parameter set: the numbers of set `k`, and no `parameters`. Trial i of a
 * run over sets equals trial i of a run of this scenario under the same seed when k is the set of trial
 * i.
 *
 * @example
 * ```ts
 * import { loadScenario, scenarioOfSet } from 'rare-earth-risk';
 *
 * const first = scenarioOfSet(loadScenario('truce-holds'), 0);
 * console.log(first.desk.effortWorkingDays); // { median: 18.74, sigma: 0.282 }
 * ```
 * @param k - a whole number from 0 to one less than the number of sets.
 * @throws {RangeError} for a scenario that names no parameter sets, or a `k` that none of them has.
 */
export function scenarioOfSet(scenario: Scenario, k: number): Scenario {
  return settingOfSet(asScenario('scenario', scenario), k);
}
