import { checkScenario } from '../check.ts';
import { parseScenario } from './parse.ts';
import { isParsed } from './parsed.ts';
import type { Scenario } from './types.ts';

/**
 * Returns a scenario as the parser returned it. Parses any other object that looks like one, such as a copy
 * with changes, which nobody has checked.
 *
 * @throws {TypeError} for a value that is no scenario.
 * @throws {ScenarioError} with every issue, for an object that is not a valid one.
 */
export function asScenario(name: string, value: unknown): Scenario {
  if (isParsed(value)) return value;
  checkScenario(name, value);
  return parseScenario(value);
}
