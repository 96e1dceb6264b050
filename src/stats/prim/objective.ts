import type { Totals } from './box.ts';

/** Returns how good a box with these totals is: the more, the better. */
export type Objective = (box: Totals) => number;

/**
 * Returns the F-measure of a box, 2 · coverage · density / (coverage + density). It equals 2 · hits /
 * (weight + all hits).
 *
 * @param all - totals of all points from which the box is chosen.
 */
export function fMeasure(all: Totals): Objective {
  return ({ weight, hits }) => (2 * hits) / (weight + all.hits);
}

/** Returns the coverage of a box that is at least so dense; a box less dense is worse than none. */
export function coverageAtDensity(all: Totals, density: number): Objective {
  return ({ weight, hits }) => (hits >= density * weight ? hits / all.hits : -1);
}
