import { describe } from '../errors.ts';
import type { RunOptions } from './simulation.ts';

/** What a run keeps of its trials. */
export type Keep = 'columns' | 'summary';

/** A run that keeps every outcome of every trial. */
export interface KeepColumns {
  /** `'columns'`, the default: 49 bytes a trial and automaker. */
  readonly keep?: 'columns';
}

/** A run that keeps counts and exact sums only. */
export interface KeepSummary {
  /** `'summary'`: what `summarize` needs, of a size that does not grow with the trials. */
  readonly keep: 'summary';
}

/**
 * Fills in and checks what a run keeps.
 *
 * @throws {RangeError} for anything else, and for a summary of rare events.
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

/** Refuses to leave columns out where `what` needs them. */
export function refuseSummary(what: string, options: object): void {
  const { keep } = options as { readonly keep?: unknown };
  if (keep === undefined || keep === 'columns') return;
  throw new TypeError(
    `Expected options.keep to be given to simulate or simulateInParallel, as ${what} needs columns; got ${describe(keep)}`,
  );
}
