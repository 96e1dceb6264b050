import { describe } from '../errors.ts';
import { catalogueData } from './catalogue-data.ts';
import type { ScenarioName } from './names.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './types.ts';

const parsed = new Map<string, Scenario>();

/**
 * Returns the shipped scenario of that name, validated and frozen.
 *
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 *
 * const { title, start, horizonDays } = loadScenario('ban-resumes');
 * console.log(title, start, horizonDays); // Ban resumes 2025-06-06 365
 * ```
 * @throws {ScenarioError} for a name that is not in `catalogueNames`, with the nearest one.
 */
export function loadScenario(name: ScenarioName): Scenario {
  if (typeof name !== 'string') {
    throw new TypeError(`Expected name to be the name of a scenario, got ${describe(name)}`);
  }
  const known = parsed.get(name);
  if (known) return known;
  const scenario = parseScenario(catalogueData(name, ''));
  parsed.set(name, scenario);
  return scenario;
}
