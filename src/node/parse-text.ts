import { printable, ScenarioError } from '../errors.ts';
import type { Json } from '../scenario/patch.ts';
import { jsonFaults } from './json-text.ts';
import { placeOf, type TextFault } from './text-fault.ts';

/** The languages of scenario files. */
export type Language = 'JSON' | 'YAML';

/** Returns the language of a file, by the extension of its path. */
export function languageOf(path: string): Language {
  return /\.ya?ml$/i.test(path) ? 'YAML' : 'JSON';
}

/**
 * Returns the data of a JSON or YAML text. A key that comes twice in one object is refused.
 *
 * @throws {ScenarioError} with each fault, its line and its column. Nothing of the text is shown.
 */
export async function parseText(text: string, language: Language, name: string): Promise<Json> {
  if (language === 'JSON') {
    const faults = jsonFaults(text);
    if (faults.length > 0) throw unreadable(text, faults, language, name);
    return JSON.parse(text) as Json;
  }
  if (text.trim() === '') throw unreadable(text, [EMPTY], language, name);
  const { parseYaml } = await import('./yaml-text.ts');
  const read = parseYaml(text);
  if ('faults' in read) throw unreadable(text, read.faults, language, name);
  return read.data;
}

/** A text that holds nothing, which YAML reads as null. */
const EMPTY: TextFault = { path: '', rule: 'an object', got: 'an empty text', at: 0 };

function unreadable(
  text: string,
  faults: readonly TextFault[],
  language: Language,
  name: string,
): ScenarioError {
  const issues = faults.map(({ path, rule, got, at }) => {
    const where = path === '' ? name : path;
    const what = path === '' ? `valid ${language}: ${rule}` : rule;
    return { path, message: printable(`Expected ${where} to be ${what}, got ${got} (${placeOf(text, at)})`) };
  });
  return new ScenarioError(issues, name);
}
