import type { Digest } from './digest.ts';
import { merge } from './merge.ts';
import { joinDigests } from './merge-digests.ts';
import type { Keep, Simulation } from './run.ts';

/** Digests collected before they are merged: merging 16 at once costs little more than merging two. */
const MAX_PENDING = 16;

/** Result type of a run, by its option `keep`. */
export interface ResultByKeep {
  readonly columns: Simulation;
  readonly summary: Digest;
}

/** Joins the shards of one run, which may be added in any order. */
export interface Collector<T> {
  add(shard: T): void;
  /** Returns the whole run; call it after the last shard was added. */
  whole(): T;
  /** Returns the run of the shards added so far; of columns those from `firstTrial` on without a gap. */
  soFar(firstTrial: number): T | undefined;
}

/**
 * Returns an empty collector. It joins columns at the end, and digests as they come, so that few stay in
 * memory.
 */
export function collect<K extends Keep>(keep: K): Collector<ResultByKeep[K]> {
  const collector: Collector<Simulation> | Collector<Digest> =
    keep === 'summary'
      ? collectBy(joinDigests, MAX_PENDING, (all) => all)
      : collectBy(merge, Number.POSITIVE_INFINITY, consecutive);
  return collector as Collector<ResultByKeep[K]>;
}

function collectBy<T>(
  join: (shards: readonly T[]) => T,
  maxPending: number,
  usable: (shards: readonly T[], firstTrial: number) => readonly T[],
): Collector<T> {
  let pending: T[] = [];
  return {
    add(shard) {
      pending.push(shard);
      if (pending.length >= maxPending) pending = [join(pending)];
    },
    whole: () => join(pending),
    soFar(firstTrial) {
      const shards = usable(pending, firstTrial);
      return shards.length > 0 ? join(shards) : undefined;
    },
  };
}

/** Returns the shards from the first trial on without a gap, in order. */
function consecutive(shards: readonly Simulation[], firstTrial: number): readonly Simulation[] {
  const found: Simulation[] = [];
  let next = firstTrial;
  for (const shard of [...shards].sort((a, b) => a.options.firstTrial - b.options.firstTrial)) {
    if (shard.options.firstTrial !== next) break;
    found.push(shard);
    next += shard.options.trials;
  }
  return found;
}
