import { didYouMean, expected, ScenarioError, type ScenarioIssue } from '../errors.ts';
import { deepFreeze } from './deep-freeze.ts';
import { PARAMETER_DATA } from './parameter-data.ts';

/**
 * One number of a scenario in every set. `positive`: a set multiplies what the scenario has by its value over
 * the median. `share`: it multiplies the odds likewise.
 */
export interface ParameterColumn {
  /** Where the number stands in a scenario; it moves alike at all of them. */
  readonly paths: readonly string[];
  readonly kind: 'positive' | 'share';
  /** The number in the single setting, without sets. */
  readonly median: number;
  /** One value a set. */
  readonly values: readonly number[];
}

/** Settings of a scenario's calibrated numbers, all equally likely: what the evidence leaves open. */
export interface ParameterSets {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** The day up to which facts were used. */
  readonly until: string;
  /** How many there are. */
  readonly sets: number;
  readonly columns: readonly ParameterColumn[];
}

/** Names of the parameter sets that ship with the library. */
export const parameterSetNames: readonly string[] = Object.freeze(Object.keys(PARAMETER_DATA));

const read = new Map<string, ParameterSets>();

/**
 * The calibrated parameter sets of that name.
 *
 * @throws {ScenarioError} for a name that is not in `parameterSetNames`, offering the nearest.
 */
export function parameterSets(name: string): ParameterSets {
  const known = read.get(name);
  if (known) return known;
  if (!isSetName(name)) throw new ScenarioError([unknownSets('parameters', name)]);
  const sets = deepFreeze(readParameterSets(PARAMETER_DATA[name]));
  read.set(name, sets);
  return sets;
}

/** Whether parameter sets of that name ship with the library. */
export function isSetName(name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(PARAMETER_DATA, name);
}

/** Where the numbers stand that the sets of that name move. */
export function pathsOfSets(name: string): readonly string[] {
  return parameterSets(name).columns.flatMap((column) => column.paths);
}

/** The issue with a name that no parameter sets have; `others` may stand in their place. */
export function unknownSets(path: string, name: unknown, others: readonly string[] = []): ScenarioIssue {
  const names = [...others, ...parameterSetNames];
  const hint = typeof name === 'string' ? didYouMean(name, names) : '';
  return expected(path, `the name of parameter sets (${names.join(', ')})`, name, hint);
}

/** The numbers that sets may move, and how. */
const MOVABLE: readonly (readonly [path: RegExp, kind: ParameterColumn['kind']])[] = [
  [/^desk\.effortWorkingDays\.(median|sigma)$/, 'positive'],
  [/^policy\.regimes\.[^.]+\.speed$/, 'positive'],
  [/^policy\.regimes\.[^.]+\.returned$/, 'share'],
  [/^automakers\.[^.]+\.clearedAtStart$/, 'share'],
  [/^automakers\.[^.]+\.lanes\.[^.]+\.bufferDays\.(median|sigma)$/, 'positive'],
];

/**
 * Checks the data of parameter sets.
 *
 * @throws {ScenarioError} for a path that sets cannot move, a column of another length, or a value that is
 * none of its kind.
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
 * A number of a scenario as set k has it; the set's own value where the scenario has the median. Exact
 * arithmetic, no logarithms.
 */
export function moved({ kind, median, values }: ParameterColumn, number: number, k: number): number {
  const value = values[k]!;
  if (number === median) return value;
  if (kind === 'positive') return number * (value / median);
  if (number === 0 || number === 1) return number;
  const yes = number * value * (1 - median);
  return yes / (yes + (1 - number) * (1 - value) * median);
}
