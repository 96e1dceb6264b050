import { exp } from './elementary-functions.ts';
import { normalCdf } from './normal.ts';

/*
 * The normal distribution function, from a table of cubics that match value and slope at both ends of a
 * cell (Hermite interpolation), 1/64 of a standard deviation wide. It is within 2e-10 of the exact value,
 * and relatively within 1e-6 in the tails. A cell is computed at its first use; a look-up allocates no
 * memory.
 */

const CELLS_PER_UNIT = 64;
/** Standard deviations on either side of 0 that are tabulated. */
const REACH = 8;
/** Numbers in a cell: four coefficients, and the value at its right end. */
const SIZE = 5;

const DENSITY_AT_0 = 0.3989422804014327;

const cells: Float64Array = new Float64Array(2 * REACH * CELLS_PER_UNIT * SIZE).fill(Number.NaN);

/** Replaces `values[i]` by the chance of a standard normal at or below it; never falls as it grows. */
export function normalCdfAt(values: Float64Array, i: number): void {
  const z = values[i]!;
  if (!(z > -REACH && z < REACH)) {
    values[i] = normalCdf(z);
    return;
  }
  const place = (z + REACH) * CELLS_PER_UNIT;
  const cell = Math.floor(place);
  const c = cell * SIZE;
  if (Number.isNaN(cells[c]!)) compute(cell);
  const t = place - cell;
  const p = cells[c]! + t * (cells[c + 1]! + t * (cells[c + 2]! + t * cells[c + 3]!));
  // Rounding must not take a value above the first one of the next cell.
  values[i] = p < cells[c + 4]! ? p : cells[c + 4]!;
}

function compute(cell: number): void {
  const [left, right] = [cell / CELLS_PER_UNIT - REACH, (cell + 1) / CELLS_PER_UNIT - REACH];
  const [p0, p1] = [normalCdf(left), normalCdf(right)];
  const slope = (z: number): number => (DENSITY_AT_0 * exp((-z * z) / 2)) / CELLS_PER_UNIT;
  const [slope0, slope1] = [slope(left), slope(right)];
  const rise = p1 - p0;
  cells.set([p0, slope0, 3 * rise - 2 * slope0 - slope1, slope0 + slope1 - 2 * rise, p1], cell * SIZE);
}
