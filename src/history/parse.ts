import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import type { Json } from '../scenario/patch.ts';
import { structureIssues } from '../scenario/structure.ts';
import { toScenarioIssues } from '../scenario/zod-issues.ts';
import { crossIssues } from './checks.ts';
import { markParsed } from './parsed.ts';
import { observationsSchema } from './schema.ts';
import type { Observations } from './types.ts';

/**
 * Validates observations and returns them, frozen. The data has the content of every file of
 * `scenarios/history` under the name of the file. Formulas are not evaluated.
 *
 * @example
 * ```ts
 * import { observations, parseObservations } from 'rare-earth-risk/history';
 *
 * const again = parseObservations(JSON.parse(JSON.stringify(observations)));
 * console.log(Object.keys(again.halts.firms).length); // 15
 * ```
 * @throws {ScenarioError} with every issue, each with its path.
 */
export function parseObservations(data: unknown): Observations {
  refuse(structureIssues(data), 'observations');
  const result = observationsSchema.safeParse(data);
  const single = result.success ? [] : toScenarioIssues(result.error, data, 'never');
  refuse([...single, ...crossIssues(data as Json)], 'observations');
  return deepFreeze(markParsed(result.data as Observations));
}

/** Throws all issues at once, if there are any, as issues of `what`. */
export function refuse(issues: readonly ScenarioIssue[], what: 'observations' | 'episodes'): void {
  if (issues.length === 0) return;
  const named = issues.map(({ path, message }) => ({
    path,
    message: path === '' ? message.replace('the scenario', `the ${what}`) : message,
  }));
  throw new ScenarioError(named, what);
}
