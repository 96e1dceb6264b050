/** 1-2-5 steps from a millionth to a billion, as decimal literals: no logarithm, no rounding of powers. */
const STEPS: readonly number[] = Array.from({ length: 16 }, (_, i) => i - 6).flatMap((exponent) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
);

/** Returns a range widened to whole steps of the table, at most `most` of them. */
export function niceRange([low, high]: readonly [number, number], most: number): [number, number] {
  const step = STEPS.find((one) => (high - low) / one <= most + 1e-9) ?? (high - low) / most;
  const whole = (count: number): number => Number((count * step).toPrecision(12));
  return [whole(Math.floor(low / step + 1e-9)), whole(Math.ceil(high / step - 1e-9))];
}

/** Returns the least and the greatest number, those that are none left out; 0 and 1 of none. */
export function extent(values: Iterable<number | null | undefined>): [low: number, high: number] {
  const known = [...values].filter(isNumber);
  if (known.length === 0) return [0, 1];
  return known.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [known[0]!, known[0]!],
  );
}

/** Whether there is something to draw. */
export function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
