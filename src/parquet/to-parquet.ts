import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { checkObject } from '../check.ts';
import type { Simulation } from '../engine/run.ts';
import { scenarioHash } from '../engine/run-id.ts';
import { describe } from '../errors.ts';
import { runColumns } from '../report/csv.ts';
import type { Cell } from '../report/csv-table.ts';
import { sweepRows } from '../report/sweep-rows.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { VERSION } from '../version.ts';

/**
 * Returns a run or a sweep as a Parquet file, which DuckDB, Arrow, pandas and others read.
 *
 * It has the rows and columns of `toCSV`: a run one row for each trial, a sweep one for each point. A field
 * without a number is null. The metadata of the file say where it is from: `version` of the library,
 * `seed`,
 * `scenario`, `scenarioHash`, `firstTrial` and `trials`; a run has its hash too, as `run`, which a sweep
 * has in each row. The same result gives the same bytes.
 *
 * Needs the package hyparquet-writer beside this one. Each result of `sweepInBatches` makes a file of its
 * own; DuckDB reads a folder of them as one table.
 *
 * @throws {TypeError} for any other value; a digest has counts only.
 * @throws {RangeError} for a sweep without points, or with an axis that is named as another column.
 * @example
 * ```ts
 * import { loadScenario, simulate } from 'rare-earth-risk';
 * import { toParquet } from 'rare-earth-risk/parquet';
 *
 * const file = toParquet(simulate(loadScenario('ban-resumes'), { trials: 20, seed: 'docs' }));
 * console.log(new TextDecoder().decode(file.subarray(0, 4))); // PAR1
 * ```
 */
export function toParquet(result: Simulation | Sweep): Uint8Array<ArrayBuffer> {
  checkObject('result', result);
  if ('points' in result && 'axes' in result) return fileOf(columnsOfSweep(result), provenanceOf(result));
  if ('outcomes' in result)
    return fileOf(columnsOfRun(result), { ...provenanceOfRun(result), run: result.id });
  throw new TypeError(`Expected result to be a run with columns or a sweep, got ${describe(result)}`);
}

/** Facts about a file, by name. */
type Provenance = Readonly<Record<string, string | number>>;

function fileOf(columnData: ColumnSource[], provenance: Provenance): Uint8Array<ArrayBuffer> {
  const kvMetadata = Object.entries(provenance).map(([key, value]) => ({ key, value: String(value) }));
  return new Uint8Array(
    parquetWriteBuffer({ columnData, kvMetadata, createdBy: `rare-earth-risk ${VERSION}` }),
  );
}

function provenanceOf({ scenario, points }: Sweep): Provenance {
  const [first] = points;
  if (first === undefined) throw new RangeError('Expected result to have at least one point, got none');
  return { ...provenanceOfRun(first.digest), scenario: scenario.name, scenarioHash: scenarioHash(scenario) };
}

function provenanceOfRun({
  scenario,
  options,
  version,
}: Pick<Simulation, 'scenario' | 'options' | 'version'>): Provenance {
  const { seed, firstTrial, trials } = options;
  const hash = scenarioHash(scenario);
  return { version, seed, scenario: scenario.name, scenarioHash: hash, firstTrial, trials };
}

function columnsOfRun(run: Simulation): ColumnSource[] {
  return runColumns(run).map(({ head, at }) => {
    const cells = Array.from({ length: run.options.trials }, (_, i) => at(i));
    return columnOf(head, cells, kindOf(head));
  });
}

/** Files of one sweep have columns of the same kinds: those of settings are by all values of their axis. */
function columnsOfSweep(sweep: Sweep): ColumnSource[] {
  const axes = Object.values(sweep.axes);
  const [heads, ...rows] = sweepRows(sweep);
  requireDistinct(heads as string[]);
  return heads!.map((head, c) => {
    const axis = axes[c];
    const isNumeric = Array.isArray(axis) && axis.every((value) => typeof value === 'number');
    const kind = axis === undefined ? kindOf(String(head)) : isNumeric ? 'number' : 'text';
    const cells = rows.map((row) => row[c]);
    return columnOf(String(head), cells, kind);
  });
}

function requireDistinct(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return;
  throw new RangeError(
    `Expected the axes of a sweep to have other names than its columns, got ${describe(twice)}; give the axis another name`,
  );
}

type Kind = 'whole' | 'number' | 'text';

/** Returns the kind of a column that is no setting, by its name. */
function kindOf(head: string): Kind {
  if (['trial', 'firstTrial', 'trials'].includes(head)) return 'whole';
  return /^(run|seed|version)$|\.bindingElement$/.test(head) ? 'text' : 'number';
}

function columnOf(name: string, cells: readonly Cell[], kind: Kind): ColumnSource {
  if (kind === 'whole') return { name, data: cells.map((cell) => BigInt(cell as number)), type: 'INT64' };
  const present = cells.map((cell) => (cell === undefined || Number.isNaN(cell) ? null : cell));
  if (kind === 'number') return { name, data: present, type: 'DOUBLE', nullable: true };
  const data = present.map((cell) => (cell === null ? null : String(cell)));
  return { name, data, type: 'STRING', nullable: true };
}
