import { ScenarioError } from '../errors.ts';
import { shapeIssues } from './limits.ts';
import { type Json, merge } from './merge.ts';
import { validate } from './parse.ts';
import type { Scenario, ScenarioPatch } from './types.ts';

/**
 * A new scenario: `scenario` with `patch` laid over it. Objects merge, `null` takes a key away (or back to its
 * default), a whole distribution replaces what stood there. The source note of a replaced number goes with it.
 *
 * @throws {ScenarioError} when the result is not a valid scenario.
 */
export function override(scenario: Scenario, patch: ScenarioPatch): Scenario {
  const issues = shapeIssues(patch);
  if (issues.length > 0) throw new ScenarioError(issues, 'patch');
  return validate(merge(scenario as unknown as Json, patch as unknown as Json));
}
