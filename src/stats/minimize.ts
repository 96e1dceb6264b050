import { checkFunction, checkList, checkOptions } from '../check.ts';
import { describe } from '../errors.ts';

/** The least of the costs that were asked for. */
export interface Minimum {
  readonly point: number;
  readonly cost: number;
  /** Every point that was asked for, ascending, with its cost. */
  readonly asked: readonly { readonly point: number; readonly cost: number }[];
}

/** Points asked for at once. */
const AT_ONCE = 17;

/**
 * Searches for the point between two bounds that costs least, on a grid, coarse to fine.
 *
 * Each round asks for 17 evenly spaced points and goes on between the neighbours of the cheapest. It finds
 * the minimum of costs that fall and then rise. Costs from trials should come from the same trials at all
 * points, so that their differences are sure.
 *
 * @param bounds - whole multiples of `step` apart, low before high.
 * @param costsAt - returns the cost of each point.
 * @param options - `step`, distance of the points of the grid, above 0; default 1.
 * @throws {RangeError} for bounds that are not finite or not in order, or a step of 0 or less.
 * @example
 * ```ts
 * import { minimize } from 'rare-earth-risk';
 *
 * const { point } = minimize([0, 365], (days) => days.map((x) => (x - 140) ** 2));
 * console.log(point); // 140
 * ```
 */
export function minimize(
  bounds: readonly [low: number, high: number],
  costsAt: (points: readonly number[]) => readonly number[],
  options: { readonly step?: number } = {},
): Minimum {
  checkList('bounds', bounds);
  checkFunction('costsAt', costsAt);
  checkOptions(options, ['step']);
  const { step = 1 } = options;
  const [low, high] = bounds;
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high)) {
    throw new RangeError(
      `Expected bounds to be two finite numbers, the lower first, got ${describe(bounds)}`,
    );
  }
  if (!(Number.isFinite(step) && step > 0)) {
    throw new RangeError(`Expected options.step to be above 0, got ${describe(step)}`);
  }
  const asked = new Map<number, number>();
  let [first, last] = [0, Math.floor((high - low) / step + 1e-9)];
  for (;;) {
    const stride = Math.max(1, Math.ceil((last - first) / (AT_ONCE - 1)));
    const places = placesBetween(first, last, stride).filter((place) => !asked.has(place));
    const costs = costsAt(places.map((place) => low + place * step));
    requireCosts(costs, places.length);
    costs.forEach((cost, i) => {
      asked.set(places[i]!, cost);
    });
    const best = cheapest(asked);
    if (stride === 1) return minimumAt(best, asked, (place) => low + place * step);
    [first, last] = [Math.max(first, best - stride), Math.min(last, best + stride)];
  }
}

/** Checks that a function returned a cost, which may be infinite, for each of the points. */
function requireCosts(costs: unknown, points: number): void {
  const isCost = (cost: unknown): boolean => typeof cost === 'number' && !Number.isNaN(cost);
  if (Array.isArray(costs) && costs.length === points && costs.every(isCost)) return;
  throw new TypeError(`Expected costsAt to return ${points} numbers, one a point, got ${describe(costs)}`);
}

function placesBetween(first: number, last: number, stride: number): number[] {
  const places = Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, i) => first + i * stride,
  );
  return places.at(-1) === last ? places : [...places, last];
}

function cheapest(costs: ReadonlyMap<number, number>): number {
  return [...costs].reduce((best, one) =>
    one[1] < best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best,
  )[0];
}

function minimumAt(
  best: number,
  asked: ReadonlyMap<number, number>,
  pointOf: (place: number) => number,
): Minimum {
  const all = [...asked].sort(([a], [b]) => a - b).map(([place, cost]) => ({ point: pointOf(place), cost }));
  return { point: pointOf(best), cost: asked.get(best)!, asked: all };
}
