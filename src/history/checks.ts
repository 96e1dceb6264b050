import { parseDay } from '../calendar/days.ts';
import { expected, firstHints, type Hints, type ScenarioIssue } from '../errors.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { join } from '../scenario/structure.ts';
import { publicationIssues } from './publication.ts';
import { lookUp } from './reference.ts';

type Node = { readonly [key: string]: Json | undefined };

/**
 * Returns the issues that no single field shows. These are sources that are not listed, values outside
 * their intervals, references that lead nowhere, days of publication that are too early, and gaps between
 * regimes. Accepts data of any shape, so that it finds them beside the issues of the schema.
 */
export function crossIssues(data: Json): ScenarioIssue[] {
  if (!isObject(data)) return [];
  const didYouMean = firstHints();
  return Object.entries(data).flatMap(([file, content]) => {
    const listed = isObject(content) && isObject(content.sources) ? content.sources : {};
    const sources = new Set(Object.keys(listed));
    const issues = nodesOf(content, file).flatMap(([node, path]) => [
      ...sourceIssues(node, path, sources, didYouMean),
      ...intervalIssues(node, path),
      ...formulaIssues(node, path, data, didYouMean),
      ...publicationIssues(node, path, data),
    ]);
    return [...issues, ...seriesIssues(content, join(file, 'series'))];
  });
}

/** Returns every object at or below a value, with its path. */
function nodesOf(value: Json | undefined, path: string): [node: Node, path: string][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => nodesOf(item, join(path, i)));
  if (!isObject(value)) return [];
  return [[value, path], ...Object.entries(value).flatMap(([key, item]) => nodesOf(item, join(path, key)))];
}

function sourceIssues(
  { source }: Node,
  path: string,
  known: ReadonlySet<string>,
  didYouMean: Hints,
): ScenarioIssue[] {
  if (!Array.isArray(source)) return [];
  if (source.length === 0) return [expected(join(path, 'source'), 'a list of at least one key', source)];
  return source.flatMap((key, i) =>
    typeof key !== 'string' || known.has(key)
      ? []
      : [expected(join(path, `source.${i}`), 'a key of sources', key, didYouMean(key, known))],
  );
}

function intervalIssues({ value, interval, alternatives }: Node, path: string): ScenarioIssue[] {
  if (!Array.isArray(interval) || interval.length !== 2) return [];
  const [low, high] = interval as [Json, Json];
  if (low === null || !comparable(low, high)) return [];
  const range = `${low} … ${high}`;
  if (low > high) return [expected(join(path, 'interval'), 'two values, the lowest first', range)];
  const others = Array.isArray(alternatives) ? alternatives : [];
  const all = others.map((other, i): [string, Json | undefined] => [
    `alternatives.${i}.value`,
    isObject(other) ? other.value : undefined,
  ]);
  return [['value', value] as const, ...all].flatMap(([key, one]) =>
    !comparable(low, one) || (one >= low && one <= high)
      ? []
      : [expected(join(path, key), `within the interval (${range})`, one)],
  );
}

/** Returns whether both are numbers, or both dates. */
function comparable<T extends Json>(a: T, b: Json | undefined): b is T & (number | string) {
  return typeof a === typeof b && (typeof b === 'number' || typeof b === 'string');
}

const DERIVED = ['formula', 'where', 'roundedTo'] as const;

function formulaIssues(node: Node, path: string, data: Json, didYouMean: Hints): ScenarioIssue[] {
  const given = DERIVED.filter((key) => node[key] !== undefined);
  if (given.length === 0) return [];
  const missing = DERIVED.filter((key) => !given.includes(key)).map((key) =>
    expected(join(path, key), `given, as ${given[0]} is`, undefined),
  );
  const called = node.confidence === 'derived' || typeof node.confidence !== 'string';
  return [
    ...missing,
    ...(called
      ? []
      : [expected(join(path, 'confidence'), '"derived", as a formula is given', node.confidence)]),
    ...Object.entries(isObject(node.where) ? node.where : {}).flatMap(([name, input]) =>
      referenceIssues(input, join(path, `where.${name}`), data, didYouMean),
    ),
  ];
}

function referenceIssues(
  input: Json | undefined,
  path: string,
  data: Json,
  didYouMean: Hints,
): ScenarioIssue[] {
  if (typeof input !== 'string' || parseDay(input) !== undefined) return [];
  const { found, missing, among } = lookUp(data, input);
  if (isObject(found) && 'interval' in found) return [];
  return [
    expected(
      path,
      'a date, or a reference to a value with an interval',
      input,
      missing === undefined ? '' : didYouMean(missing, among),
    ),
  ];
}

/** Returns an issue for each regime that does not begin on the day after the one before it. */
function seriesIssues(content: Json | undefined, path: string): ScenarioIssue[] {
  const series = isObject(content) && isObject(content.series) ? content.series : {};
  return Object.entries(series).flatMap(([place, periods]) =>
    (Array.isArray(periods) ? periods : []).flatMap((period, i, all) => {
      const [from, to, before] = [dayOf(period, 'from'), dayOf(period, 'to'), dayOf(all[i - 1], 'to')];
      const at = join(path, `${place}.${i}`);
      return [
        ...(from !== undefined && to !== undefined && to < from
          ? [expected(`${at}.to`, `not before ${(period as Node).from}`, (period as Node).to)]
          : []),
        ...(from !== undefined && before !== undefined && from !== before + 1
          ? [expected(`${at}.from`, `the day after ${(all[i - 1] as Node).to}`, (period as Node).from)]
          : []),
      ];
    }),
  );
}

function dayOf(period: Json | undefined, key: 'from' | 'to'): number | undefined {
  const iso = isObject(period) ? period[key] : undefined;
  return typeof iso === 'string' ? parseDay(iso) : undefined;
}
