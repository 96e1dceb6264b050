import { describe } from '../errors.ts';
import type { Keep, RunOptions } from './run.ts';

/**
 * Returns the option `keep`, checked, with its default.
 *
 * @throws {RangeError} for an unknown value, and for `'summary'` with rare events.
 */
export function completeKeep(
  keep: unknown = 'columns',
  { rareEvents }: Pick<RunOptions, 'rareEvents'>,
): Keep {
  if (keep !== 'columns' && keep !== 'summary') {
    throw new RangeError(`Expected options.keep to be 'columns' or 'summary', got ${describe(keep)}`);
  }
  if (keep === 'summary' && rareEvents) {
    throw new RangeError(
      `Expected options.keep to be 'columns' with rareEvents, as weighted trials cannot be counted; got ${describe(keep)}`,
    );
  }
  return keep;
}

/** Throws a `TypeError` if the options leave out the columns, which `what` needs. */
export function refuseSummary(what: string, options: object): void {
  const { keep } = options as { readonly keep?: unknown };
  if (keep === undefined || keep === 'columns') return;
  throw new TypeError(
    `Expected options.keep to be given to simulate or simulateInParallel, as ${what} needs columns; got ${describe(keep)}`,
  );
}
