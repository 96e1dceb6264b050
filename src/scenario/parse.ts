import { expected, ScenarioError, type ScenarioIssue } from '../errors.ts';
import { issuesUnderBadKeys } from './bad-keys.ts';
import { catalogueData } from './catalogue-data.ts';
import { crossIssues } from './checks.ts';
import { deepFreeze } from './deep-freeze.ts';
import { issuesBeside } from './issues-beside.ts';
import { layOver, withParameters } from './lay-over.ts';
import { setNameIssues } from './parameter-issues.ts';
import { markParsed } from './parsed.ts';
import { isObject, type Json } from './patch.ts';
import { openRecord, type PatchRecord } from './patch-record.ts';
import { type ParsedInput, scenarioSchema } from './schema.ts';
import { sourceIssues, withoutSources, withSources } from './sources.ts';
import { structureOf } from './structure.ts';
import type { Scenario } from './types.ts';
import { toScenarioIssues } from './zod-issues.ts';

/**
 * Validates scenario data, fills in every default and returns the scenario, frozen. The data is a parsed
 * JSON file or an object. With `extends`, the name of a shipped scenario, it is a patch of that scenario.
 * It holds plain numbers; `parseScenarioWithUnits` also reads quantities such as `"6 weeks"`.
 *
 * @example
 * ```ts
 * import { parseScenario } from 'rare-earth-risk';
 *
 * const scenario = parseScenario({ name: 'short', extends: 'truce-holds', horizonDays: 90 });
 * console.log(scenario.horizonDays, scenario.start); // 90 2025-06-06
 * ```
 * @throws {ScenarioError} with every issue, each with its path.
 */
export function parseScenario(data: unknown): Scenario {
  const parse = (plain: Json): Scenario => {
    const record = openRecord();
    return validate(resolveExtends(plain, record), record);
  };
  const { issues, rest } = structureOf(data);
  if (issues.length === 0) return parse(data as Json);
  throw new ScenarioError([
    ...issues,
    ...(rest === undefined ? [] : issuesBeside(issues, () => parse(rest))),
  ]);
}

/** Returns the data applied as a patch to the scenario that it `extends`, if it extends one. */
export function resolveExtends(data: Json, record: PatchRecord): Json {
  if (!isObject(data) || !('extends' in data)) return data;
  const { extends: base, ...patch } = data;
  if (typeof base !== 'string') {
    throw new ScenarioError([expected('extends', 'the name of a scenario of the catalogue', base)]);
  }
  if (base === data.name) {
    throw new ScenarioError([
      expected('extends', 'another scenario than the file itself', base, '; give the file a name of its own'),
    ]);
  }
  // What shipped files replace in each other is no news to the reader of the patch.
  return layOver(resolveExtends(catalogueData(base), openRecord()), patch, record, 'extension');
}

/**
 * Validates data without `extends` and returns the scenario. Throws what its patches may not name, too,
 * without the issues that follow inside. `readsUnits` says whether quantities were read before.
 */
export function validate(given: Json, record: PatchRecord = openRecord(), readsUnits = false): Scenario {
  if (record.issues.length === 0) return markParsed(parsed(given, readsUnits), record.lostSpreads);
  try {
    parsed(given, readsUnits);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const isInside = (path: string): boolean =>
      record.issues.some((one) => path === one.path || path.startsWith(`${one.path}.`));
    throw new ScenarioError([...record.issues, ...error.issues.filter(({ path }) => !isInside(path))]);
  }
  throw new ScenarioError(record.issues);
}

function parsed(given: Json, readsUnits: boolean): Scenario {
  const data = withParameters(given);
  const bare = withoutSources(data);
  const result = scenarioSchema.safeParse(bare);
  if (!result.success) {
    const paths = result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    const more = [
      ...issuesUnderBadKeys(result.error, bare, (other) => scenarioSchema.safeParse(other).error),
      ...setNameIssues(bare),
      ...crossIssuesBeside(paths, bare),
      ...sourceIssues(undefined, data),
    ];
    throw new ScenarioError([
      ...toScenarioIssues(result.error, bare, readsUnits ? 'read' : 'parser'),
      ...more,
    ]);
  }
  const complete = withInherited(result.data);
  refuse([...crossIssues(result.data), ...sourceIssues(complete as unknown as Json, data)]);
  return deepFreeze(withSources(complete as unknown as Json, data)) as unknown as Scenario;
}

/** Wrong fields beyond which data is not searched for undefined names. */
const MOST_REPAIRS = 50;

/**
 * Returns undefined names, and dates that are none, in data that has wrong fields too. Without those
 * fields, which then have their defaults, the data may parse. Issues that compare numbers are left out:
 * they would compare with these defaults.
 */
function crossIssuesBeside(
  wrong: readonly (readonly PropertyKey[])[],
  bare: Json | undefined,
): ScenarioIssue[] {
  if (wrong.length > MOST_REPAIRS) return [];
  const repaired = wrong.reduce<Json | undefined>(without, bare);
  const result = scenarioSchema.safeParse(repaired);
  if (!result.success) return [];
  return crossIssues(result.data).filter(
    ({ path, message }) =>
      (path.startsWith('policy.') && !path.endsWith('.date')) || message.includes(' to be a date such as '),
  );
}

function without(data: Json | undefined, path: readonly PropertyKey[]): Json | undefined {
  const [key, ...rest] = path as string[];
  if (key === undefined || !isObject(data)) return data;
  const { [key]: inner, ...others } = data;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

/**
 * Fills in defaults that depend on other fields: titles are names, and a destination starts in the shared
 * regime. Keys keep the order of the schema, so that a scenario that is parsed again has the same text.
 */
function withInherited(bare: ParsedInput): Scenario {
  const { $schema, name, title, policy, automakers } = bare;
  const titled = Object.entries(automakers).map(([id, automaker]) => [
    id,
    startingWith({ title: automaker.title ?? id }, automaker),
  ]);
  const chains = Object.entries(policy.destinations).map(([id, own]) => [
    id,
    startingWith({ initial: own.initial ?? policy.initial }, own),
  ]);
  const names = { ...($schema !== undefined && { $schema }), name, title: title ?? name };
  return {
    ...startingWith(names, bare as Omit<ParsedInput, 'parameters'> & Pick<Scenario, 'parameters'>),
    policy: { ...policy, destinations: Object.fromEntries(chains) },
    automakers: Object.fromEntries(titled),
  };
}

/** Returns the object with those entries first. */
function startingWith<First extends object, Rest extends object>(first: First, rest: Rest): Rest & First {
  return { ...first, ...rest, ...first };
}

function refuse(issues: ConstructorParameters<typeof ScenarioError>[0]): void {
  if (issues.length > 0) throw new ScenarioError(issues);
}
