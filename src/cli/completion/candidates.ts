import { catalogueNames, isName } from '../../scenario/catalogue-data.ts';
import type { Json } from '../../scenario/patch.ts';
import { isSource } from '../../scenario/sources.ts';
import { COMMANDS } from '../table/commands.ts';
import { OPTIONS } from '../table/options.ts';
import type { CommandSpec, Completes, OptionName } from '../table/spec.ts';
import { flagOf, type Line, readLine } from './line.ts';

/** The line that asks the shell to offer names of files too. */
export const FILES = ':files';

/** Returns what the last word of a line may become, each as a whole word; `:files` for names of files. */
export async function candidatesFor(text: string): Promise<string[]> {
  const line = readLine(text);
  const { word, before, spec, value } = line;
  if (spec === undefined) {
    const names = COMMANDS.map(({ name }) => name);
    if (before.length === 0) return startingWith([...names, 'help', '--help', '--version'], word);
    return before.length === 1 && before[0] === 'help' ? startingWith(names, word) : [];
  }
  if (value !== undefined) {
    const { option, prefix } = value;
    const typed = word.slice(prefix.length);
    const found = option.choices ?? (await byKind(option.completes, typed, line));
    return startingWith(found, typed).map((one) => (one === FILES ? one : `${prefix}${one}`));
  }
  if (word.startsWith('-')) return startingWith(flagsOf(spec), word);
  return startingWith(await byKind(argumentKind(line), word, line), word);
}

function flagsOf({ options }: CommandSpec): string[] {
  return [...(Object.keys(options) as OptionName[]).map((name) => flagOf(OPTIONS[name])), '--help'];
}

/** Returns the kind of the argument at the cursor; the last one of a list repeats. */
function argumentKind({ spec, args }: Line): Completes | undefined {
  const all = spec!.arguments;
  const last = all.at(-1);
  return (all[args.length] ?? (last?.term.includes('...') ? last : undefined))?.completes;
}

async function byKind(kind: Completes | undefined, word: string, line: Line): Promise<readonly string[]> {
  switch (kind) {
    case 'scenario':
      return [...catalogueNames, FILES];
    case 'weight':
      return [...catalogueNames.map((name) => `${name}=`), ...(word.includes('=') ? [] : [FILES])];
    case 'file':
      return [FILES];
    case 'shell':
      return ['bash', 'zsh', 'fish'];
    case 'automaker':
      return keysAt(await scenarioOn(line), ['automakers']);
    case 'setting':
      return pathsFrom(await scenarioOn(line), word, '=');
    case 'part':
      return pathsFrom(await scenarioOn(line), word, '');
    default:
      return [];
  }
}

/** Returns the first scenario that the line names; a shipped one when none can be read. */
async function scenarioOn({ args }: Line): Promise<Json> {
  const { read } = await import('../input/find.ts');
  for (const arg of args) {
    const name = arg.replace(/=[^=]*$/, '');
    const isShipped = (catalogueNames as readonly string[]).includes(name);
    if (!isShipped && (isName(name) || !/\.(json|ya?ml)$/.test(name))) continue;
    const scenario = await read(name, {}).catch(() => undefined);
    if (scenario !== undefined) return scenario as unknown as Json;
  }
  return (await read('licences-slowed', {})) as unknown as Json;
}

/**
 * Returns the paths that go on from a word by a key: `desk.` for an object, `horizonDays` and an ending for
 * a value. Without an ending an object is a whole path too.
 */
function pathsFrom(scenario: Json, word: string, ending: string): string[] {
  const parent = word.split('.').slice(0, -1);
  return keysAt(scenario, parent).flatMap((key) => {
    const path = [...parent, key].join('.');
    if (keysAt(scenario, [...parent, key]).length === 0) return [`${path}${ending}`];
    return ending === '' ? [path, `${path}.`] : [`${path}.`];
  });
}

/** Returns the keys of an object of the scenario; * is its first entry, as they are alike. */
function keysAt(scenario: Json, path: readonly string[]): string[] {
  let there: unknown = scenario;
  for (const key of path) {
    const [first] = keysOf(there);
    const name = key === '*' ? first : key;
    there = keysOf(there).includes(name!) ? (there as Record<string, unknown>)[name!] : undefined;
  }
  return keysOf(there);
}

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((key) => !isSource(key) && key !== '$schema');
}

function startingWith(all: readonly string[], word: string): string[] {
  return all.filter((one) => one === FILES || one.startsWith(word));
}
