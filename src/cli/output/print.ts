import { printable } from '../../errors.ts';
import { erasePassing } from './terminal.ts';

/**
 * Prints a result to stdout. Characters that could mislead a terminal are escaped, except in JSON, which
 * has escapes of its own.
 */
export function print(text: string, json = false): void {
  erasePassing();
  process.stdout.write(`${json ? text : printableLines(text)}\n`);
}

/** Returns a text with such characters escaped and its line feeds as they are. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
