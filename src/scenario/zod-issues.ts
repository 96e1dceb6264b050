import type * as z from 'zod/mini';
import { didYouMean, expected, type ScenarioIssue } from '../errors.ts';
import { join } from './structure.ts';
import { valueAt } from './value-at.ts';

/** Issues of zod that become sentences; nobody reads more. */
const MOST_ISSUES = 200;

/**
 * Returns the issues of zod as those of a `ScenarioError`. `data` is what was parsed, and shows the value
 * found; `units` says whether to point at the parser that reads quantities.
 */
export function toScenarioIssues(
  error: z.core.$ZodError,
  data: unknown,
  units: boolean = true,
): ScenarioIssue[] {
  return error.issues.slice(0, MOST_ISSUES).flatMap((issue) => sentences(issue, data, units));
}

function sentences(issue: z.core.$ZodIssue, data: unknown, units: boolean): ScenarioIssue[] {
  const path = issue.path.reduce<string>((whole, key) => join(whole, String(key)), '');
  const value = valueAt(data, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys
      .slice(0, MOST_ISSUES)
      .map((key) =>
        expected(join(path, key), 'a known key', (value as Record<string, unknown>)[key], hint(key, known)),
      );
  }
  if (issue.code === 'invalid_union') {
    const inside = issuesInside(issue);
    if (inside.length > 0) return inside.flatMap((one) => sentences(one, data, units));
  }
  if (issue.code === 'invalid_key')
    return [expected(path, issue.issues[0]?.message ?? 'a name', issue.path.at(-1))];
  const advice = perCentHint(issue.message, value) || (units ? unitHint(issue.message, value) : '');
  return [expected(path, issue.message, value, advice)];
}

/**
 * Returns the issues inside a value of a union, where only one alternative has keys like those of the
 * value.
 */
function issuesInside({ errors, path }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const kinds = errors.filter((issues) =>
    issues.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  return kinds.length === 1 ? kinds[0]!.map((one) => ({ ...one, path: [...path, ...one.path] })) : [];
}

function hint(key: string, known: readonly string[]): string {
  return didYouMean(key, known) || `; the keys here are ${known.join(', ')}`;
}

/** Returns a hint for a share that is rather per cent. */
function perCentHint(rule: string, value: unknown): string {
  const isPerCent = rule.startsWith('a share') && typeof value === 'number' && value > 1 && value <= 100;
  return isPerCent ? `; ${value} % is ${value / 100}` : '';
}

/** Returns a hint at the parser that knows units, for a number in a string. */
function unitHint(rule: string, value: unknown): string {
  const numeric = /number|share|days|speed|rate/.test(rule);
  if (!numeric || typeof value !== 'string' || !/^\s*[-+.\d]/.test(value)) return '';
  return '; write a plain number, or a quantity such as "6 weeks" where the key has a unit, for parseScenarioWithUnits';
}
