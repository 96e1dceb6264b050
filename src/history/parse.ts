import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import type { Json } from '../scenario/patch.ts';
import { structureIssues } from '../scenario/structure.ts';
import { toScenarioIssues } from '../scenario/zod-issues.ts';
import { crossIssues } from './checks.ts';
import { observationsSchema } from './schema.ts';
import type { Observations } from './types.ts';

/**
 * Validates observations: the content of every file of `scenarios/history` under the name of the file. The
 * result is frozen. Formulas are not evaluated.
 *
 * @throws {ScenarioError} with every issue found, each with its path.
 */
export function parseObservations(data: unknown): Observations {
  refuse(structureIssues(data));
  const result = observationsSchema.safeParse(data);
  const single = result.success ? [] : toScenarioIssues(result.error, data, false);
  refuse([...single, ...crossIssues(data as Json)]);
  return deepFreeze(result.data as Observations);
}

function refuse(issues: readonly ScenarioIssue[]): void {
  if (issues.length === 0) return;
  const named = issues.map(({ path, message }) => ({
    path,
    message: path === '' ? message.replace('the scenario', 'the observations') : message,
  }));
  throw new ScenarioError(named, 'observations');
}
