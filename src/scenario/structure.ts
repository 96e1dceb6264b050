import { expected, type ScenarioIssue } from '../errors.ts';
import { LIMITS } from './limits.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Returns the issues that make data unsafe to walk: cycles, depth, size, prototype keys, values that JSON
 * does not have. Uses a loop, so that no nesting exhausts the stack.
 */
export function structureIssues(data: unknown): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: data, path: '', depth: 0 }];
  for (let values = 1; pending.length > 0 && issues.length < 20; values++) {
    const { value, path, depth } = pending.pop()!;
    if (values > LIMITS.values) {
      return [
        expected('', `at most ${LIMITS.values} values in all`, data, '; split it or shorten its lists'),
      ];
    }
    if (typeof value !== 'object' || value === null) {
      issues.push(...scalarIssues(value, path));
      continue;
    }
    if (depth >= LIMITS.depth) {
      issues.push(expected(path, `nested at most ${LIMITS.depth} levels deep, without cycles`, value));
      continue;
    }
    if (!isPlain(value)) {
      issues.push(expected(path, 'a plain object or list', Object.prototype.toString.call(value)));
      continue;
    }
    if (Object.keys(value).length > LIMITS.values) {
      return [expected(path, `at most ${LIMITS.values} entries`, Array.isArray(value) ? value : 'more')];
    }
    for (const key of Object.keys(value)) {
      const child = join(path, key);
      if (FORBIDDEN.has(key))
        issues.push(
          expected(child, 'absent, as the name is reserved', (value as Record<string, unknown>)[key]),
        );
      else pending.push({ value: (value as Record<string, unknown>)[key], path: child, depth: depth + 1 });
    }
  }
  return issues;
}

/** Returns the path with a key appended, cut to a readable length. */
export function join(path: string, key: string | number): string {
  const part = String(key);
  const short = part.length > 80 ? `${part.slice(0, 77)}…` : part;
  return path === '' ? short : `${path}.${short}`;
}

function scalarIssues(value: unknown, path: string): ScenarioIssue[] {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return [expected(path, 'a finite number', value)];
  }
  if (typeof value === 'string' && value.length > LIMITS.characters) {
    return [expected(path, `text of at most ${LIMITS.characters} characters`, value)];
  }
  if (value === undefined || ['string', 'number', 'boolean'].includes(typeof value) || value === null)
    return [];
  return [expected(path, 'a value that JSON can say', typeof value)];
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
