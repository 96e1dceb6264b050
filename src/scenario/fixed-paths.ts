import { isObject, isWholeDistribution, type Json } from './patch.ts';

/** Whether a path is one of `fixed`, or stands below one. */
export function isFixed(path: string, fixed: readonly string[]): boolean {
  return fixed.some((one) => path === one || path.startsWith(`${one}.`));
}

/**
 * Which of `paths`, in order, are fixed by paths that may stand above them: equal meanings become equal lists.
 * Nothing when one of `fixed` is none of `paths` and above none.
 */
export function numbersOf(fixed: readonly string[], paths: readonly string[]): string[] | undefined {
  if (!fixed.every((one) => paths.some((path) => isFixed(path, [one])))) return undefined;
  return paths.filter((path) => isFixed(path, fixed)).sort();
}

/** Which of `paths` a patch states: by a number, by a whole distribution, or as it takes them away. */
export function statedIn(patch: Json, paths: readonly string[]): string[] {
  return paths.filter((path) => isStated(patch, path.split('.')));
}

function isStated(patch: Json, keys: readonly string[]): boolean {
  let here: Json | undefined = patch;
  for (let depth = 0; depth < keys.length; depth++) {
    if (here === undefined) return false;
    const isLaw = depth === keys.length - 1;
    if (!isObject(here) || (isLaw && isWholeDistribution(here))) return true;
    here = Object.hasOwn(here, keys[depth]!) ? here[keys[depth]!] : undefined;
  }
  return here !== undefined;
}
