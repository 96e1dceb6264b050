import { describe, didYouMean } from '../../errors.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { EXIT } from '../exit-codes.ts';
import type { Call } from '../table/spec.ts';

/** Prints the script that makes a shell complete words of this command line. */
export async function run({ args: [shell] }: Call): Promise<number> {
  const script = SCRIPTS[shell!];
  const known = Object.keys(SCRIPTS);
  if (script === undefined)
    throw new RangeError(
      `Expected the shell to be one of ${known.join(', ')}, got ${describe(shell)}${didYouMean(shell!, known)}`,
    );
  process.stdout.write(script);
  return EXIT.done;
}
