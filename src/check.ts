import { describe } from './errors.ts';

/**
 * Checks that `seed` is a text with at least one character.
 *
 * @throws {TypeError} for anything else.
 */
export function checkSeed(name: string, seed: unknown): void {
  if (typeof seed === 'string' && seed !== '') return;
  throw new TypeError(`Expected ${name} to be a non-empty string, got ${describe(seed)}`);
}

/**
 * Checks that `value` is a whole number from `low` to `high`.
 *
 * @throws {RangeError} for anything else.
 */
export function checkWhole(name: string, value: unknown, low: number, high: number): void {
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return;
  throw new RangeError(
    `Expected ${name} to be a whole number from ${low} to ${high}, got ${describe(value)}`,
  );
}
