/**
 * A law on (0, 1) that is even within each of a few bins: what a uniform is drawn from instead when some of its values matter more
 * than others. Lists have one entry a bin, from the left.
 */
export interface Tilt {
  /** Right ends; the last is 1. */
  readonly ends: readonly number[];
  /** The chance of a bin. */
  readonly chances: readonly number[];
  /** The chance of a bin over its width: how much likelier its values are than under the uniform law. */
  readonly ratios: readonly number[];
}

/** Bins that part (0, 1) at the points given; points outside are left out. */
export function binsAt(points: readonly number[]): number[] {
  const inside = points.filter((point) => point > 0 && point < 1);
  return [...new Set(inside), 1].sort((a, b) => a - b);
}

/** Width of each bin: its chance under the uniform law. */
export function widths(ends: readonly number[]): number[] {
  return ends.map((end, b) => end - (ends[b - 1] ?? 0));
}

/** A tilt with these chances, one a bin. */
export function tilt(ends: readonly number[], chances: readonly number[]): Tilt {
  const natural = widths(ends);
  return { ends, chances, ratios: chances.map((chance, b) => chance / natural[b]!) };
}

/** The bin that holds the uniform `u`. */
export function binOf(ends: readonly number[], u: number): number {
  let b = 0;
  while (b < ends.length - 1 && u >= ends[b]!) b++;
  return b;
}

/** The draw from a tilt that belongs to the uniform `v`, by inversion; never an end of (0, 1). */
export function tilted({ ends, chances }: Tilt, v: number): number {
  let left = v;
  let b = 0;
  while (b < ends.length - 1 && left >= chances[b]!) left -= chances[b++]!;
  const low = ends[b - 1] ?? 0;
  const share = Math.min(Math.max(left / chances[b]!, 2 ** -53), 1 - 2 ** -53);
  const u = low + share * (ends[b]! - low);
  return Math.min(Math.max(u, 2 ** -60), 1 - 2 ** -53);
}

/**
 * Chances learned from counts: the uniform law's own unless the counts speak clearly against it, by chi-square as if they were `trusted`
 * independent cases; else moved towards the counts, as if a fifth as many more had fallen as the uniform law has them.
 */
export function learned(ends: readonly number[], counts: ArrayLike<number>, trusted: number): number[] {
  const natural = widths(ends);
  const total = natural.reduce((sum, _, b) => sum + counts[b]!, 0);
  if (total === 0) return natural;
  const shares = natural.map((_, b) => counts[b]! / total);
  const square = natural.reduce((sum, width, b) => sum + (trusted * (shares[b]! - width) ** 2) / width, 0);
  if (square < CLEARLY * natural.length) return natural;
  return natural.map((width, b) => (5 * shares[b]! + width) / 6);
}

/** Chi-square per bin from which counts speak clearly. */
const CLEARLY = 4;
