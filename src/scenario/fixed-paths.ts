import { isObject, isWholeDistribution, type Json } from './merge.ts';

/** Whether a path is one of `fixed`, or stands below one. */
export function isFixed(path: string, fixed: readonly string[]): boolean {
  return fixed.some((one) => path === one || path.startsWith(`${one}.`));
}

/** Paths in order, each once, without those that stand below another. */
export function inOrder(paths: readonly string[]): string[] {
  const distinct = [...new Set(paths)].sort();
  return distinct.filter(
    (path) =>
      !isFixed(
        path,
        distinct.filter((other) => other !== path),
      ),
  );
}

/**
 * Which of `paths` a patch states, as far up as it replaces everything: a whole distribution, or what it
 * takes away.
 */
export function statedIn(patch: Json, paths: readonly string[]): string[] {
  return paths.flatMap((path) => statedAt(patch, path.split('.')) ?? []);
}

function statedAt(patch: Json, keys: readonly string[]): string | undefined {
  let here: Json | undefined = patch;
  for (let depth = 0; depth < keys.length; depth++) {
    if (here === undefined) return undefined;
    const isLaw = depth === keys.length - 1;
    if (!isObject(here) || (isLaw && isWholeDistribution(here))) return keys.slice(0, depth).join('.');
    here = Object.hasOwn(here, keys[depth]!) ? here[keys[depth]!] : undefined;
  }
  return here === undefined ? undefined : keys.join('.');
}
