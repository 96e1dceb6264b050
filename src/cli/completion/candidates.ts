import { catalogueNames, isName } from '../../scenario/catalogue-data.ts';
import type { Json } from '../../scenario/patch.ts';
import { isSource } from '../../scenario/sources.ts';
import { valueAt } from '../../scenario/value-at.ts';
import { COMMANDS } from '../table/commands.ts';
import { OPTIONS } from '../table/options.ts';
import type { CommandSpec, Completes, OptionName, OptionSpec } from '../table/spec.ts';

/** Returns what the last word of a line may become, each as a whole word; nothing where files are meant. */
export async function candidatesFor(line: string): Promise<string[]> {
  const words = wordsOf(line).slice(1);
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [first = ''] = before;
  const spec = COMMANDS.find(({ name, alias }) => name === first || alias === first);
  if (spec === undefined) {
    const all = [...COMMANDS.map(({ name }) => name), 'help', '--help', '--version'];
    return before.length === 0 || before[0] === 'help' ? startingWith(all, word) : [];
  }
  const option = optionNamed(spec, before.at(-1) ?? '');
  if (option !== undefined && / </.test(option.flags)) return valuesOf(option, word, before);
  if (word.startsWith('-')) return startingWith(flagsOf(spec), word);
  return byKind(argumentKind(spec, before), word, before);
}

/** Returns the words of a line, the last of which may be empty. */
function wordsOf(line: string): string[] {
  const words = line.match(/'[^']*'?|"[^"]*"?|\S+/g) ?? [];
  return [...words.map((word) => word.replace(/^['"]|['"]$/g, '')), ...(/\s$/.test(line) ? [''] : [])];
}

function flagsOf({ options }: CommandSpec): string[] {
  return [...(Object.keys(options) as OptionName[]).map((name) => flagOf(OPTIONS[name])), '--help'];
}

function flagOf({ flags }: OptionSpec): string {
  return flags.split(' ')[0]!;
}

function optionNamed({ options }: CommandSpec, word: string): OptionSpec | undefined {
  const name = (Object.keys(options) as OptionName[]).find((key) => flagOf(OPTIONS[key]) === word);
  return name && OPTIONS[name];
}

function valuesOf(option: OptionSpec, word: string, before: readonly string[]): Promise<string[]> {
  if (option.choices !== undefined) return Promise.resolve(startingWith(option.choices, word));
  return byKind(option.completes, word, before.slice(1));
}

function argumentKind({ arguments: all }: CommandSpec, before: readonly string[]): Completes | undefined {
  const given = before.slice(1).filter((word) => !word.startsWith('-')).length;
  return (all[given] ?? all.at(-1))?.completes;
}

async function byKind(
  kind: Completes | undefined,
  word: string,
  before: readonly string[],
): Promise<string[]> {
  switch (kind) {
    case 'scenario':
      return startingWith(catalogueNames as readonly string[], word);
    case 'shell':
      return startingWith(['bash', 'zsh', 'fish'], word);
    case 'automaker':
      return startingWith(keysAt(await scenarioOn(before), ['automakers']), word);
    case 'path':
      return pathsFrom(await scenarioOn(before), word);
    default:
      return [];
  }
}

/** Returns the first scenario that the words name; a shipped one when none can be read. */
async function scenarioOn(before: readonly string[]): Promise<Json> {
  const { read } = await import('../input/find.ts');
  for (const word of before.filter((one) => !one.startsWith('-'))) {
    const name = word.split('=')[0]!;
    const isShipped = (catalogueNames as readonly string[]).includes(name);
    if (!isShipped && (isName(name) || !/\.(json|ya?ml)$/.test(name))) continue;
    const scenario = await read(name, {}).catch(() => undefined);
    if (scenario !== undefined) return scenario as unknown as Json;
  }
  return (await read('licences-slowed', {})) as unknown as Json;
}

/** Returns the paths that go on from a word by a key: `desk.` for an object, `horizonDays=` for a value. */
function pathsFrom(scenario: Json, word: string): string[] {
  const keys = word.split('.');
  const parent = keys.slice(0, -1);
  const found = keysAt(scenario, parent).map((key) => {
    const path = [...parent, key].join('.');
    return keysAt(scenario, [...parent, key]).length > 0 ? `${path}.` : `${path}=`;
  });
  return startingWith(found, word);
}

function keysAt(scenario: Json, keys: readonly string[]): string[] {
  const there = keys.length === 0 ? scenario : valueAt(scenario, keys);
  if (typeof there !== 'object' || there === null) return [];
  return Object.keys(there).filter((key) => !isSource(key) && key !== '$schema');
}

function startingWith(all: readonly string[], word: string): string[] {
  return all.filter((one) => one.startsWith(word));
}
