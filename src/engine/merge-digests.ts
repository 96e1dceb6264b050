import type { Digest } from './digest.ts';
import { addSetTallies } from './set-tally.ts';
import { addAutomakers, addHalts } from './tally.ts';
import { countOf, union } from './trial-ranges.ts';

/**
 * Digests of shards of one run made whole, in any order and any grouping, with or without gaps: the same bytes as the digest of the whole.
 *
 * @throws {RangeError} when they are not of one run, or some trial is in two of them.
 */
export function mergeDigests(digests: readonly Digest[]): Digest {
  const first = digests[0];
  if (first === undefined) throw new RangeError('Expected at least one digest to merge, got none');
  if (digests.some(({ id }) => id !== first.id)) {
    throw new RangeError('Expected digests of one scenario, version and set of options, got different ones');
  }
  const seen = union(digests.map((one) => one.seen));
  return {
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
  };
}

/** Lists of equal length turned into a list of their first entries, of their second, … */
function columnwise<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists[0]!.map((_, r) => lists.map((list) => list[r]!));
}
