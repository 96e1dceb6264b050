import { isObject, type Json } from '../scenario/patch.ts';

/** What a reference leads to, or the first of its keys that is missing and the keys that are there. */
interface LookUp {
  readonly found?: Json;
  readonly missing?: string;
  readonly among: () => readonly string[];
}

/**
 * Returns the value of a reference such as `magnet-exports:tonnes.world.2025-01`, or the key where there is
 * none.
 */
export function lookUp(data: Json, reference: string): LookUp {
  const [file = '', path = ''] = reference.split(':');
  let found: Json | undefined = data;
  for (const key of [file, ...path.split('.')]) {
    if (!isObject(found) || !Object.hasOwn(found, key)) {
      const place = found;
      return { missing: key, among: () => (isObject(place) ? Object.keys(place) : []) };
    }
    found = found[key];
  }
  return { ...(found !== undefined && { found }), among: () => [] };
}
