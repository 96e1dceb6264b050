import { streamKey } from './stream.ts';
import { threefry } from './threefry.ts';

/**
 * Scrambles one coordinate of a point by nested uniform scrambling in base 2. Each bit is flipped, or not,
 * by a coin that belongs to the bits before it.
 *
 * Each scrambled point is uniform, and together they fill the cube as evenly as before (Owen, in Monte
 * Carlo and Quasi-Monte Carlo Methods, 1995; Annals of Statistics 25, 1997). The coins are a pure function
 * of (seed, coordinate, replicate, leading bits), so none is stored. Exact for the bits asked for.
 */
export type Scramble = (replicate: number, fraction: number) => number;

/** Leading bits that are scrambled and returned by default. */
export const SCRAMBLED_BITS = 24;

/**
 * Bits per block of coins: a binary tree six deep has 63 inner nodes, for the 64 bits of one encryption.
 */
const LEVELS = 6;

/**
 * Opens the scramble of one coordinate, addressed by name. It takes a replicate (0 … 2³² − 1) and a
 * 32-bit fraction, and returns the scrambled leading bits as a whole number.
 *
 * @param bits - how many, a multiple of 6 up to 30.
 */
export function openScramble(seed: string, coordinate: string, bits: number = SCRAMBLED_BITS): Scramble {
  const [k0, k1] = streamKey(seed, `scramble/${coordinate}`);
  const coins = new Int32Array(2);
  return (replicate, fraction) => {
    let scrambled = 0;
    for (let depth = 0; depth < bits; depth += LEVELS) {
      // A leading 1 tells prefixes of different lengths apart.
      const prefix = depth === 0 ? 1 : (1 << depth) | (fraction >>> (32 - depth));
      threefry(k0, k1, replicate, prefix, coins);
      const block = (fraction >>> (32 - LEVELS - depth)) & ((1 << LEVELS) - 1);
      scrambled = (scrambled << LEVELS) | (block ^ flips(block, coins));
    }
    return scrambled;
  };
}

/** Returns, for each of six bits, the coin of the node that the bits before it lead to. */
function flips(bits: number, coins: Int32Array): number {
  let flipped = 0;
  for (let level = 0; level < LEVELS; level++) {
    const node = (1 << level) | (bits >>> (LEVELS - level));
    flipped = (flipped << 1) | ((coins[node >>> 5]! >>> (node & 31)) & 1);
  }
  return flipped;
}
