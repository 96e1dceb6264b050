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

/** Rounds an entry of a list up to the grid, in place. */
export function roundUpAt(values: Float64Array, i: number): void {
  values[i] = Math.ceil(values[i]! * STEPS) / STEPS;
}

/**
 * Returns the cover below which a line that needs `need` a day halts: the minimum rate, less one step of
 * stock. So rounding decides no tie, such as s = 1 − minimumRate. A line without stock halts, unless its
 * minimum rate is 0.
 */
export function haltsBelow(minimumRate: number, need: number): number {
  return Math.max(minimumRate - GRID_STEP / need, Math.min(minimumRate, GRID_STEP));
}

/** Returns the grid point at or above `x`: for speeds, so that ten days at 0.7 are 7. */
export function roundUp(x: number): number {
  return Math.ceil(x * STEPS) / STEPS;
}
