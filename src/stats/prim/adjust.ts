import { type Bounds, type End, isInside, type Points, restrictedEnds, withEnd } from './box.ts';
import type { Objective } from './objective.ts';

/** Most rounds over all ends of a box; they settle after two or three. */
const MOST_ROUNDS = 10;

/**
 * Returns a box whose ends are each at the best place while the others stay, which may be none.
 *
 * This includes the pasting of PRIM, which moves ends outwards only and in steps (Friedman and Fisher,
 * 1999). An end without a restriction gets none.
 *
 * @param orders - for each input, the points to use in ascending order of it.
 */
export function adjust(
  box: Bounds,
  points: Points,
  orders: readonly Uint32Array[],
  objective: Objective,
  leastWeight: number,
): Bounds {
  let best = box;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let hasMoved = false;
    for (const end of restrictedEnds(best)) {
      const place = bestPlace(best, end, points, orders[end.input]!, objective, leastWeight);
      if (place === best[end.side][end.input]) continue;
      best = withEnd(best, end, place);
      hasMoved = true;
    }
    if (!hasMoved) break;
  }
  return best;
}

/** Returns the best place of one end: the widest of equally good ones, infinite if that is none. */
function bestPlace(
  box: Bounds,
  end: End,
  points: Points,
  order: Uint32Array,
  objective: Objective,
  leastWeight: number,
): number {
  const freed = withEnd(box, end);
  const column = points.inputs[end.input]!;
  const list = order.filter((i) => isInside(freed, points, i));
  // From the other end outwards, so that the totals of each place follow from those before.
  if (end.side === 'low') list.reverse();
  let [weight, hits, place, most] = [0, 0, box[end.side][end.input]!, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    weight += points.weights[i]!;
    hits += points.weights[i]! * points.answers[i]!;
    const next = list[k + 1];
    if ((next !== undefined && column[next] === column[i]) || weight < leastWeight) continue;
    const value = objective({ weight, hits });
    if (value < most) continue;
    most = value;
    place = next === undefined ? freed[end.side][end.input]! : (column[i]! + column[next]!) / 2;
  }
  return place;
}
