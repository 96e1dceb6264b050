import { betaTails } from '../beta.ts';
import { type Bounds, isInside, type Points, restrictedEnds, withEnd } from './box.ts';

/** Points with which a box is compared. */
export interface Surroundings {
  readonly density: number;
  /**
   * Variance of their answers over that of yes or no with the same density: 1 for yes and no, less for
   * chances.
   */
  readonly dispersion: number;
}

/**
 * Returns the quasi-p-value of a restriction: the chance that as many points of interest lie in a box if
 * its density were that of the wider box.
 *
 * It is the upper tail of a binomial distribution (Bryant and Lempert, Technological Forecasting & Social
 * Change 77, 2010), with the effective number of points where weights differ or answers are chances. It is
 * conservative, as the wider box includes the narrow one.
 */
export function quasiP(box: Bounds, wider: Bounds, points: Points, list: ArrayLike<number>): number {
  return chanceOfHits(box, points, list, surroundings(wider, points, list));
}

/** Returns the chance of as many points of interest in a box if it were like its surroundings. */
export function chanceOfHits(
  box: Bounds,
  points: Points,
  list: ArrayLike<number>,
  { density, dispersion }: Surroundings,
): number {
  const inside = effective(box, points, list);
  if (inside.density === 0 || density >= 1 || dispersion <= 0) return 1;
  const count = inside.count / dispersion;
  const hits = count * inside.density;
  return betaTails(density, hits, count - hits + 1).lower;
}

/** Returns density and dispersion of the points within a box. */
export function surroundings(box: Bounds, points: Points, list: ArrayLike<number>): Surroundings {
  const { density, squares } = effective(box, points, list);
  const ofYesAndNo = density * (1 - density);
  return { density, dispersion: ofYesAndNo > 0 ? (squares - density * density) / ofYesAndNo : 0 };
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

/**
 * Returns the effective count of the points within a box, and the means of their answers and its squares.
 */
function effective(
  box: Bounds,
  points: Points,
  list: ArrayLike<number>,
): { count: number; density: number; squares: number } {
  let [weight, hits, squares, ofWeights] = [0, 0, 0, 0];
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    if (!isInside(box, points, i)) continue;
    const w = points.weights[i]!;
    const answer = points.answers[i]!;
    weight += w;
    hits += w * answer;
    squares += w * answer * answer;
    ofWeights += w * w;
  }
  if (weight === 0) return { count: 0, density: 0, squares: 0 };
  return { count: (weight * weight) / ofWeights, density: hits / weight, squares: squares / weight };
}
