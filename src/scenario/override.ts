import { ScenarioError } from '../errors.ts';
import { layOver } from './lay-over.ts';
import { validate } from './parse.ts';
import type { Json } from './patch.ts';
import { structureIssues } from './structure.ts';
import type { Scenario, ScenarioPatch } from './types.ts';

/**
 * A new scenario: `scenario` with `patch` laid over it. Objects merge, `null` takes a key away (or back to its
 * default), a whole distribution replaces what stood there. The source note of a replaced number goes with it. In a scenario
 * over parameter sets a number that the patch states stays as stated in every set, unless the same patch names `parameters`.
 *
 * @throws {ScenarioError} when the result is not a valid scenario.
 */
export function override(scenario: Scenario, patch: ScenarioPatch): Scenario {
  const issues = structureIssues(patch);
  if (issues.length > 0) throw new ScenarioError(issues, 'patch');
  return validate(layOver(scenario as unknown as Json, patch as unknown as Json));
}
