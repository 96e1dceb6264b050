import type { TrialRanges } from './contestant.ts';
import type { Quartiles } from './pairs.ts';

/** Returns a markdown table that is legible in a terminal: the first column left, the others right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(...[cell, ...rows.map((row) => row[i]!)].map(lengthOf)));
  const pad = (cell: string, i: number): string => {
    const blanks = ' '.repeat(widths[i]! - lengthOf(cell));
    return i === 0 ? cell + blanks : blanks + cell;
  };
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const lengthOf = (text: string): number => [...text].length;

/** Returns a number with three digits, or all digits before the point. */
export function digits(x: number): string {
  return x >= 100 ? whole(x) : x.toPrecision(3);
}

export function whole(x: number): string {
  return x.toFixed(0).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Returns the median, with the quartiles in brackets. */
export function spread({ low, median, high }: Quartiles): string {
  return `${digits(median)} (${digits(low)}–${digits(high)})`;
}

/** Returns the share of trials with a halt and its standard error. */
export function share({ trials, halts }: TrialRanges): string {
  const p = halts / trials;
  return `${(100 * p).toFixed(1)} ± ${(100 * Math.sqrt((p * (1 - p)) / trials)).toFixed(1)} %`;
}
