import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { checkOptions } from '../check.ts';
import { describe, expected, ScenarioError } from '../errors.ts';

/** Options of `readScenario`. */
export interface ReadOptions {
  /**
   * Folder whose files may be extended too. Without it, a file extends files of its own folder and of the
   * folders in it alone.
   */
  readonly extendsWithin?: string;
}

/** Refuses unknown options, and a folder that is not there. */
export async function checkReadOptions(options: ReadOptions): Promise<void> {
  checkOptions(options, ['extendsWithin']);
  const { extendsWithin } = options;
  if (extendsWithin === undefined) return;
  const found = await stat(extendsWithin).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new RangeError(
    `Expected options.extendsWithin to be a folder that exists, got ${describe(extendsWithin)}`,
  );
}

/** Returns the path of the file that a file extends, if it may. */
export async function extendedFile(
  base: string,
  path: string,
  { extendsWithin }: ReadOptions,
): Promise<string> {
  const next = resolve(dirname(path), base);
  const folders = [
    ...(isAbsolute(base) ? [] : [dirname(path)]),
    ...(extendsWithin === undefined ? [] : [extendsWithin]),
  ];
  for (const folder of folders) if (await isWithin(resolve(folder), next)) return next;
  const rule = 'the name of a shipped scenario, or a relative path of a file within the folder of the file';
  throw refuseExtends(rule, base, '; --extends-within or extendsWithin allows the files of another folder');
}

/** Returns whether a path, and the file that it leads to, if there is one, lie in a folder. */
async function isWithin(folder: string, path: string): Promise<boolean> {
  if (!lies(folder, path)) return false;
  const [realFolder, real] = await Promise.all(
    [folder, path].map((one) => realpath(one).catch(() => undefined)),
  );
  return realFolder === undefined || real === undefined || lies(realFolder, real);
}

function lies(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Returns the error for an `extends` that breaks a rule. */
export function refuseExtends(rule: string, got: string, hint = ''): ScenarioError {
  return new ScenarioError([expected('extends', rule, got, hint)]);
}
