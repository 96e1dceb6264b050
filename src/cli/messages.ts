import { printable } from '../errors.ts';

/**
 * Returns a message of the library in the words of the command line, as one line: `options.byDay` is
 * `--by-day` there.
 */
export function inOptions(message: string): string {
  return printable(message).replace(
    /\boptions\.([a-zA-Z]+)[\w.]*/g,
    (_, name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
}
