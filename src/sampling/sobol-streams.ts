import { openScramble, SCRAMBLED_BITS } from '../random/scramble.ts';
import { sobolColumns, sobolPoint } from '../random/sobol.ts';
import { type Stream, streamOf } from '../random/stream.ts';
import type { Place } from './sobol-places.ts';

/**
 * Number of independent scrambled sequences in a run with `sampling: 'sobol'`.
 *
 * Trial i is point ⌊i / 32⌋ of sequence i mod 32. The means of 32 sequences give an error with 31
 * degrees of freedom, and each sequence is still long.
 */
export const REPLICATES = 32;

/** Opens the stream of an entity; `places` are those of its uniforms that deserve a Sobol dimension. */
export type OpenStream = (entity: string, places?: readonly Place[]) => Stream;

/**
 * Returns an opener of streams whose uniforms with a place are coordinates of scrambled Sobol sequences.
 *
 * Each coordinate is a pure function of (seed, entity, place, trial), so opening one changes no other. All
 * other uniforms are plain. The distribution of each uniform by itself does not change.
 */
export function sobolStreams(seed: string, open: OpenStream): OpenStream {
  return (entity, places = []) => {
    const plain = open(entity);
    if (places.length === 0) return plain;
    const coordinates = new Map(
      places.map((place) => [place.index, coordinate(seed, `${entity}/${place.index}`, place)]),
    );
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
function coordinate(seed: string, name: string, { sequence, dimension }: Place): Coordinate {
  const columns = sobolColumns(dimension);
  const scramble = openScramble(seed, name);
  const numberOf = pointNumbers(seed, sequence);
  const restBits = 2 ** (52 - SCRAMBLED_BITS);
  return (trial, plain) => {
    const leading = scramble(trial % REPLICATES, sobolPoint(columns, numberOf(trial)));
    return (leading * restBits + Math.floor(plain * restBits) + 0.5) * 2 ** -52;
  };
}

/** Bits of a point's number, as there are 2³² trials in 2⁵ replicates, and bits that are shuffled. */
const [NUMBER_BITS, SHUFFLED_BITS] = [27, 30] as const;

/**
 * Returns the number of each trial's point in a sequence.
 *
 * Sequences have the same points, each in an order of its own, shuffled by nested scrambling of their
 * numbers. So coordinates of different sequences are independent, while blocks of 2ᵏ points stay together
 * and so evenly spread (Owen, ACM Transactions on Modeling and Computer Simulation 8, 1998).
 */
function pointNumbers(seed: string, sequence: string): (trial: number) => number {
  const shuffle = openScramble(seed, `order/${sequence}`, SHUFFLED_BITS);
  return (trial) => {
    const fraction = (Math.floor(trial / REPLICATES) << (32 - NUMBER_BITS)) >>> 0;
    return shuffle(trial % REPLICATES, fraction) >>> (SHUFFLED_BITS - NUMBER_BITS);
  };
}
