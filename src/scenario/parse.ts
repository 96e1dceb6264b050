import { expected, ScenarioError, type ScenarioIssue } from '../errors.ts';
import { catalogueData } from './catalogue-data.ts';
import { crossIssues } from './checks.ts';
import { deepFreeze } from './deep-freeze.ts';
import { layOver, withParameters } from './lay-over.ts';
import { setNameIssues } from './parameter-issues.ts';
import { isObject, type Json } from './patch.ts';
import { type ParsedInput, scenarioSchema } from './schema.ts';
import { noteIssues, withNotes, withoutNotes } from './sources.ts';
import { structureIssues } from './structure.ts';
import type { Scenario } from './types.ts';
import { toScenarioIssues } from './zod-issues.ts';

/**
 * Validates scenario data (a parsed JSON file, or an object of your own) and fills in every default. `extends` may name a
 * scenario of the catalogue; the data is then a patch of it. Numbers only: for quantities with units such as
 * `"6 weeks"` use `parseScenarioWithUnits`.
 *
 * @throws {ScenarioError} with every issue found, each with its path.
 */
export function parseScenario(data: unknown): Scenario {
  refuse(structureIssues(data));
  return validate(resolveExtends(data as Json));
}

/** The data with everything that it `extends` laid underneath. */
export function resolveExtends(data: Json): Json {
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
  return layOver(resolveExtends(catalogueData(base)), patch);
}

/** Checks data without `extends`. */
export function validate(given: Json): Scenario {
  const data = withParameters(given);
  const bare = withoutNotes(data);
  const result = scenarioSchema.safeParse(bare);
  if (!result.success) {
    const paths = result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    const more = [...setNameIssues(bare), ...crossIssuesBeside(paths, bare), ...noteIssues(undefined, data)];
    throw new ScenarioError([...toScenarioIssues(result.error, bare), ...more]);
  }
  const complete = withInherited(result.data);
  refuse([...crossIssues(result.data), ...noteIssues(complete as unknown as Json, data)]);
  return deepFreeze(withNotes(complete as unknown as Json, data)) as unknown as Scenario;
}

/** A file with more wrong fields than this has other troubles. */
const MOST_REPAIRS = 50;

/**
 * Names that are used but not defined, found although single fields are wrong too: without those fields (their defaults in their place) the
 * data may parse. What compares numbers must wait, as it would compare with defaults that nobody wrote.
 */
function crossIssuesBeside(
  wrong: readonly (readonly PropertyKey[])[],
  bare: Json | undefined,
): ScenarioIssue[] {
  if (wrong.length > MOST_REPAIRS) return [];
  const repaired = wrong.reduce<Json | undefined>(without, bare);
  const result = scenarioSchema.safeParse(repaired);
  if (!result.success) return [];
  return crossIssues(result.data).filter(({ path }) => path.startsWith('policy.') && !path.endsWith('.date'));
}

function without(data: Json | undefined, path: readonly PropertyKey[]): Json | undefined {
  const [key, ...rest] = path as string[];
  if (key === undefined || !isObject(data)) return data;
  const { [key]: inner, ...others } = data;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

/** Titles default to names; a destination's own policy starts where the shared one does. */
function withInherited(bare: ParsedInput): Scenario {
  const { policy, automakers } = bare;
  const titled = Object.entries(automakers).map(([id, automaker]) => [
    id,
    { ...automaker, title: automaker.title ?? id },
  ]);
  const chains = Object.entries(policy.destinations).map(([id, own]) => [
    id,
    { ...own, initial: own.initial ?? policy.initial },
  ]);
  return {
    ...(bare as Omit<ParsedInput, 'parameters'> & Pick<Scenario, 'parameters'>),
    title: bare.title ?? bare.name,
    policy: { ...policy, destinations: Object.fromEntries(chains) },
    automakers: Object.fromEntries(titled),
  };
}

function refuse(issues: ConstructorParameters<typeof ScenarioError>[0]): void {
  if (issues.length > 0) throw new ScenarioError(issues);
}
