import { wrap } from '../../report/layout.ts';
import type { Options } from '../table/option-values.ts';

/** What the streams of this command may show. */
interface Terminal {
  readonly isQuiet: boolean;
  readonly color: string;
}

let current: Terminal = { isQuiet: false, color: 'auto' };

/** Begins a command: says what its options allow on the streams. */
export function openTerminal({ quiet = false, color = 'auto' }: Options): void {
  current = { isQuiet: quiet, color };
}

/** Moves to the start of the line and erases it. */
const ERASE = '\r\u001b[2K';

let hasPassing = false;

/** Draws a line on stderr that whatever is written next erases, where progress may be drawn. */
export function drawPassing(line: string): void {
  if (!mayDraw()) return;
  process.stderr.write(`${ERASE}${line}`);
  hasPassing = true;
}

/** Erases that line. Everything that writes begins with it. */
export function erasePassing(): void {
  if (hasPassing) process.stderr.write(ERASE);
  hasPassing = false;
}

/** Writes a message to stderr, unless the command is to be quiet. */
export function say(message: string): void {
  if (!current.isQuiet) complain(message);
}

/** Writes a message to stderr: within the columns of a terminal, elsewhere as it is, a line for each. */
export function complain(message: string): void {
  erasePassing();
  const { isTTY = false } = process.stderr;
  const lines = message.split('\n');
  process.stderr.write(`${(isTTY ? lines.map(withinColumns) : lines).join('\n')}\n`);
}

/** Returns a line broken at blanks; what follows stands under its first word. */
function withinColumns(line: string): string {
  // A command to copy stays whole.
  if (/^(?:To go on:)? *rare-earth-risk /.test(line)) return line;
  const [indent] = /^ */.exec(line)!;
  return wrap(line.slice(indent.length), columnsOf(process.stderr) - indent.length).replace(/^/gm, indent);
}

/** Returns whether progress may be drawn: on a terminal, by a command that is not quiet, outside of CI. */
export function mayDraw(): boolean {
  return process.stderr.isTTY === true && !current.isQuiet && !isSet('CI');
}

/** Columns of the terminal that shows progress. */
export function columnsOf(stream: { readonly columns?: number }): number {
  return stream.columns !== undefined && stream.columns > 0 ? stream.columns : 80;
}

/** Returns whether the terminal shows block characters. */
export function hasBlocks(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  if (TERM === 'dumb') return false;
  const locale = LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  return /utf-?8/i.test(locale);
}

const CODES = { red: 31, green: 32, yellow: 33 } as const;

/** Returns a text in a colour, where the stream and the user want colours. */
export function inColor(
  text: string,
  color: keyof typeof CODES,
  stream: { readonly isTTY?: boolean } = process.stdout,
): string {
  return wantsColor(stream) ? `\u001b[${CODES[color]}m${text}\u001b[39m` : text;
}

function wantsColor({ isTTY = false }: { readonly isTTY?: boolean }): boolean {
  if (current.color !== 'auto') return current.color === 'always';
  const { FORCE_COLOR, TERM } = process.env;
  if (isSet('NO_COLOR')) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}

/** Returns whether a variable of the environment has a value. */
function isSet(name: string): boolean {
  return (process.env[name] ?? '') !== '';
}
