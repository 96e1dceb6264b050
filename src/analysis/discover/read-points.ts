import { describe, rangeError, typeError } from '../../errors.ts';
import type { Points } from '../../stats/prim/box.ts';
import type { DiscoveryPoint } from './discovery.ts';

/** Columns of inputs by name, with the answers and weights of the points. */
export interface NamedPoints extends Points {
  readonly names: readonly string[];
}

/** Fewest points: ten are then held out. */
const FEWEST = 40;

/**
 * Returns points as columns.
 *
 * @throws {TypeError | RangeError} for too few of them, another set of inputs than the first point has, an
 * input that is no finite number, a `y` outside 0 … 1, or a weight below 0.
 */
export function readPoints(points: readonly DiscoveryPoint[]): NamedPoints {
  requireEnough(points);
  const names = Object.keys(inputsOf(points[0], 0));
  if (names.length === 0) throw rangeError('Expected points[0].x to have at least one input, got none');
  points.forEach((point, i) => {
    requireInputs(point, i, names);
    requireNumbers(point, i);
  });
  return {
    names,
    inputs: names.map((name) => Float64Array.from(points, ({ x }) => x[name]!)),
    answers: Float64Array.from(points, ({ y }) => y),
    weights: Float64Array.from(points, ({ weight = 1 }) => weight),
  };
}

function requireEnough(points: readonly unknown[]): void {
  if (!Array.isArray(points)) {
    throw typeError(`Expected points to be a list of { x, y }, got ${describe(points)}`);
  }
  if (points.length >= FEWEST) return;
  throw rangeError(
    `Expected at least ${FEWEST} points, half to choose boxes and a quarter each to test and to measure them, got ${points.length}`,
  );
}

function inputsOf(point: DiscoveryPoint | undefined, i: number): object {
  const x: unknown = point?.x;
  if (typeof x === 'object' && x !== null) return x;
  throw typeError(`Expected points[${i}].x to be inputs by name, got ${describe(x)}`);
}

function requireInputs(point: DiscoveryPoint, i: number, names: readonly string[]): void {
  const x = inputsOf(point, i) as Record<string, unknown>;
  const other = Object.keys(x).find((name) => !names.includes(name));
  if (other !== undefined) {
    throw rangeError(`Expected points[${i}].x to have the inputs of the first point, got ${describe(other)}`);
  }
  const bad = names.find((name) => !Number.isFinite(x[name]));
  if (bad === undefined) return;
  throw rangeError(`Expected points[${i}].x[${JSON.stringify(bad)}] to be a number, got ${describe(x[bad])}`);
}

function requireNumbers({ y, weight = 1 }: DiscoveryPoint, i: number): void {
  if (!(typeof y === 'number' && y >= 0 && y <= 1)) {
    throw rangeError(`Expected points[${i}].y to be from 0 to 1, got ${describe(y)}`);
  }
  if (typeof weight === 'number' && weight >= 0 && weight < Number.POSITIVE_INFINITY) return;
  throw rangeError(`Expected points[${i}].weight to be finite and at least 0, got ${describe(weight)}`);
}
