import { CommanderError } from 'commander';
import { ScenarioError } from '../errors.ts';
import { EXIT } from './exit-codes.ts';
import { checkOutput } from './output/deliver.ts';
import { inOptions } from './output/messages.ts';
import { printableLines } from './output/print.ts';
import { openTerminal } from './output/terminal.ts';
import { openWarnings } from './output/warnings.ts';
import { program } from './program.ts';

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
      const command = await spec.load();
      status = await command.run(call);
    });
    await root.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    return told(error);
  }
}

/** Says on stderr what went wrong, and returns the exit code. */
function told(error: unknown): number {
  const isInput = error instanceof ScenarioError || error instanceof RangeError || error instanceof TypeError;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isFault = error instanceof Error && error.cause !== undefined;
  const inWords = error instanceof ScenarioError ? message : message.split('\n').map(inOptions).join('\n');
  process.stderr.write(`${isInput || isFault ? inWords : printableLines(stack ?? message)}\n`);
  return isInput ? EXIT.badInput : EXIT.failed;
}

async function complete(line: string): Promise<number> {
  const { candidatesFor } = await import('./completion/candidates.ts');
  const found = await candidatesFor(line).catch(() => []);
  for (const word of found) process.stdout.write(`${word}\n`);
  return EXIT.done;
}
