/** Returns a table as text: the first column aligned to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[], gap = 2): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(cell));
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
  return title === name ? name : `${title} (${name})`;
}

/** Characters of a line that any terminal shows. */
export const COLUMNS = 80;

/** Breaks text into lines of at most `columns` characters. */
export function wrap(text: string, columns: number = COLUMNS): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === undefined || width(last) + 1 + width(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

function width(text: string): number {
  return [...text].length;
}

function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}
