import { basename, extname, resolve } from 'node:path';
import { describe, expected, ScenarioError } from '../errors.ts';
import { isName } from '../scenario/catalogue-data.ts';
import { layOver } from '../scenario/lay-over.ts';
import { LIMITS } from '../scenario/limits.ts';
import { resolveExtends } from '../scenario/parse.ts';
import { parsePatched } from '../scenario/parse-with-units.ts';
import { isObject, type Json, type JsonObject } from '../scenario/patch.ts';
import { openRecord, type PatchRecord } from '../scenario/patch-record.ts';
import { structureIssues } from '../scenario/structure.ts';
import type { Scenario } from '../scenario/types.ts';
import { checkReadOptions, extendedFile, type ReadOptions, refuseExtends } from './extended-file.ts';
import { readData, readDataFrom } from './scenario-data.ts';

/**
 * Reads a scenario file and resolves to the scenario, validated and frozen.
 *
 * The file is JSON or, with the extension `.yaml` or `.yml`, YAML, in UTF-8 or in UTF-16 with a byte order
 * mark; values may carry units. `extends` names a shipped scenario or a file, by a path relative to the
 * file that names it and within its folder. A file with `extends` and no `name` takes that of the file.
 * Only regular files are read, and none of a file's text is shown where it cannot be read.
 *
 * @param options - `extendsWithin`, a folder whose files may be extended too.
 * @throws {ScenarioError} As a rejection, for a file that cannot be read or is not a valid scenario.
 * @throws {TypeError | RangeError} As a rejection, for unknown options.
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { readScenario } from 'rare-earth-risk/node';
 *
 * await writeFile('mine.yaml', 'extends: ban-resumes\nname: mine\nhorizonDays: 180\n');
 * const { name, horizonDays } = await readScenario('mine.yaml');
 * console.log(name, horizonDays); // mine 180
 * ```
 */
export async function readScenario(path: string, options: ReadOptions = {}): Promise<Scenario> {
  if (typeof path !== 'string' || path === '')
    throw new TypeError(`Expected path to be the path of a file, got ${describe(path)}`);
  await checkReadOptions(options);
  return parseFile(path, () => readData(resolve(path)), options);
}

/**
 * Reads a scenario from a stream, such as stdin: JSON if it starts with `{`, else YAML. Paths of `extends`
 * are relative to the folder of the process.
 *
 * @throws {ScenarioError} As a rejection, as `readScenario` does.
 */
export async function readScenarioFrom(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Scenario> {
  await checkReadOptions(options);
  return parseFile('stdin', () => readDataFrom(stream, 'stdin'), options);
}

/** Parses the data of a file and of those that it extends; issues are those of the file. */
async function parseFile(path: string, read: () => Promise<Json>, options: ReadOptions): Promise<Scenario> {
  const record = openRecord();
  try {
    return await parsePatched(await withBases(await read(), resolve(path), [], record, options), record);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.issues, path) : error;
  }
}

/**
 * Returns the data of a file as a patch on what it extends, as a chain of `override` would. A shipped
 * scenario that the file itself extends is left to the parser.
 */
async function withBases(
  data: Json,
  path: string,
  before: readonly string[],
  record: PatchRecord,
  options: ReadOptions,
): Promise<Json> {
  if (!isObject(data) || typeof data.extends !== 'string') return data;
  const named = withName(data, path);
  if (isName(data.extends)) return named;
  requireSafe(data);
  const { extends: base, ...patch } = named;
  const chain = [...before, path];
  const next = await extendedFile(base as string, path, options);
  if (chain.includes(next))
    throw refuseExtends('a chain of files without a cycle', [...chain, next].join(' → '));
  if (chain.length >= LIMITS.extendsChain)
    throw refuseExtends(`a chain of at most ${LIMITS.extendsChain} files`, next);
  const extended = await withBases(await readData(next), next, chain, record, options);
  if (!isObject(extended)) throw refuseExtends('a file with an object', next);
  requireSafe(extended);
  return layOver(resolveExtends(extended, record), patch, record, 'extension');
}

/** Throws the issues of data that may not be laid over other data, or under it. */
function requireSafe(data: Json): void {
  const issues = structureIssues(data);
  if (issues.length > 0) throw new ScenarioError(issues);
}

/** Returns the data of a patch with a name: its own, or that of its file. */
function withName(data: JsonObject, path: string): JsonObject {
  if (data.name !== undefined) return data;
  const name = fileName(path);
  if (name !== '') return { ...data, name };
  const hint = '; the name of the file has no letters from a to z that could be one';
  throw new ScenarioError([expected('name', 'a name in kebab-case', undefined, hint)], path);
}

/** Returns the name of a file in kebab-case, without its folder and extension. */
function fileName(path: string): string {
  return basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-|-$/g, '');
}
