import { type Bounds, copyOf, type Points, type Totals, wholeSpace } from './box.ts';

/** A box of the peeling path, with the totals of the points within it. */
export interface Peeled {
  readonly box: Bounds;
  readonly totals: Totals;
}

/** How boxes are peeled. */
export interface PeelOptions {
  /** Share of a box that one step removes, or more where inputs are equal. */
  readonly alpha: number;
  /** Weight below which no box falls. */
  readonly leastWeight: number;
}

/** A slice of the current box at one end of an input, and what is gained by removing it. */
interface Slice {
  readonly input: number;
  readonly side: 'low' | 'high';
  /** End of the box after removal: half way between the last value removed and the first one kept. */
  readonly end: number;
  readonly weight: number;
  readonly gain: number;
}

/**
 * Returns the path of boxes that peeling runs through, the whole space first.
 *
 * Each step removes the slice with the greatest gain in density per weight removed (Friedman and Fisher,
 * Statistics and Computing 9, 1999; the gain per weight is that of Kwakkel and Jaxa-Rozen, Environmental
 * Modelling & Software 79, 2016).
 *
 * @param orders - for each input, the points to use in ascending order of it.
 */
export function peel(
  points: Points,
  orders: readonly Uint32Array[],
  { alpha, leastWeight }: PeelOptions,
): Peeled[] {
  const box = wholeSpace(orders.length);
  let inside = orders;
  let totals = totalsOf(points, inside[0]!);
  const path: Peeled[] = [{ box: copyOf(box), totals }];
  for (;;) {
    const best = bestSlice(points, inside, totals, alpha, leastWeight);
    if (best === undefined) return path;
    box[best.side][best.input] = best.end;
    inside = cut(points.inputs[best.input]!, inside, best);
    totals = totalsOf(points, inside[0]!);
    path.push({ box: copyOf(box), totals });
  }
}

/** Returns the lists without the points of a slice. */
function cut(column: Float64Array, inside: readonly Uint32Array[], { side, end }: Slice): Uint32Array[] {
  const isKept = (i: number): boolean => (side === 'low' ? column[i]! >= end : column[i]! <= end);
  return inside.map((list) => list.filter(isKept));
}

function bestSlice(
  points: Points,
  inside: readonly Uint32Array[],
  totals: Totals,
  alpha: number,
  leastWeight: number,
): Slice | undefined {
  let best: Slice | undefined;
  inside.forEach((list, input) => {
    for (const side of ['low', 'high'] as const) {
      const slice = sliceOf(points, list, input, side, totals, alpha);
      if (slice === undefined || totals.weight - slice.weight < leastWeight) continue;
      if (best === undefined || slice.gain > best.gain) best = slice;
    }
  });
  return best;
}

/** Returns the slice of about a share `alpha` at one end; equal values go together. */
function sliceOf(
  { inputs, answers, weights }: Points,
  list: Uint32Array,
  input: number,
  side: Slice['side'],
  totals: Totals,
  alpha: number,
): Slice | undefined {
  const column = inputs[input]!;
  const at = (k: number): number => list[side === 'low' ? k : list.length - 1 - k]!;
  let [weight, hits] = [0, 0];
  for (let k = 0; k < list.length; k++) {
    const i = at(k);
    if (weight >= alpha * totals.weight && weight > 0 && column[i]! !== column[at(k - 1)]!) {
      const density = (totals.hits - hits) / (totals.weight - weight);
      const gain = (density - totals.hits / totals.weight) / weight;
      return { input, side, end: (column[i]! + column[at(k - 1)]!) / 2, weight, gain };
    }
    weight += weights[i]!;
    hits += weights[i]! * answers[i]!;
  }
  return undefined;
}

function totalsOf({ answers, weights }: Points, list: Uint32Array): Totals {
  let [weight, hits] = [0, 0];
  for (const i of list) {
    weight += weights[i]!;
    hits += weights[i]! * answers[i]!;
  }
  return { weight, hits };
}
