import type { OutcomeColumns, Simulation } from '../engine/run.ts';

/**
 * Returns the outcomes of a run as CSV (RFC 4180) with a header and one row a trial. Columns are `trial`,
 * then `<automaker>.<column>` for every outcome column of every automaker, then `weight` if trials have
 * weights. Numbers have all their digits; a field without a number is empty.
 *
 * @example
 * ```ts
 * import { loadScenario, simulate, toCSV } from 'rare-earth-risk';
 *
 * const text = toCSV(simulate(loadScenario('ban-resumes'), { trials: 2 }));
 * console.log(text.split(',').slice(0, 2).join(',')); // trial,us-volume.firstHaltDay
 * ```
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
