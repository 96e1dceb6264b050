import { Command, Option } from 'commander';
import { didYouMean } from '../errors.ts';
import { VERSION } from '../version.ts';
import { printableLines } from './output/print.ts';
import { complain } from './output/terminal.ts';
import { COMMANDS } from './table/commands.ts';
import type { Options } from './table/option-values.ts';
import { OPTIONS } from './table/options.ts';
import type { Call, CommandSpec, OptionName } from './table/spec.ts';

/** Does a command that was called. */
export type Act = (spec: CommandSpec, call: Call) => Promise<void>;

/** Returns the command line as commander knows it, from the tables of commands and options. */
export function program(words: readonly string[], act: Act): Command {
  const root = new Command('rare-earth-risk')
    .description(
      'How likely is it that a car line halts for lack of seven licensed rare earths, when, and why?',
    )
    .version(VERSION)
    .showHelpAfterError('(--help shows the usage)')
    .configureOutput({
      writeErr: (text) => complain(printableLines(text.replace(/\n$/, ''))),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 bad usage or scenario, 98 a threshold\ncannot be told, 99 a threshold is broken, 130 stopped by Ctrl-C',
    )
    .configureHelp({ subcommandTerm: termOf })
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .helpGroup('More:')
        .description('what a command does, with its options'),
    )
    .exitOverride();
  for (const spec of COMMANDS) addCommand(root, spec, words, act);
  return root;
}

/** Returns a command as the list of commands shows it: by its names alone, so that summaries have room. */
function termOf(command: Command): string {
  return [command.name(), ...command.aliases()].join(', ');
}

function addCommand(root: Command, spec: CommandSpec, words: readonly string[], act: Act): void {
  const command = root.command(spec.name).helpGroup(`${spec.group}:`).description(spec.summary);
  if (spec.alias !== undefined) command.alias(spec.alias);
  // The list of commands shows no more of the others, whose options take a while to build.
  if (!words.includes(spec.name) && !words.includes(spec.alias ?? spec.name)) return;
  for (const { term, help } of spec.arguments) command.argument(term, help);
  const faults: string[] = [];
  const named = Object.keys(OPTIONS) as OptionName[];
  for (const name of named.filter((name) => spec.options[name] !== undefined)) {
    command.addOption(optionOf(name, spec.options[name]!, faults));
  }
  if (spec.sample !== undefined) {
    const { name, text } = spec.sample;
    command.addHelpText('after', `\nA file such as ${name}:\n${text.trimEnd().replace(/^/gm, '  ')}`);
  }
  if (spec.examples.length > 0) {
    const lines = spec.examples.map((example) => `  rare-earth-risk ${example}`);
    command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  }
  command.action(async (...given: unknown[]) => {
    // One bad option hides no other.
    if (faults.length > 0) throw new RangeError(faults.join('\n'));
    const args = given.slice(0, spec.arguments.length).flatMap((arg) => (arg as string | string[]) ?? []);
    await act(spec, { args, options: command.opts<Options>(), words });
  });
}

/** Returns an option for commander; what is wrong with its texts is added to the faults. */
function optionOf(name: OptionName, help: true | string, faults: string[]): Option {
  const spec = OPTIONS[name];
  const choices = spec.choices === undefined ? '' : ` (${spec.choices.join(', ')})`;
  const option = new Option(spec.flags, `${help === true ? spec.help : help}${choices}`).helpGroup(
    `${spec.group}:`,
  );
  const flag = option.long!;
  const { parse = (text: string) => text } = spec;
  if (!option.required) return option;
  return option.argParser((text: string, before: unknown) => {
    try {
      if (spec.choices === undefined || spec.choices.includes(text)) return parse(text, before);
      faults.push(choiceFault(flag, text, spec.choices));
    } catch (error) {
      faults.push(`Expected ${flag} to be ${(error as Error).message}`);
    }
    return before;
  });
}

function choiceFault(flag: string, text: string, choices: readonly string[]): string {
  return `Expected ${flag} to be one of ${choices.join(', ')}, got ${JSON.stringify(text)} (string)${didYouMean(text, choices)}`;
}
