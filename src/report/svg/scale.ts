export interface Scale {
  (value: number): number;
  readonly from: number;
  readonly to: number;
}

/** A straight map from values to pixels. A range without width maps to the middle. */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const scale = (value: number): number =>
    to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
  return Object.assign(scale, { from, to });
}

/** What lies beyond the ends of a scale is shown at its end. */
export function within(scale: Scale, value: number): number {
  return Math.min(Math.max(value, scale.from), scale.to);
}

/**
 * The smallest and largest number, those that are none left out; the fallback where there is no number at
 * all.
 */
export function extent(
  values: Iterable<number | null | undefined>,
  fallback: readonly [number, number] = [0, 1],
): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!isNumber(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? [...fallback] : [low, high];
}

/** Whether there is something to draw. */
export function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
