import { ScenarioError } from '../errors.ts';
import { layOver } from './lay-over.ts';
import { validate } from './parse.ts';
import type { Json } from './patch.ts';
import { structureIssues } from './structure.ts';
import type { Scenario, ScenarioPatch } from './types.ts';

/**
 * Returns a new scenario: `scenario` with a patch applied. Objects merge key by key; anything else, and a
 * whole distribution, replaces what was there; `null` removes a key or restores its default. The source
 * of a replaced number is removed. In a scenario over parameter sets, a number of the patch has that
 * value in every set, unless the patch names `parameters` too.
 *
 * @example
 * ```ts
 * import { loadScenario, override } from 'rare-earth-risk';
 *
 * const base = loadScenario('ban-resumes');
 * const buffered = override(base, { automakers: { 'us-volume': { lanes: { Dy: { bufferDays: 120 } } } } });
 * console.log(buffered.automakers['us-volume']!.lanes.Dy!.bufferDays); // 120
 * ```
 * @throws {ScenarioError} with every issue, when the result is not a valid scenario.
 */
export function override(scenario: Scenario, patch: ScenarioPatch): Scenario {
  const issues = structureIssues(patch);
  if (issues.length > 0) throw new ScenarioError(issues, 'patch');
  return validate(layOver(scenario as unknown as Json, patch as unknown as Json));
}
