import { ATOMIC_NUMBER } from '../elements.ts';
import { describe } from '../errors.ts';
import { parseScenario } from '../scenario/parse.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { decode, encode, encodedPieces } from './column-text.ts';
import { emptyColumns } from './columns.ts';
import { completeOptions } from './options.ts';
import { requireColumns } from './require-run.ts';
import type { OutcomeColumns, Simulation } from './run.ts';
import { runId } from './run-id.ts';

type ColumnName = keyof OutcomeColumns;

/** A run as data for JSON: its fields, with each column as text. */
export interface StoredRun extends Omit<Simulation, 'outcomes' | 'weights'> {
  readonly format: typeof FORMAT;
  readonly outcomes: Readonly<Record<string, Readonly<Record<ColumnName, string>>>>;
  readonly weights?: string;
}

/** Name and version of the format. */
const FORMAT = 'rare-earth-risk run 1';

/**
 * Returns a run as plain data for `JSON.stringify`, exact to the bit.
 *
 * Columns become base64 of little-endian numbers, with two bytes an entry where all are NaN or whole
 * numbers from 0 to 65,534, and eight elsewhere. 10,000 trials of six automakers take about 1.5 MB.
 *
 * @example
 * ```ts
 * import { fromJSON, loadScenario, simulate, toJSON } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 20, seed: 'docs' });
 * const text = JSON.stringify(toJSON(run));
 * console.log(fromJSON(JSON.parse(text)).id === run.id); // true
 * ```
 */
export function toJSON(run: Simulation): StoredRun {
  requireColumns('run', run);
  const { outcomes, weights, ...rest } = run;
  return {
    format: FORMAT,
    ...rest,
    ...(weights && { weights: encode(weights) }),
    outcomes: mapValues(
      outcomes,
      (columns) =>
        mapValues(columns as unknown as Record<ColumnName, Float64Array>, encode) as Record<
          ColumnName,
          string
        >,
    ),
  };
}

/**
 * Yields the text of `JSON.stringify(toJSON(run))` in short pieces. The whole of a run of some four million
 * trials is longer than a string can be.
 */
export function* storedPieces({
  outcomes,
  weights,
  ...rest
}: Simulation): Generator<string, void, undefined> {
  yield JSON.stringify({ format: FORMAT, ...rest }).slice(0, -1);
  if (weights) yield* quotedColumn('weights', weights, ',');
  yield ',"outcomes":{';
  for (const [i, [id, columns]] of Object.entries(outcomes).entries()) {
    yield `${i > 0 ? ',' : ''}${JSON.stringify(id)}:{`;
    for (const [k, [name, column]] of Object.entries(columns).entries()) {
      yield* quotedColumn(name, column as Float64Array, k > 0 ? ',' : '');
    }
    yield '}';
  }
  yield '}}';
}

function* quotedColumn(
  name: string,
  column: Float64Array,
  comma: string,
): Generator<string, void, undefined> {
  yield `${comma}${JSON.stringify(name)}:"`;
  yield* encodedPieces(column);
  yield '"';
}

/**
 * Returns the run that `toJSON` stored, equal to the bit and frozen, except for the entries of its columns.
 *
 * @throws {TypeError | RangeError} for data that is not a stored run, and for columns that do not fit its
 * scenario and number of trials.
 * @throws {ScenarioError} for a scenario that this version refuses.
 * @example
 * ```ts
 * import { fromJSON, haltProbability, loadScenario, simulate, toJSON } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 200, seed: 'docs' });
 * const again = fromJSON(JSON.parse(JSON.stringify(toJSON(run))));
 * console.log(haltProbability(again).value === haltProbability(run).value); // true
 * ```
 */
export function fromJSON(data: unknown): Simulation {
  const stored = requireRun(data);
  const { format: _, outcomes, weights, ...rest } = stored;
  const scenario = parseScenario(stored.scenario);
  const options = Object.freeze(completeOptions(requireObject('options', stored.options)));
  const read = entityIds(scenario.automakers).map((id) => {
    const columns = requireObject(`outcomes.${id}`, requireObject('outcomes', outcomes)[id]);
    return [id, Object.freeze(readColumns(columns, `outcomes.${id}`, scenario, options.trials))] as const;
  });
  const factors = weights === undefined ? {} : { weights: decode(weights, 'weights', options.trials) };
  if (factors.weights?.some((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY))) {
    throw new RangeError('Expected weights to be finite numbers from 0 up, got others');
  }
  return Object.freeze({
    ...rest,
    scenario,
    id: runId({ scenario, options, version: stored.version }),
    options,
    outcomes: Object.freeze(Object.fromEntries(read)),
    ...factors,
  });
}

/** Returns the data as a stored run after checking its fields; fields of later versions pass through. */
function requireRun(data: unknown): StoredRun {
  const run = requireObject('the stored run', data) as unknown as StoredRun;
  const rules: [name: keyof StoredRun, rule: string, holds: (value: unknown) => boolean][] = [
    ['format', JSON.stringify(FORMAT), (value) => value === FORMAT],
    ['version', 'text', (value) => typeof value === 'string'],
    ['weekendsOnlyFrom', 'text or null', (value) => value === null || typeof value === 'string'],
    [
      'replicates',
      'a whole number from 1 up, if given',
      (value) => value === undefined || (Number.isInteger(value) && (value as number) >= 1),
    ],
  ];
  for (const [name, rule, holds] of rules) {
    if (!holds(run[name])) throw new RangeError(`Expected ${name} to be ${rule}, got ${describe(run[name])}`);
  }
  return run;
}

/** By column, a test of whether it can hold an entry; days are at most the horizon. */
const ENTRY: Readonly<Record<ColumnName, (x: number, horizonDays: number) => boolean>> = {
  firstHaltDay: isDay,
  haltDays: isDay,
  halts: isDay,
  vehiclesLost: (x) => x >= 0 && x < Number.POSITIVE_INFINITY,
  bindingElement: (x) => x === 0 || Object.values(ATOMIC_NUMBER).includes(x),
  daysToRestart: (x, horizonDays) => Number.isNaN(x) || isDay(x, horizonDays),
  timeToSurvive: (x, horizonDays) => Number.isNaN(x) || isDay(x, horizonDays),
};

function isDay(x: number, horizonDays: number): boolean {
  return Number.isInteger(x) && x >= 0 && x <= horizonDays;
}

function readColumns(
  stored: Readonly<Record<string, unknown>>,
  path: string,
  { horizonDays }: Scenario,
  trials: number,
): OutcomeColumns {
  const names = Object.keys(ENTRY) as ColumnName[];
  const read = names.map((name) => {
    const column = decode(stored[name], `${path}.${name}`, trials);
    const wrong = column.find((x) => !ENTRY[name](x, horizonDays));
    if (wrong !== undefined) {
      throw new RangeError(
        `Expected ${path}.${name} to hold outcomes of the scenario, got ${describe(wrong)}`,
      );
    }
    return [name, column] as const;
  });
  const columns = emptyColumns(trials);
  for (const [name, column] of read) columns[name].set(column);
  return columns;
}

function requireObject(path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new TypeError(`Expected ${path} to be an object, got ${describe(value)}`);
}

function mapValues<K extends string, T, U>(record: Readonly<Record<K, T>>, f: (value: T) => U): Record<K, U> {
  const entries = Object.entries<T>(record).map(([key, value]) => [key, f(value)]);
  return Object.fromEntries(entries) as Record<K, U>;
}
