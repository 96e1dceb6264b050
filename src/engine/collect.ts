import type { Digest } from './digest.ts';
import { merge } from './merge.ts';
import { mergeDigests } from './merge-digests.ts';
import type { Keep, Simulation } from './run.ts';

/** Digests that wait to be merged: a merger costs little more for some of them than for two. */
const MOST_WAITING = 16;

/** What a run leaves behind, by what it keeps. */
export interface Kept {
  readonly columns: Simulation;
  readonly summary: Digest;
}

/** Shards of one run, put together as they come in, in any order. */
export interface Collector<T> {
  add(shard: T): void;
  /** To be asked for when all shards are in. */
  whole(): T;
}

/** A gathering of no shards yet. Columns are joined at the end, digests on the way, so that they stay few. */
export function collect<K extends Keep>(keep: K): Collector<Kept[K]> {
  const collector: Collector<Simulation> | Collector<Digest> =
    keep === 'summary' ? collectBy(mergeDigests, MOST_WAITING) : collectBy(merge, Number.POSITIVE_INFINITY);
  return collector as Collector<Kept[K]>;
}

function collectBy<T>(join: (shards: readonly T[]) => T, mostWaiting: number): Collector<T> {
  let waiting: T[] = [];
  return {
    add(shard) {
      waiting.push(shard);
      if (waiting.length >= mostWaiting) waiting = [join(waiting)];
    },
    whole: () => join(waiting),
  };
}
