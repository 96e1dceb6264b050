import type * as z from 'zod/mini';
import { expected, firstHints, type Hints, type ScenarioIssue } from '../errors.ts';
import { join } from './structure.ts';
import { valueAt } from './value-at.ts';

/** Issues of zod that become sentences; nobody reads more. */
const MOST_ISSUES = 200;

/**
 * Returns the issues of zod as those of a `ScenarioError`. `data` is what was parsed, and shows the value
 * found; `units` says whether quantities are read, or by another parser, or never.
 */
export function toScenarioIssues(
  error: z.core.$ZodError,
  data: unknown,
  units: Units = 'read',
): ScenarioIssue[] {
  const context = { data, units, didYouMean: firstHints() };
  return error.issues.slice(0, MOST_ISSUES).flatMap((issue) => sentences(issue, context));
}

interface Context {
  readonly data: unknown;
  readonly units: Units;
  readonly didYouMean: Hints;
}

function sentences(issue: z.core.$ZodIssue, context: Context): ScenarioIssue[] {
  const path = issue.path.reduce<string>((whole, key) => join(whole, String(key)), '');
  const value = valueAt(context.data, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys
      .slice(0, MOST_ISSUES)
      .map((key) =>
        expected(
          join(path, key),
          'a known key',
          (value as Record<string, unknown>)[key],
          context.didYouMean(key, known) || `; the keys here are ${known.join(', ')}`,
        ),
      );
  }
  if (issue.code === 'invalid_union') {
    const inside = issuesInside(issue, value);
    if (inside.length > 0) return inside.flatMap((one) => sentences(one, context));
  }
  if (issue.code === 'invalid_key')
    return [expected(path, issue.issues[0]?.message ?? 'a name', issue.path.at(-1))];
  const rule = ruleOf(issue);
  return [expected(path, rule, value, perCentHint(rule, value) || unitHint(rule, value, context.units))];
}

/** Returns the rule that a value breaks: that of its field or, where it has none, one in words. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized|Expected)\b/.test(issue.message)) return issue.message;
  if (issue.code === 'too_small') return `a list of at least ${issue.minimum} entries`;
  if (issue.code === 'too_big') return `a list of at most ${issue.maximum} entries`;
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? 'another kind of value';
  return 'another value';
}

/** Kinds of value, by the words of zod. */
const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
};

/**
 * Returns the issues inside a value of a union: of the only alternative with keys like those of the value,
 * or of the nearest one, with the fewest faults, if the value has all its keys.
 */
function issuesInside({ errors, path }: z.core.$ZodIssueInvalidUnion, value: unknown): z.core.$ZodIssue[] {
  const inside = errors.filter((issues) =>
    issues.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  const isComplete = (issues: readonly z.core.$ZodIssue[]): boolean =>
    issues.every((one) => valueAt(value, one.path) !== undefined);
  const complete = inside.length === 1 ? inside : inside.filter(isComplete);
  const fewest = Math.min(...complete.map(faults));
  const nearest = complete.filter((issues) => faults(issues) === fewest);
  return nearest.length === 1 ? nearest[0]!.map((one) => ({ ...one, path: [...path, ...one.path] })) : [];
}

/** Returns the number of faults that issues report, of which an unknown key is one each. */
function faults(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);
}

/** Returns a hint for a share that is rather per cent. */
function perCentHint(rule: string, value: unknown): string {
  const isPerCent = rule.startsWith('a share') && typeof value === 'number' && value > 1 && value <= 100;
  return isPerCent ? `; ${value} % is ${value / 100}` : '';
}

/** Whether quantities such as `"6 weeks"` are read here, by `parseScenarioWithUnits` alone, or nowhere. */
export type Units = 'read' | 'parser' | 'never';

/** Returns a hint for a number in a string: how to write it, and which parser reads units. */
function unitHint(rule: string, value: unknown, units: Units): string {
  const numeric = /number|share|days|speed|rate/.test(rule);
  if (units === 'never' || !numeric || typeof value !== 'string' || !/^\s*[-+.\d]/.test(value)) return '';
  const parser = units === 'parser' ? ', for parseScenarioWithUnits' : '';
  return `; write a plain number, or a quantity such as "6 weeks" where the key has a unit${parser}`;
}
