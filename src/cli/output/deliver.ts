import { printable } from '../../errors.ts';
import { type Cell, type CsvStyle, csvTable } from '../../report/csv-table.ts';
import type { Options } from '../table/option-values.ts';
import { printableLines } from './print.ts';
import { erasePassing, inColor, say } from './terminal.ts';
import { type Verdict, verdictText } from './verdicts.ts';

/** A result, in each form that may be asked for; only that one is computed. */
export interface Answer {
  readonly text: () => string;
  readonly json: () => unknown;
  /** Rows of the table, the head first. */
  readonly csv?: () => Iterable<readonly Cell[]>;
  /** The table as text, where rows of an earlier file come first; it has the signs of RFC 4180. */
  readonly pieces?: () => Iterable<string>;
  /** What became of thresholds: first in a text, a part of a JSON document, on stderr beside a table. */
  readonly verdicts?: readonly Verdict[];
}

type Form = 'text' | 'json' | 'csv';

/** Prints a result or writes it to a file, in the form that the options ask for. */
export async function deliver(answer: Answer, options: Options): Promise<void> {
  const { out } = options;
  const pieces = (): Iterable<string> => piecesOf(answer, options);
  if (out === undefined || out === '-') return toStdout(pieces());
  const { replaceFile } = await import('../../node/replace-file.ts');
  try {
    await replaceFile(out, pieces());
  } catch (error) {
    // No fault of a file loses the result.
    toStdout(pieces());
    throw error;
  }
  say(`Wrote ${printable(out)}`);
}

/**
 * Checks, before a command takes its time, that the options about its result go together and that the file
 * can be written.
 *
 * @throws {RangeError} for options that do not, {Error} for the file.
 */
export async function checkOutput(options: Options): Promise<void> {
  const { json, csv, out, delimiter, decimal, futures } = options;
  if (json && csv) throw new RangeError('Expected --json or --csv, got both');
  const isTable = formOf(options) === 'csv';
  if ((delimiter ?? decimal) !== undefined && !isTable)
    throw new RangeError('Expected --delimiter and --decimal with --csv, got another form');
  if (futures && !isTable) throw new RangeError('Expected --futures with --csv, got another form');
  const style = styleOf(options);
  if (style.delimiter === style.decimal)
    throw new RangeError('Expected --delimiter and --decimal to differ, got a comma twice');
  if (out === '') throw new RangeError('Expected --out to be the path of a file, got an empty name');
  if (out === undefined || out === '-') return;
  const { checkReplaceable } = await import('../../node/replace-file.ts');
  await checkReplaceable(out);
}

/** Returns the form that the options ask for: by name, or by the ending of the file. */
export function formOf({ json = false, csv = false, out = '' }: Options): Form {
  if (json) return 'json';
  if (csv) return 'csv';
  if (/\.json$/i.test(out)) return 'json';
  return /\.(csv|tsv)$/i.test(out) ? 'csv' : 'text';
}

function styleOf({ decimal = '.', delimiter, out = '' }: Options): CsvStyle {
  const usual = /\.tsv$/i.test(out) ? '\t' : decimal === ',' ? ';' : ',';
  return { decimal, delimiter: delimiter ?? usual };
}

function piecesOf(answer: Answer, options: Options): Iterable<string> {
  const form = formOf(options);
  const verdicts = answer.verdicts ?? [];
  if (form === 'json') return [`${JSON.stringify(withVerdicts(answer.json(), verdicts), null, 2)}\n`];
  const lines = verdicts.map(verdictText);
  if (form === 'csv') {
    if (answer.pieces !== undefined && options.delimiter === undefined && options.decimal === undefined)
      return answer.pieces();
    if (answer.csv === undefined)
      throw new RangeError('Expected --json or text, got --csv; this result is no table');
    for (const line of lines) say(line);
    return tablePieces(answer.csv(), styleOf(options));
  }
  const isScreen = options.out === undefined || options.out === '-';
  const shown = verdicts.map(({ passed }, i) => (isScreen ? colored(lines[i]!, passed) : lines[i]!));
  const head = shown.length > 0 ? `${shown.join('\n')}\n\n` : '';
  return [head, `${printableLines(answer.text())}\n`];
}

function withVerdicts(document: unknown, verdicts: readonly Verdict[]): unknown {
  return verdicts.length === 0 ? document : { ...(document as object), thresholds: verdicts };
}

function colored(line: string, passed: boolean | null): string {
  return inColor(line, passed === null ? 'yellow' : passed ? 'green' : 'red');
}

/** Rows that are written at once. */
const AT_ONCE = 1000;

/** Yields a table some rows at a time: one text of millions of futures would be too long. */
function* tablePieces(rows: Iterable<readonly Cell[]>, style: CsvStyle): Generator<string> {
  let part: (readonly Cell[])[] = [];
  for (const row of rows) {
    part.push(row.map((cell) => (typeof cell === 'string' ? printable(cell) : cell)));
    if (part.length < AT_ONCE) continue;
    yield csvTable(part, style);
    part = [];
  }
  yield csvTable(part, style);
}

function toStdout(pieces: Iterable<string>): void {
  erasePassing();
  for (const piece of pieces) process.stdout.write(piece);
}
