import { streamKey } from './stream.ts';
import { threefry } from './threefry.ts';

/**
 * Nested uniform scrambling in base 2 (Owen, in Monte Carlo and Quasi-Monte Carlo Methods, 1995; Annals of Statistics 25, 1997): each
 * bit is flipped or not by a coin that belongs to the bits before it. Scrambled points are uniform on the cube each, and together as even as
 * before. The coins are addressed, not stored: a pure function of (seed, coordinate, replicate, leading bits), exact to `SCRAMBLED_BITS`.
 */
export type Scramble = (replicate: number, fraction: number) => number;

/** Leading bits that are scrambled and returned. */
export const SCRAMBLED_BITS = 24;

/** Bits to a block of coins: the 63 inner nodes of a binary tree six deep take their coins from the 64 bits of one encryption. */
const LEVELS = 6;

/**
 * A scramble for the coordinate with that name: takes a replicate (0 … 2³² − 1) and a 32-bit fraction, returns the scrambled leading 24
 * bits as a whole number.
 */
export function openScramble(seed: string, coordinate: string): Scramble {
  const [k0, k1] = streamKey(seed, `scramble/${coordinate}`);
  const coins = new Int32Array(2);
  return (replicate, fraction) => {
    let scrambled = 0;
    for (let depth = 0; depth < SCRAMBLED_BITS; depth += LEVELS) {
      // A one in front of the leading bits tells prefixes of different length apart.
      const prefix = depth === 0 ? 1 : (1 << depth) | (fraction >>> (32 - depth));
      threefry(k0, k1, replicate, prefix, coins);
      const bits = (fraction >>> (32 - LEVELS - depth)) & ((1 << LEVELS) - 1);
      scrambled = (scrambled << LEVELS) | (bits ^ flips(bits, coins));
    }
    return scrambled;
  };
}

/** For each of six bits, the coin of the node that the bits before it lead to. */
function flips(bits: number, coins: Int32Array): number {
  let flipped = 0;
  for (let level = 0; level < LEVELS; level++) {
    const node = (1 << level) | (bits >>> (LEVELS - level));
    flipped = (flipped << 1) | ((coins[node >>> 5]! >>> (node & 31)) & 1);
  }
  return flipped;
}
