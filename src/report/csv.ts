import type { BufferCurve } from '../analysis/buffers/curve.ts';
import type { BufferPlan } from '../analysis/buffers/optimize.ts';
import type { Discovery } from '../analysis/discover/discovery.ts';
import type { OutcomeColumns, Simulation } from '../engine/run.ts';
import { bufferCurveRows, planRows } from './buffers.ts';
import { discoveryRows } from './discovery.ts';

/** A field of a CSV file. */
type Field = string | number;

/**
 * Returns a result as CSV (RFC 4180) with a header.
 *
 * A run has a row for each trial: `trial`, then `<automaker>.<column>` for every outcome column of every
 * automaker, then `weight` if trials have weights. A discovery has a row for each restriction of a box, a
 * plan of buffers one for each lane, and a curve one for each point. Numbers have all their digits; a field without a number is empty.
 *
 * @example
 * ```ts
 * import { loadScenario, simulate, toCSV } from 'rare-earth-risk';
 *
 * const text = toCSV(simulate(loadScenario('ban-resumes'), { trials: 2 }));
 * console.log(text.split(',').slice(0, 2).join(',')); // trial,us-volume.firstHaltDay
 * ```
 */
export function toCSV(result: Simulation | Discovery | BufferPlan | BufferCurve): string {
  return rowsOf(result)
    .map((row) => `${row.map(fieldText).join(',')}\r\n`)
    .join('');
}

function rowsOf(result: Simulation | Discovery | BufferPlan | BufferCurve): readonly (readonly Field[])[] {
  if ('boxes' in result) return discoveryRows(result);
  if ('oneMoreDay' in result) return 'path' in result ? planRows(result) : bufferCurveRows(result);
  return runRows(result);
}

function runRows(run: Simulation): Field[][] {
  const { firstTrial, trials } = run.options;
  const named: [string, ArrayLike<number>][] = Object.entries(run.outcomes).flatMap(([id, columns]) =>
    Object.entries(columns as unknown as Record<keyof OutcomeColumns, Float64Array>).map(
      ([name, column]): [string, ArrayLike<number>] => [`${id}.${name}`, column],
    ),
  );
  if (run.weights) named.push(['weight', run.weights]);
  const rows = Array.from({ length: trials }, (_, i) => [
    firstTrial + i,
    ...named.map(([, column]) => column[i]!),
  ]);
  return [['trial', ...named.map(([name]) => name)], ...rows];
}

function fieldText(field: Field): string {
  if (typeof field === 'number') return Number.isNaN(field) ? '' : String(field);
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
