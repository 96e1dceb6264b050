import { checkList } from '../check.ts';
import type { Digest } from './digest.ts';
import { markKnown } from './known-digests.ts';
import { parseDigest } from './parse-digest.ts';
import { addSetTallies } from './set-tally.ts';
import { addAutomakers, addHalts } from './tally.ts';
import { countOf, union } from './trial-ranges.ts';

/**
 * Returns the digest of all trials of some shards of one run, equal to the digest of one run of those
 * trials.
 *
 * The shards may come in any order and grouping, and may leave gaps between them.
 *
 * @throws {TypeError} for a value that is no list.
 * @throws {RangeError} for an empty list, digests of different runs, or a trial that is in two of them.
 * @throws {ScenarioError} for data that is no digest.
 * @example
 * ```ts
 * import { loadScenario, mergeDigests, simulate } from 'rare-earth-risk';
 *
 * const scenario = loadScenario('ban-resumes');
 * const options = { trials: 100, seed: 'docs', keep: 'summary' } as const;
 * const shards = [0, 100].map((firstTrial) => simulate(scenario, { ...options, firstTrial }));
 * console.log(mergeDigests(shards).options.trials); // 200
 * ```
 */
export function mergeDigests(digests: readonly Digest[]): Digest {
  checkList('digests', digests);
  return joinDigests(digests.map((one, i) => parseDigest(one, `digests.${i}`)));
}

/** Returns what `mergeDigests` does, of digests that the library made. */
export function joinDigests(digests: readonly Digest[]): Digest {
  const first = digests[0];
  if (first === undefined) throw new RangeError('Expected at least one digest to merge, got none');
  if (digests.some(({ id }) => id !== first.id)) {
    throw new RangeError('Expected digests of one scenario, version and set of options, got different ones');
  }
  const seen = union(digests.map((one) => one.seen));
  return markKnown({
    ...first,
    options: { ...first.options, ...countOf(seen) },
    seen,
    any: columnwise(digests.map(({ any }) => any)).map(addHalts),
    automakers: Object.fromEntries(
      Object.keys(first.automakers).map((id) => [
        id,
        columnwise(digests.map(({ automakers }) => automakers[id]!)).map(addAutomakers),
      ]),
    ),
    ...(first.sets ? { sets: addSetTallies(digests.map(({ sets }) => sets!)) } : {}),
  });
}

/**
 * Returns the transpose of lists of equal length: a list of their first entries, one of their second, …
 */
function columnwise<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists[0]!.map((_, r) => lists.map((list) => list[r]!));
}
