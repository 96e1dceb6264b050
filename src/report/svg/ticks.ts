export interface Ticks {
  readonly step: number;
  readonly values: readonly number[];
}

/** 1-2-5 steps from a millionth to a billion, as decimal literals: no logarithm, no rounding of powers. */
const STEPS: readonly number[] = Array.from({ length: 16 }, (_, i) => i - 6).flatMap((exponent) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
);

/**
 * The smallest step of the table that makes at most `most` steps of a range, all multiples of it within
 * the range.
 */
export function ticks([low, high]: readonly [number, number], most: number): Ticks {
  const step = stepOf(high - low, most);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  const values = Array.from({ length: Math.max(0, count) }, (_, i) => multiple(first + i, step));
  return { step, values };
}

/** A range widened to whole steps. */
export function niceRange([low, high]: readonly [number, number], most: number): [number, number] {
  const step = stepOf(high - low, most);
  return [multiple(Math.floor(low / step + 1e-9), step), multiple(Math.ceil(high / step - 1e-9), step)];
}

/** Beyond the table as many steps as it takes. */
function stepOf(span: number, most: number): number {
  return STEPS.find((step) => span / step <= most + 1e-9) ?? span / most;
}

/** 3 × 0.1 as 0.3, not 0.30000000000000004. */
function multiple(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}
