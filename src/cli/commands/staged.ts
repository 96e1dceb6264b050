import { EXIT } from '../exit-codes.ts';
import { inStages, type Staged } from '../live/stages.ts';
import { beginsAnew, sayStopped } from '../live/stopped.ts';
import { type Answer, deliver } from '../output/deliver.ts';
import type { Options } from '../table/option-values.ts';

/** A command that computes one result in stages. */
export interface StagedCommand<T> extends Staged<T> {
  /** What counts: `futures`, `draws`. */
  readonly of: string;
  /** The option that says how many there are. */
  readonly flag: string;
  readonly answer: (result: T) => Answer;
}

/** Computes the result, or what Ctrl-C leaves of it, prints it, and returns the exit code. */
export async function inStagedCommand<T>(command: StagedCommand<T>, options: Options): Promise<number> {
  const { result, done, isStopped } = await inStages(command);
  if (result !== undefined) await deliver(command.answer(result), options);
  if (!isStopped) return EXIT.done;
  const { total, of, flag } = command;
  sayStopped({ done: [done], total, of, hint: beginsAnew(flag, done) });
  return EXIT.interrupted;
}
