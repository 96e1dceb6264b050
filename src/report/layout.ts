import { printable } from '../errors.ts';
import { displayWidth, padEnd, padStart } from './display-width.ts';

/**
 * Returns a table as text: the first column aligned to the left, the others to the right. Line feeds and
 * other control characters of names are escaped.
 */
export function table(raw: readonly (readonly string[])[], gap = 2): string {
  const rows = raw.map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === 0 ? padEnd(cell, widths[i]!) : padStart(cell, widths[i]!)))
      .join(' '.repeat(gap));
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** Returns title and name of a scenario, once where they are the same. */
export function titleOf({ title, name }: { readonly title: string; readonly name: string }): string {
  return printable(title === name ? name : `${title} (${name})`);
}

/** Columns of a line that any terminal shows. */
export const COLUMNS = 80;

/** Breaks text into lines of at most `columns` columns: at blanks, not before %, and at wide characters. */
export function wrap(text: string, columns: number = COLUMNS): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+(?!%)/).flatMap((one) => partsOf(one, columns))) {
    const last = lines[lines.length - 1];
    if (last === undefined || displayWidth(last) + 1 + displayWidth(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** Returns a word in parts that fit a line, if it has wide characters: their scripts have no blanks. */
function partsOf(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts = [''];
  for (const character of word) {
    const isFull = displayWidth(parts.at(-1)! + character) > columns && displayWidth(character) === 2;
    if (isFull) parts.push(character);
    else parts[parts.length - 1] += character;
  }
  return parts;
}
