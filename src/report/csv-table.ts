import { printable } from '../errors.ts';
import type { Estimate } from '../stats/estimate.ts';

/** A cell of a table: text, or a number with all its digits; NaN, null and nothing leave it empty. */
export type Cell = string | number | boolean | null | undefined;

/** The signs of a CSV: between fields, and before decimals. */
export interface CsvStyle {
  readonly delimiter: string;
  readonly decimal: string;
}

/** The signs of RFC 4180. */
const STANDARD: CsvStyle = { delimiter: ',', decimal: '.' };

/**
 * Returns rows as CSV (RFC 4180). Text like a formula has an apostrophe in front, for spreadsheets; control
 * characters are escaped.
 */
export function csvTable(rows: readonly (readonly Cell[])[], style: CsvStyle = STANDARD): string {
  return rows.map((row) => `${row.map((cell) => cellText(cell, style)).join(style.delimiter)}\r\n`).join('');
}

/** Returns the heads of the three cells of an estimate: its value and the ends of its interval. */
export function estimateHeads(name: string): string[] {
  return [name, `${name}.low`, `${name}.high`];
}

/** Returns the three cells of an estimate. */
export function estimateCells({ value, interval }: Estimate): number[] {
  return [value, ...interval];
}

function cellText(cell: Cell, { delimiter, decimal }: CsvStyle): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const shown = typeof cell === 'string' ? printable(cell) : String(cell);
  const text = typeof cell === 'string' && /^[=+\-@|%]/.test(shown) ? `'${shown}` : shown;
  return text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}
