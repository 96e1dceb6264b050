import { expected, printable, type ScenarioIssue } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { Json } from './patch.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** What the structure of data has wrong, and the data without that. */
interface Structure {
  readonly issues: readonly ScenarioIssue[];
  /** A copy without the wrong values; absent where there is none, as the data cannot be walked. */
  readonly rest?: Json;
}

/**
 * Returns the issues that make data unsafe to walk: cycles, depth, size, prototype keys, values that JSON
 * does not have. Uses a loop, so that no nesting exhausts the stack.
 */
export function structureIssues(data: unknown): readonly ScenarioIssue[] {
  return structureOf(data).issues;
}

/** Returns the issues of the structure of data, and the rest of the data, which has its own issues. */
export function structureOf(data: unknown): Structure {
  const issues: ScenarioIssue[] = [];
  const wrong = new Map<unknown, Set<string>>();
  const pending: Visit[] = [{ value: data, path: '', depth: 0, holder: undefined, key: '' }];
  for (let values = 1; pending.length > 0; values++) {
    const visit = pending.pop()!;
    if (values > LIMITS.values) return { issues: [tooMany(data)] };
    const issue = issueOf(visit);
    if (issue !== undefined) {
      issues.push(issue);
      if (visit.depth >= LIMITS.depth || visit.holder === undefined || issues.length >= MOST_ISSUES)
        return { issues };
      wrong.set(visit.holder, (wrong.get(visit.holder) ?? new Set()).add(visit.key));
    } else if (typeof visit.value === 'object' && visit.value !== null)
      pending.push(...inside(visit.value, visit));
  }
  return issues.length === 0 ? { issues } : { issues, rest: copyWithout(data, wrong) };
}

/** Issues of the structure beyond which data is not searched. */
const MOST_ISSUES = 20;

/** A value to look at, and where it stands. */
interface Visit {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
  readonly holder: object | undefined;
  readonly key: string;
}

function inside(holder: object, { path, depth }: Visit): Visit[] {
  return Object.keys(holder).map((key) => ({
    value: (holder as Record<string, unknown>)[key],
    path: join(path, key),
    depth: depth + 1,
    holder,
    key,
  }));
}

function issueOf({ value, path, depth, key }: Visit): ScenarioIssue | undefined {
  if (FORBIDDEN.has(key)) return expected(path, 'absent, as the name is reserved', value);
  if (typeof value !== 'object' || value === null) return scalarIssue(value, path);
  if (depth >= LIMITS.depth)
    return expected(path, `nested at most ${LIMITS.depth} levels deep, without cycles`, value);
  if (!isPlain(value)) return expected(path, 'a plain object or list', value);
  if (Object.keys(value).length > LIMITS.values) return tooMany(value);
  return undefined;
}

function tooMany(data: unknown): ScenarioIssue {
  return expected('', `at most ${LIMITS.values} values in all`, data, '; split it or shorten its lists');
}

/** Returns a copy of data that was walked, without the keys of objects that are wrong there. */
function copyWithout(data: unknown, wrong: ReadonlyMap<unknown, ReadonlySet<string>>): Json {
  if (Array.isArray(data)) return data.map((item) => copyWithout(item, wrong));
  if (typeof data !== 'object' || data === null) return data as Json;
  const left = Object.entries(data).filter(([key]) => !wrong.get(data)?.has(key));
  return Object.fromEntries(left.map(([key, value]) => [key, copyWithout(value, wrong)]));
}

/** Returns the path with a key appended, cut to a readable length and without control characters. */
export function join(path: string, key: string | number): string {
  const part = printable(String(key).slice(0, 100));
  const short = part.length > 80 ? `${part.slice(0, 77)}…` : part;
  return path === '' ? short : `${path}.${short}`;
}

function scalarIssue(value: unknown, path: string): ScenarioIssue | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return expected(path, 'a finite number', value);
  if (typeof value === 'string' && value.length > LIMITS.characters)
    return expected(path, `text of at most ${LIMITS.characters} characters`, value);
  if (value === undefined || ['string', 'number', 'boolean'].includes(typeof value) || value === null)
    return undefined;
  return expected(path, 'a value that JSON can say', value);
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
