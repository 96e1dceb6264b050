import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { resolveExtends, validate } from './parse.ts';
import type { Json } from './patch.ts';
import { convertQuantities, hasQuantities } from './quantities.ts';
import { structureIssues } from './structure.ts';
import type { Scenario } from './types.ts';

/**
 * `parseScenario` for data in which numbers may carry units: `"6 weeks"`, `"12 g"`, `"70 %"`, `"0.07 / month"`. A year counts 365 days and a
 * month 30, as in the model. Units are checked against the key; nothing is evaluated. mathjs is loaded when the first unit is met.
 *
 * @throws {ScenarioError} (as a rejection) with every issue found, each with its path.
 */
export async function parseScenarioWithUnits(data: unknown): Promise<Scenario> {
  const shape = structureIssues(data);
  if (shape.length > 0) throw new ScenarioError(shape);
  if (!hasQuantities(data as Json)) return validate(resolveExtends(data as Json));
  const issues: ScenarioIssue[] = [];
  const plain = await convertQuantities(data as Json, issues);
  if (issues.length === 0) return validate(resolveExtends(plain));
  throw new ScenarioError([...issues, ...otherIssues(plain, issues)]);
}

/** What else is wrong, apart from the quantities that could not be read, which `plain` leaves out, and dates, which may hang on them. */
function otherIssues(plain: Json, known: readonly ScenarioIssue[]): readonly ScenarioIssue[] {
  try {
    validate(resolveExtends(plain));
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const paths = known.map(({ path }) => path);
    const same = (path: string): boolean => paths.some((one) => one === path || one.startsWith(`${path}.`));
    return error.issues.filter(({ path }) => !same(path) && !path.endsWith('.date'));
  }
}
