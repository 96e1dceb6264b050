// The reference has its own arithmetic, so that a fault in that of src/ cannot hide in both.

const STEPS = 2 ** 20;

/** One step of the grid of quantities. */
export const STEP: number = 1 / STEPS;

/** To the nearest grid point: quantities. */
export function toGrid(x: number): number {
  return Math.round(x * STEPS) / STEPS;
}

/** To the grid point at or above: speeds. */
export function roundUp(x: number): number {
  return Math.ceil(x * STEPS) / STEPS;
}
