import { COMMANDS } from '../table/commands.ts';
import { OPTIONS } from '../table/options.ts';
import type { CommandSpec, OptionName, OptionSpec } from '../table/spec.ts';

/** A command line up to the cursor, as far as completion needs it. */
export interface Line {
  /** The word at the cursor, which may be empty. */
  readonly word: string;
  /** Words before it. */
  readonly before: readonly string[];
  /** The command that is called, if the line has one. */
  readonly spec?: CommandSpec;
  /** Arguments of the command before the cursor: words that are neither options nor values of options. */
  readonly args: readonly string[];
  /** The option whose value the word is, and what stands before it in the word: `--set=` or nothing. */
  readonly value?: { readonly option: OptionSpec; readonly prefix: string };
}

/** Reads a line as a shell has it, from the name of the program on. */
export function readLine(text: string): Line {
  const words = wordsOf(text).slice(1);
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [first] = before;
  const spec = COMMANDS.find(({ name, alias }) => first !== undefined && (name === first || alias === first));
  if (spec === undefined) return { word, before, args: [] };
  const args = argumentsOf(spec, before.slice(1));
  const [flag] = /^--[\w-]+(?==)/.exec(word) ?? [];
  const option = flag === undefined ? optionNamed(spec, before.at(-1)!) : optionNamed(spec, flag);
  if (!takesValue(option)) return { word, before, spec, args };
  return { word, before, spec, args, value: { option, prefix: flag === undefined ? '' : `${flag}=` } };
}

/** Returns the words of a line without quotes and backslashes; the last may be empty. */
function wordsOf(text: string): string[] {
  const words = text.match(/'[^']*'?|"[^"]*"?|(?:\\.|[^\s\\])+/g) ?? [];
  const plain = words.map((word) =>
    /^['"]/.test(word) ? word.replace(/^['"]|['"]$/g, '') : word.replace(/\\(.)/g, '$1'),
  );
  return /(?:^|[^\\])\s$/.test(text) ? [...plain, ''] : plain;
}

function argumentsOf(spec: CommandSpec, words: readonly string[]): string[] {
  return words.filter(
    (word, i) => !/^-./.test(word) && (i === 0 || !takesValue(optionNamed(spec, words[i - 1]!))),
  );
}

function optionNamed({ options }: CommandSpec, word: string): OptionSpec | undefined {
  const name = (Object.keys(options) as OptionName[]).find((key) => flagOf(OPTIONS[key]) === word);
  return name && OPTIONS[name];
}

function takesValue(option: OptionSpec | undefined): option is OptionSpec {
  return option !== undefined && / </.test(option.flags);
}

/** Returns the long name of an option: `--trials`. */
export function flagOf({ flags }: OptionSpec): string {
  return flags.split(' ')[0]!;
}
