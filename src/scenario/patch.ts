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

/**
 * Lays a patch over a base (RFC 7396): objects merge key by key, anything else replaces, `null` takes a key away. A patch
 * that is a whole distribution replaces what stands there; a part of one (`{ sigma: 0.7 }`) merges into it.
 */
export function applyPatch(base: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const target = isObject(base) && !isWholeDistribution(patch) ? base : {};
  const merged: Record<string, Json | undefined> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete merged[key];
    else merged[key] = applyPatch(target[key], value);
    // A new value has a new source, or none: the old note would lie about it.
    const note = `${key}Source`;
    const replaced = !isObject(value) || isWholeDistribution(value);
    if (replaced && note in target && !(note in patch)) delete merged[note];
  }
  return merged;
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

/** Numbers, quantities or lists under the keys of one family; entities that happen to be named `low` and `high` are objects. */
export function isWholeDistribution(value: JsonObject): boolean {
  return FAMILIES.some((keys) =>
    keys.every((key) => key in value && value[key] !== null && !isObject(value[key])),
  );
}
