/*
 * Quantiles that are slow to invert, from a table of quintics that match value, slope and second derivative
 * at both ends of a cell (Hermite interpolation; the slope of a quantile is 1 / density). A cell is an
 * eighth as wide as the power of two at or below its distance to 0, so cells get narrower towards the tail.
 * Cells and their ends are computed at their first use.
 */

/** Cells to a power of two. */
const CELLS = 8;
/** Powers of two that are tabulated: ½ to ¼, ¼ to ⅛, … */
const OCTAVES = 16;
/** Numbers at an end: value, and first and second derivative by p. */
const END = 3;
/** Numbers in a cell: six coefficients, and the value at its right end. */
const SIZE = 7;

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** What a table needs of a distribution. */
export interface Invertible {
  /** Returns the quantile of a probability. */
  exact(p: number): number;
  /** Returns the density at a quantile; above 0. */
  density(x: number): number;
  /** Returns the derivative of the logarithm of the density at a quantile. */
  logSlope(x: number): number;
}

/** Tabulates the quantile for p in (0, ½], to be applied in place; beyond the table it calls `exact`. */
export function tabulated(distribution: Invertible): (values: Float64Array, i: number) => void {
  const ends = new Float64Array((OCTAVES * CELLS + 1) * END).fill(Number.NaN);
  const cells = new Float64Array(OCTAVES * CELLS * SIZE).fill(Number.NaN);
  return (values, i) => {
    const p = values[i]!;
    bits[0] = p;
    const octave = 1021 - (words[HIGH]! >> 20);
    if (octave >= OCTAVES || octave < 0) {
      values[i] = distribution.exact(p);
      return;
    }
    const column = (words[HIGH]! >> 17) & (CELLS - 1);
    const cell = octave * CELLS + column;
    const c = cell * SIZE;
    if (Number.isNaN(cells[c]!)) computeCell(distribution, ends, cells, cell);
    // Position of p in its cell, 0 … 1; multiplying by a power of two is exact.
    const t = p * SCALE[octave]! - (CELLS + column);
    const bend = cells[c + 2]! + t * (cells[c + 3]! + t * (cells[c + 4]! + t * cells[c + 5]!));
    const x = cells[c]! + t * (cells[c + 1]! + t * bend);
    // Rounding must not take a value above the first one of the next cell.
    values[i] = x < cells[c + 6]! ? x : cells[c + 6]!;
  };
}

/** 1 / the width of a cell, by octave. */
const SCALE = Float64Array.from({ length: OCTAVES }, (_, octave) => CELLS * 2 ** (2 + octave));

function computeCell(distribution: Invertible, ends: Float64Array, cells: Float64Array, cell: number): void {
  const octave = Math.floor(cell / CELLS);
  const column = cell % CELLS;
  const width = 1 / SCALE[octave]!;
  // The last cell of an octave ends where the octave before it begins; that of the first octave, at ½.
  const next = column < CELLS - 1 ? cell + 1 : octave > 0 ? cell + 1 - 2 * CELLS : OCTAVES * CELLS;
  const a = computeEnd(distribution, ends, cell, (CELLS + column) * width);
  const b = computeEnd(distribution, ends, next, (CELLS + column + 1) * width);
  const [x0, slope0, bend0] = [ends[a]!, ends[a + 1]! * width, ends[a + 2]! * width * width];
  const [x1, slope1, bend1] = [ends[b]!, ends[b + 1]! * width, ends[b + 2]! * width * width];
  const rise = x1 - x0 - slope0 - bend0 / 2;
  const turn = slope1 - slope0 - bend0;
  const half = (bend1 - bend0) / 2;
  const c = cell * SIZE;
  cells[c] = x0;
  cells[c + 1] = slope0;
  cells[c + 2] = bend0 / 2;
  cells[c + 3] = 10 * rise - 4 * turn + half;
  cells[c + 4] = 7 * turn - 15 * rise - 2 * half;
  cells[c + 5] = 6 * rise - 3 * turn + half;
  cells[c + 6] = x1;
}

/** Computes the end at probability `p` unless that is done; returns its position in the list of ends. */
function computeEnd(distribution: Invertible, ends: Float64Array, end: number, p: number): number {
  const e = end * END;
  if (Number.isNaN(ends[e]!)) {
    const x = distribution.exact(p);
    const slope = 1 / distribution.density(x);
    ends[e] = x;
    ends[e + 1] = slope;
    ends[e + 2] = -distribution.logSlope(x) * slope * slope;
  }
  return e;
}
