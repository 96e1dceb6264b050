import { type Distribution, support } from '../distribution.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import type { Model, PolicyModel } from '../model/model.ts';
import { openScramble, SCRAMBLED_BITS } from '../random/scramble.ts';
import { DIMENSIONS, sobolColumns, sobolPoint } from '../random/sobol.ts';
import { type Stream, streamOf } from '../random/stream.ts';

/**
 * Independent randomised sequences in a run with `sampling: 'sobol'`: trial i is point ⌊i / 32⌋ of sequence i mod 32. Enough that the spread of their
 * means is an honest error (31 degrees of freedom), few enough that each is long.
 */
export const REPLICATES = 32;

/** Opens the stream of an entity; `matters` are the indices of those of its uniforms that are worth a dimension of their own. */
export type OpenStream = (entity: string, matters?: readonly number[]) => Stream;

/** Stays of a regime chain that come from a sequence: later ones are rarely reached. */
const STAYS = 4;

/**
 * Streams whose uniforms that matter are the coordinates of a scrambled Sobol sequence, one dimension each in the order of opening; when
 * dimensions run out, and for all other uniforms, the streams are plain. Every uniform by itself is distributed as before.
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

/** Leading bits from the sequence, the rest of the 52 from the plain uniform: on the same grid as plain uniforms. */
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

/** Index 0 for an uncertain number, nothing for a constant. */
export function uncertainIndices(distribution: Distribution): number[] {
  const { low, high } = support(distribution);
  return low === high ? [] : [0];
}

/** Index 0 when some lane takes the market's share of that element, and it is uncertain. */
export function ifSeparatedMatters({ market, automakers }: Model, element: Element): number[] {
  const taken = automakers.some(({ lanes }) =>
    lanes.some((lane) => lane.element === element && lane.share === ELEMENTS.indexOf(element)),
  );
  return taken && market.stage === 'separation' ? uncertainIndices(market.separatedInChina[element]) : [];
}

/**
 * Indices of the uniforms of a regime chain's first stays that can change anything: the length of a stay that can end, and where it leads
 * if there is a choice. Follows every way through regimes and dated events.
 */
export function sojournIndices({ initial, jumps, events }: PolicyModel): number[] {
  const dated = [...events].sort((a, b) => a.day - b.day);
  const indices: number[] = [];
  let reached = [{ regime: initial, passed: 0 }];
  for (let stay = 0; stay < STAYS; stay++) {
    const choices = Math.max(0, ...reached.map(({ regime }) => jumps[regime]!.length));
    if (choices > 0) indices.push(2 * stay);
    if (choices > 1) indices.push(2 * stay + 1);
    const next = reached.flatMap(({ regime, passed }) => [
      ...jumps[regime]!.map(({ to }) => ({ regime: to, passed })),
      ...dated.flatMap(({ to, probability }, i) =>
        i >= passed && probability > 0 && to !== regime ? [{ regime: to, passed: i + 1 }] : [],
      ),
    ]);
    reached = distinct(next);
  }
  return indices;
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values()];
}
