import { adjust } from './adjust.ts';
import {
  type Bounds,
  isInside,
  type Points,
  restrictedEnds,
  type Totals,
  totalsWithin,
  wholeSpace,
} from './box.ts';
import { coverageAtDensity, fMeasure, type Objective } from './objective.ts';
import { peel } from './peel.ts';
import { chanceOfHits, dropRestrictions, surroundings } from './quasi-p.ts';

/** How boxes are found. */
export interface PrimOptions {
  /** Share of a box that one step of peeling removes. */
  readonly alpha: number;
  /** Least weight of a box as a share of that of all points. */
  readonly leastMass: number;
  /** Most boxes. */
  readonly boxes: number;
  /** Least density of a box; `undefined` for the box of the greatest F-measure. */
  readonly density: number | undefined;
  /** Called before each box with the number found so far; throws to stop. */
  readonly beforeBox?: (found: number) => void;
}

/** Level at which a box, then each of its restrictions, is tested. */
const LEVEL = 0.05;

/**
 * Finds boxes of inputs that hold many of the points of interest, by the patient rule induction method
 * (PRIM; Friedman and Fisher, Statistics and Computing 9, 1999).
 *
 * Each box is peeled and adjusted on `chosen` points. On `tested` ones it must be denser than all of them
 * together, and each of its restrictions must pay, by quasi-p-values below 0.05; others are dropped. Then
 * its points are left out, and the next box is sought. The search ends with the first box that fails.
 */
export function prim(
  points: Points,
  chosen: Uint32Array,
  tested: Uint32Array,
  { alpha, leastMass, boxes, density, beforeBox }: PrimOptions,
): Bounds[] {
  const whole = wholeSpace(points.inputs.length);
  const leastWeight = leastMass * totalsWithin(whole, points, chosen).weight;
  const background = surroundings(whole, points, tested);
  let orders = points.inputs.map((column) => chosen.slice().sort((a, b) => column[a]! - column[b]! || a - b));
  let rest = tested;
  const found: Bounds[] = [];
  while (found.length < boxes) {
    beforeBox?.(found.length);
    const all = totalsWithin(whole, points, orders[0]!);
    if (all.weight < leastWeight || all.hits === 0 || rest.length === 0) return found;
    const objective = density === undefined ? fMeasure(all) : coverageAtDensity(all, density);
    const box = bestBox(points, orders, { alpha, leastWeight }, objective);
    const kept = keepWhatPays(box, points, rest, (other) =>
      adjust(other, points, orders, objective, leastWeight),
    );
    const isAny = restrictedEnds(kept).length > 0;
    if (!isAny || chanceOfHits(kept, points, rest, background) >= LEVEL) return found;
    found.push(kept);
    const isOutside = (i: number): boolean => !isInside(kept, points, i);
    orders = orders.map((order) => order.filter(isOutside));
    rest = rest.filter(isOutside);
  }
  return found;
}

/** Returns a box without restrictions that do not pay, adjusted for each time that some are dropped. */
function keepWhatPays(
  box: Bounds,
  points: Points,
  tested: Uint32Array,
  adjusted: (box: Bounds) => Bounds,
): Bounds {
  const kept = dropRestrictions(box, points, tested, LEVEL);
  if (restrictedEnds(kept).length === restrictedEnds(box).length) return kept;
  return keepWhatPays(adjusted(kept), points, tested, adjusted);
}

function bestBox(
  points: Points,
  orders: readonly Uint32Array[],
  { alpha, leastWeight }: { readonly alpha: number; readonly leastWeight: number },
  objective: Objective,
): Bounds {
  const path = peel(points, orders, { alpha, leastWeight });
  const value = (totals: Totals): number => objective(totals);
  const best = path.reduce((most, step) => (value(step.totals) > value(most.totals) ? step : most));
  return adjust(best.box, points, orders, objective, leastWeight);
}
