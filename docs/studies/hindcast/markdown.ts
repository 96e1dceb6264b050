// Tables and numbers of docs/hindcast.md as text.

import type { Verification } from '../../../src/analysis/hindcast/verification.ts';

/** A number with so many digits after the point; a dash for none. */
export function number(x: number | undefined, digits = 2): string {
  return x === undefined || Number.isNaN(x) ? '–' : x.toFixed(digits);
}

export function span([low, high]: readonly [number, number], digits = 2): string {
  return `${number(low, digits)} … ${number(high, digits)}`;
}

/** A share in per cent, without the sign: `-9` for −0.094. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share);
  return `${rounded === 0 ? 0 : rounded}`;
}

/** A table whose first column is text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** Columns of a verification: observed, median, central 90 %. */
export function verified(one: Verification): string[] {
  const digits = one.unit.startsWith('days') ? 0 : 2;
  return [number(one.observed, digits), number(one.median, digits), span(one.interval90, digits)];
}

export function yesOrNo(inside: boolean): string {
  return inside ? 'yes' : '**no**';
}

/** The longest line of prose in docs. */
const COLUMNS = 140;

/** A paragraph, wrapped. */
export function paragraph(text: string): string {
  return wrapped(text, '');
}

/** A list, each item wrapped. */
export function list(items: readonly string[]): string {
  return items.map((item) => wrapped(`* ${item}`, '  ')).join('\n');
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    if (line !== '' && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
