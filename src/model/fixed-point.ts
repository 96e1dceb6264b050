/**
 * Quantities are whole steps of 2⁻²⁰, on which addition and subtraction of doubles are exact: no result
 * depends on the order of additions, and ties are ties (model.md §5, Exact sums).
 */
const STEPS = 2 ** 20;

/** One step of the grid, about a millionth of a day of cover. */
export const GRID_STEP: number = 1 / STEPS;

/** Returns the grid point nearest to `x`. */
export function round(x: number): number {
  return Math.floor(x * STEPS + 0.5) * GRID_STEP;
}

/** Rounds an entry of a list to the nearest grid point, in place. */
export function roundAt(values: Float64Array, i: number): void {
  values[i] = Math.floor(values[i]! * STEPS + 0.5) * GRID_STEP;
}

/** Returns the grid point at or above `x`: for speeds, so that ten days at 0.7 are 7. */
export function roundUp(x: number): number {
  return Math.ceil(x * STEPS) / STEPS;
}
