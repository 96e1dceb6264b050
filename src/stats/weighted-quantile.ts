import type { Estimate, EstimateOptions } from './estimate.ts';
import { logitInterval } from './probability.ts';
import { sampleOf, type WeightedSample } from './weighted-sample.ts';

/** Some entries of a column in ascending order, with the share of their weight up to each. */
export interface CumulativeShares {
  readonly sample: WeightedSample;
  /** Indices of the entries, by ascending value. */
  readonly order: Uint32Array;
  /** Share of the entries up to and including `order[k]`; the last is 1. */
  readonly upTo: Float64Array;
  /** Share of the whole column that the entries have. */
  readonly whole: number;
}

/** Sorts those entries of a column and accumulates their shares. */
export function cumulativeShares(
  column: ArrayLike<number>,
  entries: Uint32Array,
  options: EstimateOptions,
): CumulativeShares {
  const sample = sampleOf(column.length, options);
  const order = entries.slice().sort((i, j) => column[i]! - column[j]!);
  const upTo = new Float64Array(order.length);
  let whole = 0;
  for (let k = 0; k < order.length; k++) {
    whole += sample.shares[order[k]!]!;
    upTo[k] = whole;
  }
  return { sample, order, upTo: upTo.map((share) => share / whole), whole };
}

/** Returns the position of the first entry up to which there is a share `p`. */
export function firstReaching(upTo: Float64Array, p: number): number {
  // Allows for rounding of the sum, which must not select the next entry.
  const place = upTo.findIndex((share) => share >= p - 1e-12);
  return place < 0 ? upTo.length - 1 : place;
}

/**
 * Returns a quantile, with the quantiles at the ends of the interval for the share at or below it
 * (Woodruff, 1952).
 */
export function weightedQuantile(
  column: ArrayLike<number>,
  { sample, order, upTo, whole }: CumulativeShares,
  p: number,
  confidence: number,
): Pick<Estimate, 'value' | 'interval'> {
  const value = column[order[firstReaching(upTo, p)]!]!;
  const linear = new Float64Array(column.length);
  for (const i of order) linear[i] = ((column[i]! <= value ? 1 : 0) - p) / whole;
  const [from, to] = logitInterval({ ...sample.meanWithError(linear), value: p }, confidence);
  // An end is infinite when its share lies beyond the middle of the first or of the last entry.
  const [first, last] = [upTo[0]!, 1 - (upTo[upTo.length - 2] ?? 0)];
  const at = (share: number): number => column[order[firstReaching(upTo, share)]!]!;
  const low = from < first / 2 ? Number.NEGATIVE_INFINITY : at(from);
  return { value, interval: [low, to > 1 - last / 2 ? Number.POSITIVE_INFINITY : at(to)] };
}
