import { isObject, isWholeDistribution, type Json } from './patch.ts';

/** Returns whether a path is one of `fixed` or lies below one. */
export function isFixed(path: string, fixed: readonly string[]): boolean {
  return fixed.some((one) => path === one || path.startsWith(`${one}.`));
}

/**
 * Returns the `paths` that `fixed` names, each by itself or through a path above it, sorted. Lists that
 * mean the same become equal. Returns `undefined` when an entry of `fixed` names none of the paths.
 */
export function numbersOf(fixed: readonly string[], paths: readonly string[]): string[] | undefined {
  if (!fixed.every((one) => paths.some((path) => isFixed(path, [one])))) return undefined;
  return paths.filter((path) => isFixed(path, fixed)).sort();
}

/** Returns the `paths` that a patch sets: to a number, as part of a whole distribution, or by removal. */
export function statedIn(patch: Json, paths: readonly string[]): string[] {
  return paths.filter((path) => isStated(patch, path.split('.')));
}

function isStated(patch: Json, keys: readonly string[]): boolean {
  let here: Json | undefined = patch;
  for (let depth = 0; depth < keys.length; depth++) {
    if (here === undefined) return false;
    const isLast = depth === keys.length - 1;
    if (!isObject(here) || (isLast && isWholeDistribution(here))) return true;
    here = Object.hasOwn(here, keys[depth]!) ? here[keys[depth]!] : undefined;
  }
  return here !== undefined;
}
