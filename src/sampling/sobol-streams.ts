import { type Distribution, support } from '../distribution.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import type { Model, PolicyModel } from '../model/model.ts';
import { openScramble, SCRAMBLED_BITS } from '../random/scramble.ts';
import { DIMENSIONS, sobolColumns, sobolPoint } from '../random/sobol.ts';
import { type Stream, streamOf } from '../random/stream.ts';

/**
 * Number of independent scrambled sequences in a run with `sampling: 'sobol'`.
 *
 * Trial i is point ⌊i / 32⌋ of sequence i mod 32. The means of 32 sequences give an error with 31
 * degrees of freedom, and each sequence is still long.
 */
export const REPLICATES = 32;

/**
 * Opens the stream of an entity; `matters` are the indices of its uniforms that deserve a Sobol dimension
 * each.
 */
export type OpenStream = (entity: string, matters?: readonly number[]) => Stream;

/** Sojourns of a regime chain that come from a sequence; later ones are rarely reached. */
const SOBOL_SOJOURNS = 4;

/**
 * Returns an opener of streams whose uniforms that matter are coordinates of a scrambled Sobol sequence.
 *
 * Each takes one dimension, in the order of opening. Without a free dimension, and for all other uniforms,
 * streams are plain. The distribution of each uniform by itself does not change.
 */
export function sobolStreams(seed: string, open: OpenStream): OpenStream {
  let dimension = 0;
  return (entity, matters = []) => {
    const plain = open(entity);
    const coordinates = new Map<number, Coordinate>();
    for (const index of matters) {
      if (dimension < DIMENSIONS) coordinates.set(index, coordinate(seed, `${entity}/${index}`, dimension++));
    }
    if (coordinates.size === 0) return plain;
    return streamOf({
      uniform: (trial, index) => {
        const u = plain.uniform(trial, index);
        return coordinates.get(index)?.(trial, u) ?? u;
      },
      low: (trial, index) => plain.low(trial, index),
      high: (trial, index) => plain.high(trial, index),
    });
  };
}

type Coordinate = (trial: number, plain: number) => number;

/** Returns a coordinate: leading bits from the sequence, the rest of the 52 from the plain uniform. */
function coordinate(seed: string, name: string, dimension: number): Coordinate {
  const columns = sobolColumns(dimension);
  const scramble = openScramble(seed, name);
  const restBits = 2 ** (52 - SCRAMBLED_BITS);
  return (trial, plain) => {
    const point = sobolPoint(columns, Math.floor(trial / REPLICATES));
    const leading = scramble(trial % REPLICATES, point);
    return (leading * restBits + Math.floor(plain * restBits) + 0.5) * 2 ** -52;
  };
}

/** Returns [0] for an uncertain number, [] for a constant. */
export function uncertainIndices(distribution: Distribution): number[] {
  const { low, high } = support(distribution);
  return low === high ? [] : [0];
}

/**
 * Returns [0] if the share of an element separated in China is uncertain and some lane takes it, else [].
 */
export function ifSeparatedMatters({ market, automakers }: Model, element: Element): number[] {
  const taken = automakers.some(({ lanes }) =>
    lanes.some((lane) => lane.element === element && lane.share === ELEMENTS.indexOf(element)),
  );
  return taken && market.stage === 'separation' ? uncertainIndices(market.separatedInChina[element]) : [];
}

/**
 * Returns the indices of the uniforms of a regime chain's first sojourns that can change anything.
 *
 * These are the length of a sojourn that can end, and the next regime where there is a choice. The search
 * follows every path through regimes, their stages and dated events.
 */
export function sojournIndices({ initial, stages, jumps, events }: PolicyModel): number[] {
  const dated = [...events].sort((a, b) => a.day - b.day);
  const indices: number[] = [];
  let reached = [{ regime: initial, stage: 1, passed: 0 }];
  const isLast = (regime: number, stage: number): boolean => stage === stages[regime];
  for (let sojourn = 0; sojourn < SOBOL_SOJOURNS; sojourn++) {
    if (reached.some(({ regime }) => jumps[regime]!.length > 0)) indices.push(2 * sojourn);
    if (reached.some(({ regime, stage }) => jumps[regime]!.length > 1 && isLast(regime, stage)))
      indices.push(2 * sojourn + 1);
    const next = reached.flatMap(({ regime, stage, passed }) => [
      ...jumps[regime]!.map(({ to }) =>
        isLast(regime, stage) ? { regime: to, stage: 1, passed } : { regime, stage: stage + 1, passed },
      ),
      ...dated.flatMap(({ to, probability }, i) =>
        i >= passed && probability > 0 && (to !== regime || stages[to]! > 1)
          ? [{ regime: to, stage: 1, passed: i + 1 }]
          : [],
      ),
    ]);
    reached = distinct(next);
  }
  return indices;
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values()];
}
