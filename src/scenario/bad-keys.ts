import type * as z from 'zod/mini';
import type { ScenarioIssue } from '../errors.ts';
import { isObject, type Json } from './patch.ts';
import { toScenarioIssues } from './zod-issues.ts';

/**
 * Returns the issues inside values whose key is no id. zod leaves such values unchecked; here they are
 * parsed under ids that stand in for the keys.
 */
export function issuesUnderBadKeys(
  error: z.core.$ZodError,
  data: Json | undefined,
  parse: (data: Json | undefined) => z.core.$ZodError | undefined,
): ScenarioIssue[] {
  const bad = error.issues.filter(({ code }) => code === 'invalid_key').map(({ path }) => path as string[]);
  if (bad.length === 0) return [];
  const again = parse(bad.reduce<Json | undefined>((all, path, i) => rename(all, path, standIn(i)), data));
  const issues = (again?.issues ?? []).flatMap((issue) => {
    const place = issue.path.findIndex((key) => isStandIn(key));
    const path = place < 0 ? undefined : bad[Number(String(issue.path[place]).slice(STAND_IN.length))];
    return path === undefined ? [] : [{ ...issue, path: [...path, ...issue.path.slice(path.length)] }];
  });
  return toScenarioIssues({ issues } as z.core.$ZodError, data);
}

const STAND_IN = '-stand-in-';

function standIn(i: number): string {
  return `${STAND_IN}${i}`;
}

function isStandIn(key: PropertyKey): boolean {
  return typeof key === 'string' && key.startsWith(STAND_IN);
}

/** Returns the data with the last key of a path renamed. */
function rename(data: Json | undefined, [key, ...rest]: readonly string[], name: string): Json | undefined {
  if (key === undefined || !isObject(data)) return data;
  const entries = Object.entries(data).map(([other, value]) => {
    if (other !== key) return [other, value];
    return rest.length === 0 ? [name, value] : [other, rename(value, rest, name)];
  });
  return Object.fromEntries(entries);
}
