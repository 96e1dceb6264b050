import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { shapeIssues } from './limits.ts';
import type { Json } from './merge.ts';
import { resolveExtends, validate } from './parse.ts';
import { convertQuantities, hasQuantities } from './quantities.ts';
import type { Scenario } from './types.ts';

/**
 * `parseScenario` for data in which numbers may carry units: `"6 weeks"`, `"12 g"`, `"70 %"`, `"0.07 / month"`. A year counts 365 days and a
 * month 30, as in the model. Units are checked against the key; nothing is evaluated. mathjs is loaded when the first unit is met.
 *
 * @throws {ScenarioError} (as a rejection) with every issue found, each with its path.
 */
export async function parseScenarioWithUnits(data: unknown): Promise<Scenario> {
  const shape = shapeIssues(data);
  if (shape.length > 0) throw new ScenarioError(shape);
  return validate(resolveExtends(await inModelUnits(data as Json)));
}

/** The data with every quantity as a plain number in the unit of its key. */
export async function inModelUnits(data: Json): Promise<Json> {
  if (!hasQuantities(data)) return data;
  const issues: ScenarioIssue[] = [];
  const plain = await convertQuantities(data, issues);
  if (issues.length > 0) throw new ScenarioError(issues);
  return plain;
}
