import { describe } from '../errors.ts';
import type { RunOptions } from './run.ts';

/**
 * The trials of a digest: pairs of first trial and number of trials, ascending, with gaps between them.
 */
export type TrialRanges = readonly (readonly [first: number, trials: number])[];

/** Appends trials that come after all others; joins them to the last range when they follow on from it. */
export function append(seen: [first: number, trials: number][], first: number, trials: number): void {
  const last = seen.at(-1);
  if (last && first < last[0] + last[1]) {
    throw new RangeError(`Expected every trial to be in one digest, got trial ${describe(first)} in two`);
  }
  if (last && first === last[0] + last[1]) last[1] += trials;
  else seen.push([first, trials]);
}

/** Returns the union of ranges that do not overlap. */
export function union(all: readonly TrialRanges[]): TrialRanges {
  const joined: [number, number][] = [];
  for (const [first, trials] of all.flat().sort((a, b) => a[0] - b[0])) append(joined, first, trials);
  return joined;
}

/** Returns the number of trials and the first of them, as options of a run. */
export function countOf(seen: TrialRanges): Pick<RunOptions, 'trials' | 'firstTrial'> {
  return { trials: seen.reduce((sum, [, trials]) => sum + trials, 0), firstTrial: seen[0]?.[0] ?? 0 };
}
