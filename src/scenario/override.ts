import { describe, ScenarioError } from '../errors.ts';
import { asScenario } from './as-scenario.ts';
import { layOver } from './lay-over.ts';
import { validate } from './parse.ts';
import { spreadsLostBy } from './parsed.ts';
import type { Json } from './patch.ts';
import { openRecord } from './patch-record.ts';
import { structureIssues } from './structure.ts';
import type { Scenario, ScenarioPatch } from './types.ts';

/**
 * Returns a new scenario: `scenario` with a patch applied. Objects merge key by key; anything else, and a
 * whole distribution, replaces what was there; `null` removes a key or restores its default. The source
 * of a replaced number is removed. An object with the keys 0, 1, … patches single entries of a list. In a
 * scenario over parameter sets, a number of the patch has that value in every set, unless the patch names
 * `parameters` too.
 *
 * A patch changes what is there: an automaker, lane, regime or destination that the scenario does not have
 * needs `new: true`. A number in place of a distribution takes its spread away; `scenarioWarnings` says so.
 *
 * @example
 * ```ts
 * import { loadScenario, override } from 'rare-earth-risk';
 *
 * const base = loadScenario('ban-resumes');
 * const lanes = { Dy: { bufferDays: { median: 120 } } };
 * const buffered = override(base, { automakers: { 'us-volume': { lanes } } });
 * const { bufferDays } = buffered.automakers['us-volume']!.lanes.Dy!;
 * console.log(bufferDays); // { median: 120, sigma: 0.77, min: 10 }
 * ```
 * @throws {TypeError} for a patch that is no object.
 * @throws {ScenarioError} with every issue, when the patch names what is not there or the result is not a
 * valid scenario.
 */
export function override(scenario: Scenario, patch: ScenarioPatch): Scenario {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new TypeError(`Expected patch to be an object of keys to change, got ${describe(patch)}`);
  }
  const issues = structureIssues(patch);
  if (issues.length > 0) throw new ScenarioError(issues, 'patch');
  const base = asScenario('scenario', scenario);
  const record = openRecord(spreadsLostBy(base));
  const data = layOver(base as unknown as Json, patch as unknown as Json, record, 'change');
  return validate(data, record);
}
