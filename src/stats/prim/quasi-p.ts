import { betaTails } from '../beta.ts';
import { type Bounds, isInside, type Points, restrictedEnds, withEnd } from './box.ts';

/**
 * Returns the quasi-p-value of a restriction: the chance that as many points of interest lie in a box if
 * its density were that of the wider box.
 *
 * It is the upper tail of a binomial distribution (Bryant and Lempert, Technological Forecasting & Social
 * Change 77, 2010), with the effective number of points where weights differ. It is conservative, as the
 * wider box includes the narrow one.
 */
export function quasiP(box: Bounds, wider: Bounds, points: Points, list: ArrayLike<number>): number {
  return chanceOfHits(box, points, list, effective(wider, points, list).density);
}

/** Returns the chance of as many points of interest in a box if each of its points is one with `density`. */
export function chanceOfHits(box: Bounds, points: Points, list: ArrayLike<number>, density: number): number {
  const { hits, count } = effective(box, points, list);
  return hits <= 0 || density >= 1 ? 1 : betaTails(density, hits, count - hits + 1).lower;
}

/**
 * Returns a box without the restrictions whose quasi-p-value is at least `level`: the largest goes first,
 * then the others are tested again.
 */
export function dropRestrictions(
  box: Bounds,
  points: Points,
  list: ArrayLike<number>,
  level: number,
): Bounds {
  let kept = box;
  for (;;) {
    const tested = restrictedEnds(kept).map((end) => {
      const wider = withEnd(kept, end);
      return { wider, p: quasiP(kept, wider, points, list) };
    });
    const worst = tested.reduce((most, one) => (one.p > most.p ? one : most), { wider: kept, p: 0 });
    if (worst.p < level) return kept;
    kept = worst.wider;
  }
}

/** Returns density and effective count of the points within a box, and how many of that count are hits. */
function effective(
  box: Bounds,
  points: Points,
  list: ArrayLike<number>,
): { count: number; hits: number; density: number } {
  let [weight, hits, squares] = [0, 0, 0];
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    if (!isInside(box, points, i)) continue;
    const w = points.weights[i]!;
    weight += w;
    hits += w * points.answers[i]!;
    squares += w * w;
  }
  if (weight === 0) return { count: 0, hits: 0, density: 0 };
  const count = (weight * weight) / squares;
  return { count, hits: (count * hits) / weight, density: hits / weight };
}
