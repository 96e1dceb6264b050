/** Plain data as JSON has it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** An object of plain data. */
export type JsonObject = { readonly [key: string]: Json | undefined };

/** The key that marks an object of a patch as one that the base does not have (patch-names.ts). */
export const NEW = 'new';

/**
 * Returns the base with a patch applied (RFC 7396): objects merge key by key, anything else replaces,
 * `null` removes a key. A whole distribution replaces what was there; a part of one, such as `{ sigma:
 * 0.7 }`, merges into it. An object over a list patches the entries that its keys count from 0.
 */
export function applyPatch(base: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  if (Array.isArray(base)) return patchEntries(base, patch);
  const target = isObject(base) && !isWholeDistribution(patch) ? base : {};
  const merged: Record<string, Json | undefined> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || (key === NEW && value === true)) continue;
    if (value === null) delete merged[key];
    else merged[key] = applyPatch(target[key], value);
    // The old source does not hold for a new value.
    const source = `${key}Source`;
    const replaced = !isObject(value) || isWholeDistribution(value);
    if (replaced && source in target && !(source in patch)) delete merged[source];
  }
  return merged;
}

/** Returns the list with the entries of a patch by index; `null` removes an entry. */
function patchEntries(list: readonly Json[], patch: JsonObject): Json[] {
  return list.flatMap((entry, i) => {
    const change = patch[i];
    if (change === undefined) return [entry];
    return change === null ? [] : [applyPatch(entry, change)];
  });
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FAMILIES = [
  ['median', 'sigma'],
  ['p5', 'p95'],
  ['low', 'high'],
  ['mean', 'sd'],
  ['values', 'weights'],
];

/**
 * Returns whether an object has all keys of a family of distributions, and none of them holds an object.
 * Regimes named `low` and `high` are no distribution.
 */
export function isWholeDistribution(value: JsonObject): boolean {
  return FAMILIES.some((keys) =>
    keys.every((key) => key in value && value[key] !== null && !isObject(value[key])),
  );
}
