import { checkObject, checkOptions, checkSeed, checkWhole } from '../check.ts';
import { DEFAULT_SEED } from '../engine/options.ts';
import { describe } from '../errors.ts';
import { latinHypercube, MOST_SOBOL_INPUTS, sobolDesign } from '../stats/unit-designs.ts';
import { type DesignInput, type InputScale, scaleOf } from './design-input.ts';

/** Settings of one point of a sweep, by path. */
export type SweepSettings = Readonly<Record<string, unknown>>;

/** Kinds of designs. */
export type DesignKind = 'grid' | 'lhs' | 'sobol';

/** How the points of a design are laid out. */
export interface DesignOptions {
  /**
   * Number of points, 1 … 100,000. A grid has as many levels of each range as fit, so it may have fewer
   * points.
   */
  readonly points: number;
  /**
   * `'grid'` has every combination of levels, `'lhs'` is a Latin hypercube, `'sobol'` the start of a
   * scrambled Sobol sequence, best with a power of two.
   */
  readonly kind: DesignKind;
  /** A non-empty string; a grid does not depend on it. */
  readonly seed?: string;
}

const KINDS: readonly DesignKind[] = ['grid', 'lhs', 'sobol'];

/** Most points of a design. */
const MOST_POINTS = 100_000;

/**
 * Returns settings that fill the ranges of several inputs, for `sweep`.
 *
 * An input is a range of numbers or of ISO dates, `[low, high]`, a distribution, which is filled by its
 * quantiles, or a list of any values, `{ oneOf: […] }`. Its name is the path of what it sets, through list
 * items too: `policy.events.0.date`.
 *
 * @param inputs - by path, at least one; at most 128 for `'sobol'`.
 * @throws {RangeError | TypeError} for an input of another kind, and options out of range.
 * @example
 * ```ts
 * import { design } from 'rare-earth-risk';
 *
 * const minimumRate = [0.2, 0.8] as const;
 * const date = ['2025-07-01', '2025-07-31'] as const;
 * const inputs = { 'plant.minimumRate': minimumRate, 'policy.events.0.date': date };
 * const points = design(inputs, { points: 4, kind: 'grid' });
 * console.log(points.length, Object.values(points[1]!).join(' ')); // 4 0.2 2025-07-31
 * ```
 */
export function design(
  inputs: Readonly<Record<string, DesignInput>>,
  options: DesignOptions,
): SweepSettings[] {
  checkObject('inputs', inputs);
  checkOptions(options, ['points', 'kind', 'seed']);
  const { points, kind, seed = DEFAULT_SEED } = options;
  checkWhole('options.points', points, 1, MOST_POINTS);
  checkSeed('options.seed', seed);
  if (!KINDS.includes(kind)) {
    throw new RangeError(`Expected options.kind to be one of ${KINDS.join(', ')}, got ${describe(kind)}`);
  }
  const names = Object.keys(inputs);
  if (names.length === 0) throw new RangeError('Expected inputs to have at least one input, got none');
  const scales = names.map((name) => scaleOf(name, inputs[name]));
  if (kind === 'grid') return gridOf(names, scales, points);
  if (kind === 'sobol')
    checkWhole('the number of inputs of a Sobol design', names.length, 1, MOST_SOBOL_INPUTS);
  const columns = (kind === 'lhs' ? latinHypercube : sobolDesign)(names, points, seed);
  return Array.from({ length: points }, (_, i) =>
    Object.fromEntries(names.map((name, j) => [name, scales[j]!.at(columns[j]![i]!)])),
  );
}

/** Returns every combination of levels; the last input varies fastest. */
function gridOf(names: readonly string[], scales: readonly InputScale[], points: number): SweepSettings[] {
  const fixed = scales.reduce((product, { values }) => product * (values?.length ?? 1), 1);
  if (fixed > points) {
    throw new RangeError(
      `Expected options.points to be at least ${fixed}, as lists have so many combinations, got ${points}`,
    );
  }
  const ranges = scales.filter(({ values }) => values === undefined).length;
  const levels = levelsThatFit(points / fixed, ranges);
  const lists = scales.map((scale) => scale.values ?? scale.levels(levels));
  return lists.reduce<SweepSettings[]>(
    (grid, list, j) => grid.flatMap((before) => list.map((value) => ({ ...before, [names[j]!]: value }))),
    [{}],
  );
}

/** Returns the most levels of which `ranges` inputs have at most `points` combinations. */
function levelsThatFit(points: number, ranges: number): number {
  let levels = 1;
  if (ranges === 0) return levels;
  while ((levels + 1) ** ranges <= points) levels += 1;
  return levels;
}
