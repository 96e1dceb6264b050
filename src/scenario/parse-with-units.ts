import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { resolveExtends, validate } from './parse.ts';
import type { Json } from './patch.ts';
import { openRecord, type PatchRecord } from './patch-record.ts';
import { convertQuantities, hasQuantities } from './quantities.ts';
import { structureIssues } from './structure.ts';
import type { Scenario } from './types.ts';

/**
 * Validates scenario data as `parseScenario` does, where numbers may have units: `"6 weeks"`, `"12 g"`,
 * `"70 %"`, `"0.07 / month"`. A month counts 30 days and a year 365, as in the model. A unit must fit the
 * key, and no expression is evaluated. The package mathjs is loaded when the data has units.
 *
 * @example
 * ```ts
 * import { parseScenarioWithUnits } from 'rare-earth-risk';
 *
 * const data = { name: 'short', extends: 'truce-holds', horizonDays: '26 weeks' };
 * console.log((await parseScenarioWithUnits(data)).horizonDays); // 182
 * ```
 * @throws {ScenarioError} as a rejection, with every issue, each with its path.
 */
export async function parseScenarioWithUnits(data: unknown): Promise<Scenario> {
  return parsePatched(data, openRecord());
}

/** Parses data that patches were laid over, with the record of them. */
export async function parsePatched(data: unknown, record: PatchRecord): Promise<Scenario> {
  const shape = structureIssues(data);
  if (shape.length > 0) throw new ScenarioError(shape);
  if (!hasQuantities(data as Json)) return validate(resolveExtends(data as Json, record), record);
  const issues: ScenarioIssue[] = [];
  const plain = await convertQuantities(data as Json, issues);
  if (issues.length === 0) return validate(resolveExtends(plain, record), record);
  throw new ScenarioError([...issues, ...otherIssues(plain, issues, record)]);
}

/**
 * Returns the issues beside the quantities that could not be read, which `plain` leaves out. Issues with
 * dates are left out too, as they may follow from an unread horizon.
 */
function otherIssues(
  plain: Json,
  known: readonly ScenarioIssue[],
  record: PatchRecord,
): readonly ScenarioIssue[] {
  try {
    validate(resolveExtends(plain, record), record);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const paths = known.map(({ path }) => path);
    const same = (path: string): boolean => paths.some((one) => one === path || one.startsWith(`${path}.`));
    return error.issues.filter(({ path }) => !same(path) && !path.endsWith('.date'));
  }
}
