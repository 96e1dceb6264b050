import { didYouMean, printable, ScenarioError } from '../errors.ts';
import { catalogueNames } from '../scenario/catalogue-data.ts';
import { LIMITS } from '../scenario/limits.ts';
import type { Json } from '../scenario/patch.ts';
import { decodeText } from './decode-text.ts';
import { type Language, languageOf, parseText } from './parse-text.ts';
import { type Refuse, readRegularFile, readStream } from './read-bytes.ts';

/** Returns the data of a scenario file, in JSON or YAML by its extension. */
export async function readData(path: string): Promise<Json> {
  const language = languageOf(path);
  const refuse = refusalOf(path);
  const bytes = await readRegularFile(path, mostBytes(language), refuse);
  return parseText(decodeText(bytes, refuse), language, path);
}

/** Returns the data of a scenario in a stream of that name: JSON if it starts with `{`, else YAML. */
export async function readDataFrom(stream: AsyncIterable<Uint8Array>, name: string): Promise<Json> {
  const refuse = refusalOf(name);
  const bytes = await readStream(stream, LIMITS.fileBytes, refuse);
  const text = decodeText(bytes, refuse);
  const language = /^\s*\{/.test(text) ? 'JSON' : 'YAML';
  const most = mostBytes(language);
  if (bytes.length > most) throw refuse(`${language} of at most ${most} bytes`, `${bytes.length} bytes`);
  return parseText(text, language, name);
}

function mostBytes(language: Language): number {
  return language === 'YAML' ? LIMITS.yamlBytes : LIMITS.fileBytes;
}

function refusalOf(path: string): Refuse {
  return (rule, got) => {
    const hint = got === 'no such file' ? nameHint(path) : '';
    const what = rule.replace('file', 'scenario file');
    return new ScenarioError(
      [{ path: '', message: printable(`Expected ${path} to be ${what}, got ${got}${hint}`) }],
      path,
    );
  };
}

/** Returns a hint with the shipped scenario whose name resembles the path, with its folder or without. */
function nameHint(path: string): string {
  const parts = path.replace(/\.json$/, '').split(/[\\/]/);
  const [last] = parts.slice(-1);
  return didYouMean(parts.slice(-2).join('/'), catalogueNames) || didYouMean(last!, catalogueNames);
}
