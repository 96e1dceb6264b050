import { ScenarioError, type ScenarioIssue } from '../errors.ts';
import { issuesBeside } from './issues-beside.ts';
import { resolveExtends, validate } from './parse.ts';
import type { Json } from './patch.ts';
import { openRecord, type PatchRecord } from './patch-record.ts';
import { convertQuantities, hasQuantities } from './quantities.ts';
import { structureOf } from './structure.ts';
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
  const { issues: shape, rest } = structureOf(data);
  if (shape.length === 0) return parsePlain(data as Json, record);
  const beside = rest === undefined ? [] : await parsePlain(rest, record).then(() => [], others(shape));
  throw new ScenarioError([...shape, ...beside]);
}

async function parsePlain(data: Json, record: PatchRecord): Promise<Scenario> {
  const parse = (plain: Json): Scenario => validate(resolveExtends(plain, record), record, true);
  if (!hasQuantities(data)) return parse(data);
  const issues: ScenarioIssue[] = [];
  const plain = await convertQuantities(data, issues);
  if (issues.length === 0) return parse(plain);
  throw new ScenarioError([...issues, ...issuesBeside(issues, () => parse(plain))]);
}

/** Returns what turns an error into the issues beside known ones. */
function others(known: readonly ScenarioIssue[]): (error: unknown) => readonly ScenarioIssue[] {
  return (error) =>
    issuesBeside(known, () => {
      throw error;
    });
}
