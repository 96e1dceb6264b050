import { describe } from '../errors.ts';
import { chosenEntries, presentEntries } from './entries.ts';
import type { Estimate } from './estimate.ts';
import {
  checkSequenceOptions,
  logWealth,
  mixtureTrials,
  rejectionLevel,
  requireIndependent,
  type SequenceOptions,
} from './mixture-martingale.ts';
import { quantile } from './quantile.ts';

/**
 * Estimates the `p`-quantile of a column with an interval that stays valid when a run stops at any time.
 *
 * With chance `confidence` it covers the true quantile at all n at once, exactly, whatever the
 * distribution. The number of entries at or below the true quantile is binomial with chance `p` (of those
 * equal to it, a random part counts). The ends are the order statistics next to the counts that the
 * martingale at `p` does not reject (Howard and Ramdas, Bernoulli 28, 2022); an end beyond all entries is
 * infinite. The standard error is that of `quantile`.
 *
 * @param column - entries without a value (NaN) are left out, and `trials` is the number of the others.
 * @param p - between 0 and 1 exclusive.
 * @throws {TypeError | RangeError} for a column without values or of another kind, a `p` outside (0, 1), an
 * unknown option, weights or replicates.
 * @example
 * ```ts
 * import { sequentialQuantile } from 'rare-earth-risk';
 * const days = Array.from({ length: 999 }, (_, i) => i + 1);
 * const { value, interval } = sequentialQuantile(days, 0.5);
 * console.log(value); // 500
 * console.log(interval.join(' to ')); // 452 to 548
 * ```
 */
export function sequentialQuantile(
  column: ArrayLike<number>,
  p: number,
  options: SequenceOptions = {},
): Estimate {
  const confidence = checkSequenceOptions(options);
  requireIndependent(options);
  requireUnweighted(options);
  const present = presentEntries(column, 'any');
  const sorted = (present ? chosenEntries(column, present) : Float64Array.from(column)).sort();
  // `quantile` also checks p.
  const { value, standardError } = quantile(sorted, p, { confidence });
  const trials = sorted.length;
  const [least, most] = countsNotRejected(trials, p, options);
  const low = least > 0 ? sorted[least - 1]! : Number.NEGATIVE_INFINITY;
  const high = most < trials ? sorted[most]! : Number.POSITIVE_INFINITY;
  return { value, standardError, interval: [low, high], confidence, trials };
}

/**
 * Returns the least and the greatest count that the martingale does not reject. Its wealth is convex in the
 * count and lowest near n·p.
 */
function countsNotRejected(
  trials: number,
  p: number,
  options: SequenceOptions,
): [least: number, most: number] {
  const level = rejectionLevel(options);
  const mixture = mixtureTrials(options);
  const accepted = (count: number): boolean => logWealth(count, trials, p, mixture) < level;
  const middle = Math.round(trials * p);
  return [furthest(middle, -1, accepted), furthest(middle, trials + 1, accepted)];
}

/** Returns the last accepted whole number on the way from `accepted` to `rejected`. */
function furthest(accepted: number, rejected: number, accept: (count: number) => boolean): number {
  let [inside, outside] = [accepted, rejected];
  while (Math.abs(outside - inside) > 1) {
    const between = Math.trunc((inside + outside) / 2);
    if (accept(between)) inside = between;
    else outside = between;
  }
  return inside;
}

function requireUnweighted({ weights }: SequenceOptions): void {
  if (weights === undefined) return;
  throw new RangeError(
    `Expected weights to be absent from a confidence sequence of a quantile, got ${describe(weights)}`,
  );
}
