import type { OutcomeColumns, Simulation } from '../engine/simulation.ts';

/**
 * The outcomes of a run as CSV (RFC 4180), one row a trial: its number, then `automaker.column` for every column of every automaker, then
 * the weight if trials have one. Numbers in full, nothing where there is no number.
 */
export function toCSV(run: Simulation): string {
  const { firstTrial, trials } = run.options;
  const named: [string, ArrayLike<number>][] = Object.entries(run.outcomes).flatMap(([id, columns]) =>
    Object.entries(columns as unknown as Record<keyof OutcomeColumns, Float64Array>).map(
      ([name, column]): [string, ArrayLike<number>] => [`${id}.${name}`, column],
    ),
  );
  if (run.weights) named.push(['weight', run.weights]);
  const rows = Array.from({ length: trials }, (_, i) => [
    firstTrial + i,
    ...named.map(([, column]) => (Number.isNaN(column[i]!) ? '' : column[i]!)),
  ]);
  return [['trial', ...named.map(([name]) => quoted(name))], ...rows]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
}

function quoted(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
