import { didYouMean, expected, ScenarioError, type ScenarioIssue } from '../errors.ts';
import { deepFreeze } from './deep-freeze.ts';
import { PARAMETER_DATA } from './parameter-data.ts';

/**
 * One calibrated number in every set. For kind `positive` a set multiplies the number of the scenario by
 * (value of the set) / median; for kind `share` it multiplies the odds of the number by the ratio of the
 * odds.
 */
export interface ParameterColumn {
  /** Paths of the number in a scenario; a set changes it alike at all of them. */
  readonly paths: readonly string[];
  readonly kind: 'positive' | 'share';
  /** The number in the single setting. */
  readonly median: number;
  /** Its value in each set. */
  readonly values: readonly number[];
}

/** Equally likely settings of a scenario's calibrated numbers: the spread that the evidence leaves. */
export interface ParameterSets {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** ISO date of the last day whose facts were used. */
  readonly until: string;
  /** Number of sets. */
  readonly sets: number;
  readonly columns: readonly ParameterColumn[];
}

/**
 * Names of the parameter sets that ship with the library.
 *
 * @example
 * ```ts
 * import { parameterSetNames } from 'rare-earth-risk/calibration';
 *
 * console.log(parameterSetNames.join(', ')); // spring-2025
 * ```
 */
export const parameterSetNames: readonly string[] = Object.freeze(Object.keys(PARAMETER_DATA));

const read = new Map<string, ParameterSets>();

/**
 * Returns the calibrated parameter sets of that name, frozen.
 *
 * @example
 * ```ts
 * import { parameterSets } from 'rare-earth-risk/calibration';
 *
 * const { sets, columns } = parameterSets('spring-2025');
 * console.log(sets, columns.length); // 128 22
 * ```
 * @throws {ScenarioError} for a name that is not in `parameterSetNames`, with the nearest one.
 */
export function parameterSets(name: string): ParameterSets {
  const known = read.get(name);
  if (known) return known;
  if (!isSetName(name)) throw new ScenarioError([unknownSets('parameters', name)]);
  const sets = deepFreeze(readParameterSets(PARAMETER_DATA[name]));
  read.set(name, sets);
  return sets;
}

/** Returns whether parameter sets of that name ship with the library. */
export function isSetName(name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(PARAMETER_DATA, name);
}

/** Returns the paths of all numbers that the sets of that name change. */
export function pathsOfSets(name: string): readonly string[] {
  return parameterSets(name).columns.flatMap((column) => column.paths);
}

/** Returns the issue with a name that is neither of parameter sets nor one of `others`. */
export function unknownSets(path: string, name: unknown, others: readonly string[] = []): ScenarioIssue {
  const names = [...others, ...parameterSetNames];
  const hint = didYouMean(name, names);
  return expected(path, `the name of parameter sets (${names.join(', ')})`, name, hint);
}

/** The numbers that sets may change, and the kind of the change. */
const MOVABLE: readonly (readonly [path: RegExp, kind: ParameterColumn['kind']])[] = [
  [/^desk\.effortWorkingDays\.(median|sigma)$/, 'positive'],
  [/^desk\.pace(\.(median|sigma))?$/, 'positive'],
  [/^policy\.regimes\.[^.]+\.speed$/, 'positive'],
  [/^policy\.regimes\.[^.]+\.(returned|stalled)$/, 'share'],
  [/^automakers\.[^.]+\.clearedAtStart$/, 'share'],
  [/^automakers\.[^.]+\.lanes\.[^.]+\.bufferDays\.(median|sigma)$/, 'positive'],
];

/**
 * Checks the data of parameter sets and returns it.
 *
 * @throws {ScenarioError} for a path that sets cannot change, a column of another length, or a value that
 * does not fit its kind.
 */
export function readParameterSets(data: unknown): ParameterSets {
  const sets = data as ParameterSets;
  const paths = sets.columns.flatMap((column) => column.paths);
  const twice = paths.filter((path, i) => paths.indexOf(path) < i);
  const issues = [
    ...sets.columns.flatMap((column, c) => columnIssues(column, `columns.${c}`, sets.sets)),
    ...twice.map((path) => expected('columns', 'without a path that stands twice', path)),
  ];
  if (issues.length > 0) throw new ScenarioError(issues, `parameter sets ${sets.name}`);
  return sets;
}

function columnIssues(
  { paths, kind, median, values }: ParameterColumn,
  at: string,
  sets: number,
): ScenarioIssue[] {
  const rule = kind === 'share' ? 'a share from 0 to 1' : 'a number above 0';
  const holds = (x: unknown): boolean => isOfKind(kind, x);
  const inside = kind === 'share' ? median > 0 && median < 1 : holds(median);
  const odd = values.filter((x) => !holds(x));
  return [
    ...paths.flatMap((path, p) => {
      const movable = MOVABLE.find(([pattern]) => pattern.test(path));
      if (movable?.[1] === kind) return [];
      const what = movable ? `a number of kind ${kind}` : 'a number that parameter sets can move';
      return [expected(`${at}.paths.${p}`, what, path)];
    }),
    ...(inside ? [] : [expected(`${at}.median`, kind === 'share' ? 'between 0 and 1' : rule, median)]),
    ...(values.length === sets ? [] : [expected(`${at}.values`, `a list of ${sets}`, values)]),
    ...odd.slice(0, 1).map((x) => expected(`${at}.values`, `a list of which each is ${rule}`, x)),
  ];
}

function isOfKind(kind: ParameterColumn['kind'], x: unknown): boolean {
  if (typeof x !== 'number' || !Number.isFinite(x)) return false;
  return kind === 'share' ? x >= 0 && x <= 1 : x > 0;
}

/**
 * Returns a number of a scenario as set k has it: the value of the set itself where the scenario has the
 * median. Uses rational arithmetic alone, which is the same on every machine.
 */
export function moved({ kind, median, values }: ParameterColumn, number: number, k: number): number {
  const value = values[k]!;
  if (number === median) return value;
  if (kind === 'positive') return number * (value / median);
  if (number === 0 || number === 1) return number;
  const yes = number * value * (1 - median);
  return yes / (yes + (1 - number) * (1 - value) * median);
}
