import { say } from '../output/terminal.ts';

/** Says after how many parts a command was stopped, and how to go on. */
export interface Stop {
  /** Parts done, of each scenario if there are several. */
  readonly done: readonly number[];
  readonly total: number;
  /** What the parts are: `futures`, `points`. */
  readonly of: string;
  /** What takes the work up again, as words of a command; absent where it begins anew. */
  readonly again?: readonly string[];
  /** Hint in place of that command. */
  readonly hint?: string;
}

/** Says on stderr what the result holds after Ctrl-C, and how to go on. */
export function sayStopped({ done, total, of, again, hint }: Stop): void {
  const most = total.toLocaleString('en-US');
  if (done.every((some) => some === 0)) {
    const first = total === 0 ? `the first of the ${of}` : `a first part of the ${most} ${of}`;
    say(`Stopped by Ctrl-C before ${first} was done.`);
    say('The same command begins anew; with fewer, a first result comes sooner.');
    return;
  }
  const counts = done.map((some) => some.toLocaleString('en-US')).join(', ');
  say(`Stopped by Ctrl-C after ${counts} of ${most} ${of}; the result holds those.`);
  if (again !== undefined) say(`To go on: ${again.map(quoted).join(' ')}`);
  else if (hint !== undefined) say(hint);
}

/** Returns the hint of a command that takes no work up again: `flag` says how many parts it does. */
export function beginsAnew(flag: string, done: number): string {
  return `The same command begins anew; with ${flag} ${done} it gives this result.`;
}

/** Returns a command with an option of a file in place of what it had. */
export function withFile(words: readonly string[], flag: string, file: string): string[] {
  const rest = words.filter(
    (word, i) => word !== flag && !word.startsWith(`${flag}=`) && words[i - 1] !== flag,
  );
  return ['rare-earth-risk', ...rest, flag, file];
}

/** Returns a word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
