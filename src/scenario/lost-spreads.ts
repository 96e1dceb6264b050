import { type Distribution, support } from '../distribution.ts';
import { isObject, isWholeDistribution, type Json } from './patch.ts';
import { join } from './structure.ts';

/** A place where a patch put a number in place of a distribution. */
export interface LostSpread {
  readonly path: string;
  /** The key that would have moved the distribution and kept its spread, if it has one. */
  readonly centre: 'median' | 'mean' | undefined;
}

/**
 * Returns the places where a patch puts a number, or a quantity, in place of a distribution. Of the
 * probability of an event only the mean matters, so it is left out.
 */
export function lostSpreads(base: Json | undefined, patch: Json | undefined, path = ''): LostSpread[] {
  if (isNumeric(patch)) {
    const centre = path.endsWith('.probability') ? null : centreOf(base);
    return centre === null ? [] : [{ path, centre }];
  }
  if (!isObject(patch) || typeof base !== 'object' || base === null) return [];
  const at = (key: string): Json | undefined =>
    Object.hasOwn(base, key) ? (base as { readonly [key: string]: Json | undefined })[key] : undefined;
  return Object.keys(patch).flatMap((key) => lostSpreads(at(key), patch[key], join(path, key)));
}

/** Returns whether a value is a number, or text that may be a quantity. */
function isNumeric(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*[-+.]?\d/.test(value));
}

/** Returns the key of the centre of a distribution; `null` for a value without spread. */
function centreOf(value: Json | undefined): LostSpread['centre'] | null {
  if (!isObject(value) || !isWholeDistribution(value)) return null;
  if ('values' in value && !(Array.isArray(value.values) && Array.isArray(value.weights))) return null;
  const { low, high } = support(value as unknown as Distribution);
  if (!(low < high)) return null;
  return 'median' in value ? 'median' : 'mean' in value ? 'mean' : undefined;
}

/** Returns the one note on the places where patches took a spread away, without the path of the first. */
export function lostSpreadNote(lost: readonly LostSpread[]): string {
  const [first] = lost;
  const more = lost.length - 1;
  const others = more > 0 ? ` (and at ${more} more ${more === 1 ? 'path' : 'paths'})` : '';
  const key = first?.path.split('.').at(-1);
  const way = first?.centre ? `${key}.${first.centre} keeps it` : 'a distribution keeps it';
  return `is a number where a distribution stood${others}, so its spread is gone; ${way}`;
}
