import { CommanderError } from 'commander';
import { describe, didYouMean, ScenarioError } from '../errors.ts';
import { EXIT } from './exit-codes.ts';
import { checkOutput } from './output/deliver.ts';
import { inOptions, ofFiles } from './output/messages.ts';
import { refuseOwnFiles } from './output/own-files.ts';
import { printableLines } from './output/print.ts';
import { complain, drawPassing, erasePassing, hasBlocks, openTerminal } from './output/terminal.ts';
import { openWarnings } from './output/warnings.ts';
import { program } from './program.ts';
import { COMMANDS } from './table/commands.ts';

/** Groups of commands that compute. */
const COMPUTING: readonly string[] = ['Run', 'Decide'];

/** Runs the command line and returns its exit code. Results go to stdout, everything else to stderr. */
export async function run(words: readonly string[]): Promise<number> {
  openWarnings();
  openTerminal({});
  let status: number = EXIT.done;
  // What shells ask for at Tab; people do not type it.
  if (words[0] === 'complete' && words[1] === '--') return complete(words[2] ?? '');
  try {
    const root = program(words, async (spec, call) => {
      openTerminal(call.options);
      await checkOutput(call.options);
      await refuseOwnFiles(call);
      // At once, as loading what computes takes as long as a small run.
      if (COMPUTING.includes(spec.group)) drawPassing(hasBlocks() ? 'Computing…' : 'Computing...');
      const command = await spec.load();
      status = await command.run(call);
    });
    refuseUnknownHelp(words);
    await root.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    return told(error);
  } finally {
    erasePassing();
  }
}

/** Refuses `help` about a command that there is not; commander would print the list of all, as if asked. */
function refuseUnknownHelp([first, second]: readonly string[]): void {
  if (first !== 'help' || second === undefined || second.startsWith('-')) return;
  const known = ['help', ...COMMANDS.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])])];
  if (known.includes(second)) return;
  throw new RangeError(
    `Expected help about a command, got ${describe(second)}${didYouMean(second, known)}; rare-earth-risk --help lists them`,
  );
}

/** Says on stderr what went wrong, and returns the exit code. */
function told(error: unknown): number {
  const isInput = error instanceof ScenarioError || isRefusal(error);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isFault = error instanceof Error && error.cause !== undefined;
  const inWords =
    error instanceof ScenarioError ? ofFiles(message) : message.split('\n').map(inOptions).join('\n');
  complain(isInput || isFault ? inWords : printableLines(stack ?? message));
  return isInput ? EXIT.badInput : EXIT.failed;
}

/** Returns whether the library refuses a value: JavaScript throws errors of the same classes for faults. */
function isRefusal(error: unknown): boolean {
  return (error instanceof RangeError || error instanceof TypeError) && /^Expected\b/.test(error.message);
}

async function complete(line: string): Promise<number> {
  const { candidatesFor } = await import('./completion/candidates.ts');
  const found = await candidatesFor(line).catch(() => []);
  for (const word of found) process.stdout.write(`${word}\n`);
  return EXIT.done;
}
