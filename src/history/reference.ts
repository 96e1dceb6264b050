import { didYouMean } from '../errors.ts';
import { isObject, type Json } from '../scenario/patch.ts';

/**
 * Returns the value of a reference such as `magnet-exports:tonnes.world.2025-01`, or a hint at the
 * nearest name where there is none.
 */
export function lookUp(data: Json, reference: string): { readonly found?: Json; readonly hint: string } {
  const [file = '', path = ''] = reference.split(':');
  let found: Json | undefined = data;
  for (const key of [file, ...path.split('.')]) {
    const names: readonly string[] = isObject(found) ? Object.keys(found) : [];
    if (!isObject(found) || !Object.hasOwn(found, key)) return { hint: didYouMean(key, names) };
    found = found[key];
  }
  return found === undefined ? { hint: '' } : { found, hint: '' };
}
