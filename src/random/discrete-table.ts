import { toUniform, WORD } from './stream.ts';

/** A discrete distribution on 1 … n, tabulated for drawing by inversion. */
export interface DiscreteTable {
  /** Cumulative chances: entry k is P(X ≤ k + 1), k = 0 … n − 1; the last entry is 1. */
  readonly cumulative: Float64Array;
  /** Where a search begins: entry j is the least k with `cumulative[k]` at or above j / `GUIDES`. */
  readonly guide: Uint16Array;
  /**
   * The value that belongs to the leading `CELL_BITS` bits of a uniform, where those bits alone decide it;
   * 0 where they do not, and for values above 255.
   */
  readonly byLeadingBits: Uint8Array;
}

const GUIDES = 1024;
const CELL_BITS = 11;
const CELLS = 2 ** CELL_BITS;

/**
 * Tabulates a discrete distribution on 1 … n from its cumulative chances, with a guide table (Chen and
 * Asau, AIIE Transactions 6, 1974).
 *
 * @param cumulative - one chance for each value, not falling; the last is 1.
 */
export function discreteTable(cumulative: Float64Array): DiscreteTable {
  const guide = new Uint16Array(GUIDES);
  for (let j = 0, k = 0; j < GUIDES; j++) {
    while (cumulative[k]! < j / GUIDES) k += 1;
    guide[j] = k;
  }
  const byLeadingBits = new Uint8Array(CELLS);
  const half = 2 ** (CELL_BITS - 33);
  for (let cell = 0, k = 0; cell < CELLS; cell++) {
    while (cumulative[k]! < (cell + half) / CELLS) k += 1;
    if (k < 255 && cumulative[k]! >= (cell + 1 - half) / CELLS) byLeadingBits[cell] = k + 1;
  }
  return { cumulative, guide, byLeadingBits };
}

/**
 * Returns the value that belongs to the uniform at `values[i]`, in (0, 1): the least k with P(X ≤ k) ≥
 * it.
 */
export function drawByUniform({ cumulative, guide }: DiscreteTable, values: Float64Array, i: number): number {
  const u = values[i]!;
  let k = guide[Math.floor(u * GUIDES)]!;
  while (cumulative[k]! < u) k += 1;
  return k + 1;
}

const uniform = new Float64Array(1);

/** Returns the value that belongs to the 32-bit uniform in `words[i]`, the low half of a Threefry block. */
export function drawByWord(table: DiscreteTable, words: Int32Array, i: number): number {
  const value = table.byLeadingBits[words[i]! >>> (32 - CELL_BITS)]!;
  if (value > 0) return value;
  toUniform(WORD.low, words, i, uniform, 0);
  return drawByUniform(table, uniform, 0);
}
