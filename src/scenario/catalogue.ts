import { catalogueData } from './catalogue-data.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './types.ts';

const parsed = new Map<string, Scenario>();

/**
 * A scenario of the catalogue by name.
 *
 * @throws {ScenarioError} for a name that is not in `catalogueNames`, offering the nearest.
 */
export function loadScenario(name: string): Scenario {
  const known = parsed.get(name);
  if (known) return known;
  const scenario = parseScenario(catalogueData(name, ''));
  parsed.set(name, scenario);
  return scenario;
}
