import { markParsed } from '../scenario/parsed.ts';
import type { Scenario } from '../scenario/types.ts';

/** Returns the scenario with those automakers alone; their sample paths stay the same. */
export function onlyAutomakers(scenario: Scenario, ids: readonly string[]): Scenario {
  const automakers = Object.fromEntries(ids.map((id) => [id, scenario.automakers[id]!]));
  return markParsed({ ...scenario, automakers });
}
