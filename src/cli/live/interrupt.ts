import { Script } from 'node:vm';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output/terminal.ts';

function leave(): void {
  say('Stopped by Ctrl-C before anything was known.');
  process.exit(EXIT.interrupted);
}

function leaveAtOnce(): void {
  say('Stopped by Ctrl-C at once; what was known is lost.');
  process.exit(EXIT.interrupted);
}

/** Makes Ctrl-C end the process with its exit code, also before a command has begun its work. */
export function leaveOnInterrupt(): void {
  process.on('SIGINT', leave);
}

/**
 * Does the work with a signal that the first Ctrl-C aborts, so that it can say what it knows. The second
 * ends the process.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const hadLeave = process.listeners('SIGINT').includes(leave);
  const abort = (): void => {
    controller.abort();
    if (hadLeave) process.on('SIGINT', leaveAtOnce);
  };
  process.once('SIGINT', abort);
  process.off('SIGINT', leave);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', abort);
    if (hadLeave && !controller.signal.aborted) process.on('SIGINT', leave);
  }
}

/**
 * Lets signals be heard, between two parts of a long computation on this thread. The event loop has to come
 * round once, as it may stand behind the place where it looks for signals.
 */
export async function breathe(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Name under which a script finds the work. */
const WORK = Symbol.for('rare-earth-risk.work');

/**
 * Does a computation that never lets go of the thread, so that no handler of a signal could run. Ctrl-C
 * ends it where it stands, and nothing that it was writing may be read after that.
 *
 * @returns what it returned, or `undefined` after Ctrl-C.
 */
export function breakable<T>(work: () => T): { readonly value: T } | undefined {
  const place = globalThis as { [WORK]?: () => T };
  place[WORK] = work;
  try {
    const script = new Script(`globalThis[Symbol.for('rare-earth-risk.work')]()`);
    return { value: script.runInThisContext({ breakOnSigint: true }) as T };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return undefined;
    throw error;
  } finally {
    delete place[WORK];
  }
}
