/** Columns of a sweep's CSV by which a run is known. */
export const RUN_COLUMNS = ['run', 'firstTrial', 'trials'] as const;

/**
 * Returns the runs in the CSV of a sweep, each as its fields of `RUN_COLUMNS` with commas between. A last
 * line without its end is left out, as its writing was interrupted.
 *
 * @throws {RangeError} for a text without these columns.
 */
export function finishedRuns(text: string): Set<string> {
  if (text.trim() === '') return new Set();
  const [head = [], ...rows] = recordsOf(text);
  const places = RUN_COLUMNS.map((name) => head.indexOf(name));
  if (places.includes(-1)) {
    throw new RangeError(
      `Expected options.resumeFrom to have the columns ${RUN_COLUMNS.join(', ')} of a sweep's CSV, got ${head.slice(0, 4).join(', ')}`,
    );
  }
  return new Set(rows.map((row) => places.map((place) => row[place]).join()));
}

/** Returns the records of CSV text (RFC 4180), each as its fields. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  // A field in quotes or without them, then what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (end === '') break;
    records.push(record);
    record = [];
  }
  return records;
}
