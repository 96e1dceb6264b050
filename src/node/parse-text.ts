import { parse } from 'yaml';
import { ScenarioError } from '../errors.ts';
import { isYaml } from './is-yaml.ts';

/**
 * Returns the data of a JSON or YAML text, by the extension of its path. YAML has no custom tags and few
 * aliases.
 */
export function parseText(text: string, path: string): unknown {
  return isYaml(path) ? parseYaml(text, path) : parseJson(text, path);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unreadable(path, 'JSON', error);
  }
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20, prettyErrors: true, schema: 'core', logLevel: 'error' });
  } catch (error) {
    throw unreadable(path, 'YAML', error);
  }
}

function unreadable(path: string, language: string, error: unknown): ScenarioError {
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new ScenarioError(
    [{ path: '', message: `Expected ${path} to be valid ${language}, got: ${why}` }],
    path,
  );
}
