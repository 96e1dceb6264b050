import { checkRun } from '../check.ts';
import type { Digest } from './digest.ts';
import { parseDigest } from './parse-digest.ts';
import { requireColumns } from './require-run.ts';
import type { Simulation } from './run.ts';

/**
 * Returns a run with columns, or a digest, after checking it.
 *
 * @throws {TypeError} for anything else.
 * @throws {ScenarioError} for a digest that the library did not make and that is none.
 */
export function readRun(name: string, value: unknown): Simulation | Digest {
  checkRun(name, value);
  if (!('outcomes' in (value as object))) return parseDigest(value, name);
  requireColumns(name, value);
  return value;
}
