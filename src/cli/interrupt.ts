/** Exit code of a process that Ctrl-C stopped: 128 and the number of the signal. */
export const INTERRUPTED = 130;

/**
 * Does the work with a signal that the first Ctrl-C aborts, so that it can say what it knows. The second
 * ends the process.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('SIGINT', abort);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', abort);
  }
}

/** Lets signals be heard, between two parts of a long computation on this thread. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Says after how many futures a run was stopped, and what takes it up again. */
export function interruptionText(
  done: readonly number[],
  trials: number,
  command: readonly string[],
  save: string | undefined,
): string {
  const most = trials.toLocaleString('en-US');
  const counts = done.map((some) => some.toLocaleString('en-US')).join(', ');
  const what = `Stopped by Ctrl-C after ${counts} of ${most} futures; the result holds those.`;
  if (done.every((some) => some === 0))
    return `Stopped by Ctrl-C before a first part of the ${most} futures was done.\n`;
  if (save === undefined) {
    return `${what}\nThe same command begins anew. With --save <file>, a run that is stopped is stored, and --resume <file> goes on with it.\n`;
  }
  return `${what}\nTo go on: ${resuming(command, save).map(quoted).join(' ')}\n`;
}

/** Returns the command with `--resume` of the saved file. */
function resuming(command: readonly string[], save: string): string[] {
  const rest = command.filter((word, i) => !word.startsWith('--resume') && command[i - 1] !== '--resume');
  return ['rare-earth-risk', ...rest, '--resume', save];
}

/** Returns a word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
