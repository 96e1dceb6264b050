import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { didYouMean, expected, ScenarioError } from '../errors.ts';
import { catalogueNames, isName } from '../scenario/catalogue-data.ts';
import { layOver } from '../scenario/lay-over.ts';
import { LIMITS } from '../scenario/limits.ts';
import { resolveExtends } from '../scenario/parse.ts';
import { parsePatched } from '../scenario/parse-with-units.ts';
import { isObject, type Json, type JsonObject } from '../scenario/patch.ts';
import { openRecord, type PatchRecord } from '../scenario/patch-record.ts';
import { structureIssues } from '../scenario/structure.ts';
import type { Scenario } from '../scenario/types.ts';
import { isYaml } from './is-yaml.ts';

/**
 * Reads a scenario file and resolves to the scenario, validated and frozen.
 *
 * The file is JSON or, with the extension `.yaml` or `.yml`, YAML; values may carry units. `extends` names
 * a shipped scenario or a file, by a path relative to the file that names it. A file with `extends` and no
 * `name` takes that of the file.
 *
 * @throws {ScenarioError} As a rejection, for a file that cannot be read or is not a valid scenario.
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
export async function readScenario(path: string): Promise<Scenario> {
  try {
    const record = openRecord();
    return await parsePatched(await readWithBases(resolve(path), [], record), record);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.issues, path) : error;
  }
}

/**
 * Returns the data of a file as a patch on what it extends, as a chain of `override` would. A shipped
 * scenario that the file itself extends is left to the parser.
 */
async function readWithBases(path: string, chain: readonly string[], record: PatchRecord): Promise<Json> {
  if (chain.includes(path)) {
    throw new ScenarioError(
      [expected('extends', 'a chain of files without a cycle', [...chain, path].join(' → '))],
      path,
    );
  }
  if (chain.length >= LIMITS.extendsChain) {
    throw new ScenarioError(
      [expected('extends', `a chain of at most ${LIMITS.extendsChain} files`, path)],
      path,
    );
  }
  const data = await readData(path);
  if (!isObject(data) || typeof data.extends !== 'string') return data;
  const named = withName(data, path);
  if (isName(data.extends)) return named;
  const { extends: base, ...patch } = named;
  const extended = await readWithBases(resolve(dirname(path), base as string), [...chain, path], record);
  return layOver(resolveExtends(extended, record), patch, record, 'extension');
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

async function readData(path: string): Promise<Json> {
  // On demand: the package for YAML cannot be loaded from a bundle that is an ES module.
  const { parseText } = await import('./parse-text.ts');
  const data = parseText(await readText(path), path);
  const issues = structureIssues(data);
  if (issues.length > 0) throw new ScenarioError(issues, path);
  return data as Json;
}

/**
 * Returns the text of a file. Before opening it, refuses what is not a file and what is larger than the
 * limit.
 */
async function readText(path: string): Promise<string> {
  const refuse = (rule: string, got: string): never => {
    throw new ScenarioError([{ path: '', message: `Expected ${path} to be ${rule}, got ${got}` }], path);
  };
  const unreadable = (cause: NodeJS.ErrnoException): never =>
    refuse(
      'a readable scenario file',
      cause.code === 'ENOENT' ? `no such file${nameHint(path)}` : cause.message,
    );
  const info = await stat(path).catch(unreadable);
  if (!info.isFile()) refuse('a scenario file', 'something that is not a file');
  const limit = isYaml(path) ? LIMITS.yamlBytes : LIMITS.fileBytes;
  if (info.size > limit) refuse(`a scenario file of at most ${limit} bytes`, `${info.size} bytes`);
  return readFile(path, 'utf8').catch(unreadable);
}

/** Returns a hint with the shipped scenario whose name resembles the path, with its folder or without. */
function nameHint(path: string): string {
  const parts = path.replace(/\.json$/, '').split(/[\\/]/);
  const [last] = parts.slice(-1);
  return didYouMean(parts.slice(-2).join('/'), catalogueNames) || didYouMean(last!, catalogueNames);
}
