import { printable } from '../../errors.ts';
import { isName } from '../../scenario/catalogue-data.ts';
import type { Call } from '../table/spec.ts';

/**
 * Refuses to write a result over a file that the command reads: a slip of the hand would cost the user the
 * scenario.
 *
 * @throws {RangeError} for such a file.
 */
export async function refuseOwnFiles({ args, options }: Pick<Call, 'args' | 'options'>): Promise<void> {
  const written = [
    ['--out', options.out],
    ['--save', options.save],
  ] as const;
  // A weight stands behind the path in `forecast`.
  const read = args.flatMap((arg) => [arg, arg.replace(/=[^=]*$/, '')]).filter((path) => !isName(path));
  for (const [flag, path] of written) {
    if (path === undefined || path === '-') continue;
    const { isSameFile } = await import('../../node/same-file.ts');
    const isOwn = await Promise.all(read.map((one) => isSameFile(one, path)));
    if (isOwn.includes(true))
      throw new RangeError(
        `Expected ${flag} to be another file than those that are read, got ${printable(path)}`,
      );
  }
}
