/*
 * Quantiles that are dear to invert, from a table of cubics that fit value and slope at both ends of a cell (Hermite; slope is one over density).
 * Cells are as wide as a 64th of the power of two at or below their distance to 0, so that they follow a quantile into its tail.
 * A cell is reckoned when it is first asked for.
 */

const CELLS = 64;
/** Powers of two that are tabulated: ½ to ¼, ¼ to ⅛, … */
const OCTAVES = 8;
/** What a cell holds: four coefficients, and the value at its right end. */
const SIZE = 5;

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/**
 * A quantile function for p in (0, ½], in place; further out than the table reaches, `exact` itself.
 *
 * @param exact - the quantile function.
 * @param density - the density at a quantile, above 0.
 */
export function tabulated(
  exact: (p: number) => number,
  density: (x: number) => number,
): (values: Float64Array, i: number) => void {
  const cells = new Float64Array(OCTAVES * CELLS * SIZE).fill(Number.NaN);
  const reckon = (cell: number): void => {
    const width = 2 ** -(2 + Math.floor(cell / CELLS)) / CELLS;
    const from = (CELLS + (cell % CELLS)) * width;
    const [x0, x1] = [exact(from), exact(from + width)];
    const [slope0, slope1] = [width / density(x0), width / density(x1)];
    const rise = x1 - x0;
    cells.set([x0, slope0, 3 * rise - 2 * slope0 - slope1, slope0 + slope1 - 2 * rise, x1], cell * SIZE);
  };
  return (values, i) => {
    const p = values[i]!;
    bits[0] = p;
    const octave = 1021 - (words[HIGH]! >> 20);
    if (octave >= OCTAVES || octave < 0) {
      values[i] = exact(p);
      return;
    }
    const column = (words[HIGH]! >> 14) & (CELLS - 1);
    const cell = octave * CELLS + column;
    const c = cell * SIZE;
    if (Number.isNaN(cells[c]!)) reckon(cell);
    // Where p stands in its cell, 0 … 1; powers of two are exact.
    const t = p * SCALE[octave]! - (CELLS + column);
    const x = cells[c]! + t * (cells[c + 1]! + t * (cells[c + 2]! + t * cells[c + 3]!));
    // Rounding must not lift a cell above the next.
    values[i] = x < cells[c + 4]! ? x : cells[c + 4]!;
  };
}

/** By octave: one over the width of its cells. */
const SCALE = Float64Array.from({ length: OCTAVES }, (_, octave) => CELLS * 2 ** (2 + octave));
