import type { Scenario } from '../scenario/types.ts';
import type { RunOptions } from './run.ts';

/** Everything that distinguishes one run from another. */
export interface RunIdentity {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly version: string;
}

/** Hash of each scenario seen so far. Scenarios are frozen, so each needs to be hashed only once. */
const known = new WeakMap<Scenario, string>();

/**
 * Returns the id of a run: 32 hexadecimal digits, a hash of its scenario, options and version of the
 * library. Shards of one run share it, as the hash leaves out the trials; it does not depend on the order
 * of keys.
 */
export function runId({ scenario, options, version }: RunIdentity): string {
  return hash(canonicalText([scenarioHash(scenario), { ...options, trials: 0, firstTrial: 0 }, version]));
}

/** Returns the hash of a scenario: 32 hexadecimal digits, whatever the order of its keys. */
export function scenarioHash(scenario: Scenario): string {
  const seen = known.get(scenario);
  if (seen !== undefined) return seen;
  const found = hash(canonicalText(scenario));
  known.set(scenario, found);
  return found;
}

/** Returns JSON with the keys of every object in order. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Odd multipliers and start values of four 32-bit hashes, which together make one of 128 bits. */
const MULTIPLIERS = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x9e3779b1] as const;
const STARTS = [0x811c9dc5, 0x243f6a88, 0x85a308d3, 0x13198a2e] as const;

/**
 * Returns a 128-bit hash in hexadecimal: FNV-1a with four multipliers, each finished as in MurmurHash3.
 */
function hash(text: string): string {
  return MULTIPLIERS.map((multiplier, i) => {
    let h: number = STARTS[i]!;
    for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), multiplier);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0');
  }).join('');
}
