import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { didYouMean, expected, ScenarioError } from '../errors.ts';
import { catalogueNames, isName } from '../scenario/catalogue-data.ts';
import { layOver } from '../scenario/lay-over.ts';
import { LIMITS } from '../scenario/limits.ts';
import { resolveExtends } from '../scenario/parse.ts';
import { parseScenarioWithUnits } from '../scenario/parse-with-units.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { structureIssues } from '../scenario/structure.ts';
import type { Scenario } from '../scenario/types.ts';
import { isYaml, parseText } from './parse-text.ts';

/**
 * Reads a scenario file, JSON or (by its ending .yaml or .yml) YAML, with units allowed. `extends` may name a catalogue scenario or a file by
 * a path relative to the one that names it.
 *
 * @throws {ScenarioError} (as a rejection) for a file that cannot be read or is not a valid scenario.
 */
export async function readScenario(path: string): Promise<Scenario> {
  try {
    return await parseScenarioWithUnits(await readWithBases(resolve(path), []));
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.issues, path) : error;
  }
}

/**
 * The data of a file with what it extends laid underneath, from the last base upwards, as a chain of `override`
 * would. A catalogue name that the file itself extends is left for the parser.
 */
async function readWithBases(path: string, chain: readonly string[]): Promise<Json> {
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
  if (!isObject(data) || typeof data.extends !== 'string' || isName(data.extends)) return data;
  const { extends: base, ...patch } = data;
  const under = await readWithBases(resolve(dirname(path), base as string), [...chain, path]);
  return layOver(resolveExtends(under), patch as Json);
}

async function readData(path: string): Promise<Json> {
  const data = parseText(await readText(path), path);
  const issues = structureIssues(data);
  if (issues.length > 0) throw new ScenarioError(issues, path);
  return data as Json;
}

/** The text of a file, refused before it is opened when it is no file or larger than any honest scenario. */
async function readText(path: string): Promise<string> {
  const refuse = (rule: string, got: string): never => {
    throw new ScenarioError([{ path: '', message: `Expected ${path} to be ${rule}, got ${got}` }], path);
  };
  const unreadable = (cause: NodeJS.ErrnoException): never =>
    refuse(
      'a readable scenario file',
      cause.code === 'ENOENT' ? `no such file${meantName(path)}` : cause.message,
    );
  const info = await stat(path).catch(unreadable);
  if (!info.isFile()) refuse('a scenario file', 'something that is not a file');
  const most = isYaml(path) ? LIMITS.yamlBytes : LIMITS.fileBytes;
  if (info.size > most) refuse(`a scenario file of at most ${most} bytes`, `${info.size} bytes`);
  return readFile(path, 'utf8').catch(unreadable);
}

/** A catalogue name that a path looks like, with its folder or without. */
function meantName(path: string): string {
  const parts = path.replace(/\.json$/, '').split(/[\\/]/);
  const [last] = parts.slice(-1);
  return didYouMean(parts.slice(-2).join('/'), catalogueNames) || didYouMean(last!, catalogueNames);
}
