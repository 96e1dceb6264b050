import { identity } from '../engine/merge.ts';
import type { RunOptions, Simulation } from '../engine/simulation.ts';
import { describe } from '../errors.ts';
import type { Scenario } from '../scenario/types.ts';
import { firstHalts } from './halts.ts';
import {
  type AutomakerTally,
  addAutomakers,
  addHalts,
  type HaltTally,
  type Rows,
  tallyAutomaker,
  tallyHalts,
} from './tally.ts';

/**
 * A run without its columns, as plain data that JSON carries: counts and exact sums. Its size does not grow with the trials, and digests
 * of the shards of a run merge to the digest of the run.
 */
export interface Digest {
  readonly scenario: Scenario;
  /** As of the run; `trials` are those seen, `firstTrial` is the first of them. */
  readonly options: RunOptions;
  readonly version: string;
  readonly weekendsOnlyFrom: string | null;
  /** Trials seen: pairs of first trial and how many, ascending, with gaps between them. */
  readonly seen: readonly (readonly [first: number, trials: number])[];
  /** Tallies of whichever line halted first, one a replicate; a single one when all trials are independent. */
  readonly any: readonly HaltTally[];
  readonly automakers: Readonly<Record<string, readonly AutomakerTally[]>>;
}

/**
 * What summaries need of a run.
 *
 * @throws {RangeError} for a run whose trials carry weights: counts cannot hold them.
 */
export function digest(run: Simulation): Digest {
  if (run.weights) throw new RangeError('Expected a run without weights: weighted trials cannot be counted');
  const { scenario, options, version, weekendsOnlyFrom, outcomes } = run;
  const { firstTrial, trials } = options;
  const replicates = run.replicates ?? 1;
  // Replicates are numbered by trial, so that shards that begin anywhere agree.
  const each = <T>(tally: (rows: Rows) => T): T[] =>
    Array.from({ length: replicates }, (_, r) => {
      const from = (((r - firstTrial) % replicates) + replicates) % replicates;
      return tally({ from, step: replicates, until: trials });
    });
  const first = firstHalts(run);
  return {
    scenario,
    options,
    version,
    weekendsOnlyFrom,
    seen: [[firstTrial, trials]],
    any: each((rows) => tallyHalts(first, rows)),
    automakers: Object.fromEntries(
      Object.entries(outcomes).map(([id, columns]) => [id, each((rows) => tallyAutomaker(columns, rows))]),
    ),
  };
}

/**
 * Digests of shards of one run made whole, in any order and any grouping, with or without gaps: the same bytes as the digest of the whole.
 *
 * @throws {RangeError} when they are not of one run, or some trial is in two of them.
 */
export function mergeDigests(digests: readonly Digest[]): Digest {
  const first = digests[0];
  if (first === undefined) throw new RangeError('Expected at least one digest to merge, got none');
  if (digests.some((other) => identity(other) !== identity(first))) {
    throw new RangeError('Expected digests of one scenario, version and set of options, got different ones');
  }
  const seen = union(digests.flatMap((one) => one.seen));
  const trials = seen.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...first,
    options: { ...first.options, trials, firstTrial: seen[0]![0] },
    seen,
    any: columnwise(digests.map(({ any }) => any)).map((tallies) => tallies.reduce(addHalts)),
    automakers: Object.fromEntries(
      Object.keys(first.automakers).map((id) => [
        id,
        columnwise(digests.map(({ automakers }) => automakers[id]!)).map((tallies) =>
          tallies.reduce(addAutomakers),
        ),
      ]),
    ),
  };
}

/** Ranges of trials laid end to end where they touch. */
function union(ranges: Digest['seen']): Digest['seen'] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [first, trials] of sorted) {
    const last = joined.at(-1);
    if (last && first < last[0] + last[1]) {
      throw new RangeError(`Expected every trial to be in one digest, got trial ${describe(first)} in two`);
    }
    if (last && first === last[0] + last[1]) last[1] += trials;
    else joined.push([first, trials]);
  }
  return joined;
}

/** Lists of equal length turned into a list of their first entries, of their second, … */
function columnwise<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists[0]!.map((_, r) => lists.map((list) => list[r]!));
}
