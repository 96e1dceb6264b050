import type { EstimateOptions } from '../../stats/estimate.ts';
import { type Bounds, isInside, type Points, restricts, without } from '../../stats/prim/box.ts';
import { quasiP } from '../../stats/prim/quasi-p.ts';
import { ratioOfSums } from '../../stats/ratio.ts';
import type { DiscoveredBox, Discovery, Hold, Limits } from './discovery.ts';

/** Returns the boxes with their limits by name, and what each of them and all together hold. */
export function describeBoxes(
  found: readonly Bounds[],
  points: Points,
  names: readonly string[],
  { tested, heldOut }: { readonly tested: Uint32Array; readonly heldOut: Uint32Array },
  confidence: number,
): Pick<Discovery, 'boxes' | 'together' | 'overall'> {
  const isIn = (i: number, until: number): number =>
    found.findIndex((box, b) => b < until && isInside(box, points, i));
  const holdOf = (isPart: (i: number) => boolean): Hold => hold(points, heldOut, isPart, { confidence });
  const boxes = found.map((box, b): DiscoveredBox => {
    const rest = tested.filter((i) => isIn(i, b) < 0);
    return { limits: limitsOf(box, points, names, rest), ...holdOf((i) => isIn(i, b + 1) === b) };
  });
  return {
    boxes,
    together: holdOf((i) => isIn(i, found.length) >= 0),
    overall: holdOf(() => true).density,
  };
}

function limitsOf(
  box: Bounds,
  points: Points,
  names: readonly string[],
  tested: Uint32Array,
): Record<string, Limits> {
  const entries = names.flatMap((name, j): [string, Limits][] => {
    if (!restricts(box, j)) return [];
    const [low, high] = [box.low[j]!, box.high[j]!];
    const ends = {
      ...(Number.isFinite(low) ? { low } : {}),
      ...(Number.isFinite(high) ? { high } : {}),
    };
    return [[name, { ...ends, quasiP: quasiP(box, without(box, j), points, tested) }]];
  });
  return Object.fromEntries(entries);
}

/** Returns what the points for which `isPart` holds have of all points of a list. */
function hold(
  { answers, weights }: Points,
  list: Uint32Array,
  isPart: (i: number) => boolean,
  options: EstimateOptions,
): Hold {
  const all = Float64Array.from(list, (i) => weights[i]!);
  const hits = Float64Array.from(list, (i) => weights[i]! * answers[i]!);
  const inside = Float64Array.from(list, (i) => (isPart(i) ? 1 : 0));
  const part = all.map((weight, k) => weight * inside[k]!);
  const hitsOfPart = hits.map((hit, k) => hit * inside[k]!);
  return {
    coverage: ratioOfSums(hitsOfPart, hits, options),
    density: ratioOfSums(hitsOfPart, part, options),
    mass: ratioOfSums(part, all, options),
  };
}
