import { describe } from '../errors.ts';

/** A column of 1 where an entry counts and 0 where it does not. */
export type Indicators = Float64Array;

/**
 * Checks that `list` is a list of numbers: an array or a typed array, NaN and infinite entries allowed.
 *
 * @throws {TypeError} for anything else, with the first entry that is no number.
 */
export function requireNumbers(name: string, list: unknown): asserts list is ArrayLike<number> {
  const { length } = Object(list) as ArrayLike<unknown>;
  if (typeof list !== 'object' || list === null || !Number.isInteger(length) || length < 0) {
    throw new TypeError(`Expected ${name} to be a list of numbers, got ${describe(list)}`);
  }
  if (list instanceof Float64Array) return;
  for (let i = 0; i < length; i++) {
    const entry = (list as ArrayLike<unknown>)[i];
    if (typeof entry === 'number') continue;
    throw new TypeError(`Expected ${name}[${i}] to be a number, got ${describe(entry)}`);
  }
}

/** Checks a list of numbers that must have as many entries as the column. */
export function requireLength(name: string, list: ArrayLike<unknown>, entries: number): void {
  if (list.length === entries) return;
  throw new RangeError(`Expected ${name} to have length ${entries}, as the column has, got ${list.length}`);
}

/**
 * Returns which entries of a column have a value: those that are not NaN; `undefined` when all have one.
 *
 * @param infinite - whether ±∞ is a value.
 * @param name - of the column, for errors.
 * @throws {TypeError} unless the column is a list of numbers.
 * @throws {RangeError} for a column without values, and for an infinite entry that is none.
 */
export function presentEntries(
  column: ArrayLike<number>,
  infinite: 'finite' | 'any' = 'finite',
  name = 'column',
): Indicators | undefined {
  requireNumbers(name, column);
  const { length } = column;
  let missing = 0;
  for (let i = 0; i < length; i++) {
    const entry = column[i]!;
    if (Number.isNaN(entry)) missing += 1;
    else if (infinite === 'finite' && !Number.isFinite(entry)) {
      throw new RangeError(
        `Expected ${name}[${i}] to be finite, or NaN for no value, got ${describe(entry)}`,
      );
    }
  }
  if (missing === length) {
    const got = length === 0 ? 'none' : `${length} that are NaN`;
    throw new RangeError(`Expected the ${name} to have at least one entry, got ${got}`);
  }
  if (missing === 0) return undefined;
  return Float64Array.from({ length }, (_, i) => (Number.isNaN(column[i]) ? 0 : 1));
}

/** Returns the entries of a list that are indicated. */
export function chosenEntries(list: ArrayLike<number>, present: Indicators): Float64Array {
  const chosen = new Float64Array(list.length);
  let count = 0;
  for (let i = 0; i < list.length; i++) if (present[i] === 1) chosen[count++] = list[i]!;
  return chosen.subarray(0, count);
}

/** Returns the weights after checking that there is one finite number ≥ 0 for each entry, not all 0. */
export function requireWeights(list: ArrayLike<number>, size: number): Float64Array {
  requireNumbers('weights', list);
  requireLength('weights', list, size);
  const weights = list instanceof Float64Array ? list : Float64Array.from(list);
  const bad = weights.findIndex((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new RangeError(
      `Expected weights[${bad}] to be finite and at least 0, got ${describe(weights[bad])}`,
    );
  }
  if (weights.some((w) => w > 0)) return weights;
  throw new RangeError(`Expected weights to have a positive sum, got ${size} that are 0`);
}
