/*
 * Quantiles that are dear to invert, from a table of quintics that fit value, slope and bend at both ends of a cell (Hermite; slope is one over
 * density). Cells are as wide as an 8th of the power of two at or below their distance to 0, so that they follow a quantile into its tail.
 * A cell is reckoned when it is first asked for, and so are its ends.
 */

const CELLS = 8;
/** Powers of two that are tabulated: ½ to ¼, ¼ to ⅛, … */
const OCTAVES = 16;
/** What an end holds: value, slope and bend, by p. */
const END = 3;
/** What a cell holds: six coefficients, and the value at its right end. */
const SIZE = 7;

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** A law as a table is made of it. */
export interface Invertible {
  /** The quantile of a probability. */
  exact(p: number): number;
  /** The density at a quantile, above 0. */
  density(x: number): number;
  /** The slope of the logarithm of the density there. */
  logSlope(x: number): number;
}

/** A quantile function for p in (0, ½], in place; further out than the table reaches, `exact` itself. */
export function tabulated(law: Invertible): (values: Float64Array, i: number) => void {
  const ends = new Float64Array((OCTAVES * CELLS + 1) * END).fill(Number.NaN);
  const cells = new Float64Array(OCTAVES * CELLS * SIZE).fill(Number.NaN);
  return (values, i) => {
    const p = values[i]!;
    bits[0] = p;
    const octave = 1021 - (words[HIGH]! >> 20);
    if (octave >= OCTAVES || octave < 0) {
      values[i] = law.exact(p);
      return;
    }
    const column = (words[HIGH]! >> 17) & (CELLS - 1);
    const cell = octave * CELLS + column;
    const c = cell * SIZE;
    if (Number.isNaN(cells[c]!)) computeCell(law, ends, cells, cell);
    // Where p stands in its cell, 0 … 1; powers of two are exact.
    const t = p * SCALE[octave]! - (CELLS + column);
    const bend = cells[c + 2]! + t * (cells[c + 3]! + t * (cells[c + 4]! + t * cells[c + 5]!));
    const x = cells[c]! + t * (cells[c + 1]! + t * bend);
    // Rounding must not lift a cell above the next.
    values[i] = x < cells[c + 6]! ? x : cells[c + 6]!;
  };
}

/** By octave: one over the width of its cells. */
const SCALE = Float64Array.from({ length: OCTAVES }, (_, octave) => CELLS * 2 ** (2 + octave));

function computeCell(law: Invertible, ends: Float64Array, cells: Float64Array, cell: number): void {
  const octave = Math.floor(cell / CELLS);
  const column = cell % CELLS;
  const width = 1 / SCALE[octave]!;
  // The last column of an octave ends where the octave before begins; that of the first at ½.
  const next = column < CELLS - 1 ? cell + 1 : octave > 0 ? cell + 1 - 2 * CELLS : OCTAVES * CELLS;
  const a = computeEnd(law, ends, cell, (CELLS + column) * width);
  const b = computeEnd(law, ends, next, (CELLS + column + 1) * width);
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

/** Where the end at probability p stands in the list of ends. */
function computeEnd(law: Invertible, ends: Float64Array, end: number, p: number): number {
  const e = end * END;
  if (Number.isNaN(ends[e]!)) {
    const x = law.exact(p);
    const slope = 1 / law.density(x);
    ends[e] = x;
    ends[e + 1] = slope;
    ends[e + 2] = -law.logSlope(x) * slope * slope;
  }
  return e;
}
