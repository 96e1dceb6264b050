import { confidenceOf, type Estimate } from './estimate.ts';
import {
  logWealth,
  mixtureTrials,
  rejectionLevel,
  requireOneByOne,
  type SequenceOptions,
} from './mixture-martingale.ts';
import { quantile } from './quantile.ts';

/**
 * Estimate of the `p`-quantile of a column whose interval may be looked at after every entry: with the stated confidence it covers the
 * truth at all n at once, exactly, whatever the law of the entries. At the true quantile the count of entries at or below it (of entries
 * equal to it, a random part) is binomial with chance `p`; the ends are the order statistics next to the counts that the martingale at
 * `p` does not reject (Howard and Ramdas, Bernoulli 28, 2022). An end beyond all entries is infinite. The standard error is the half
 * width over z of the fixed interval, as in `quantile`.
 *
 * @param p - between 0 and 1 exclusive.
 * @throws {RangeError} for an empty column, weights or replicates.
 */
export function sequentialQuantile(
  column: ArrayLike<number>,
  p: number,
  options: SequenceOptions = {},
): Estimate {
  const confidence = confidenceOf(options);
  requireOneByOne(options);
  requireAlike(options);
  // It checks the column and p.
  const { value, standardError } = quantile(column, p, { confidence });
  const sorted = Float64Array.from(column).sort();
  const trials = sorted.length;
  const [least, most] = countsNotRejected(trials, p, options);
  const low = least > 0 ? sorted[least - 1]! : Number.NEGATIVE_INFINITY;
  const high = most < trials ? sorted[most]! : Number.POSITIVE_INFINITY;
  return { value, standardError, interval: [low, high], confidence, trials };
}

/** The least and the greatest count that the martingale does not reject; its wealth is convex in the count, and lowest near n·p. */
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

/** The last accepted whole number on the way from `accepted` to `rejected`. */
function furthest(accepted: number, rejected: number, accept: (count: number) => boolean): number {
  let [inside, outside] = [accepted, rejected];
  while (Math.abs(outside - inside) > 1) {
    const between = Math.trunc((inside + outside) / 2);
    if (accept(between)) inside = between;
    else outside = between;
  }
  return inside;
}

function requireAlike({ weights }: SequenceOptions): void {
  if (weights === undefined) return;
  throw new RangeError(
    'Expected the confidence sequence of a quantile to be of entries without weights, got weights',
  );
}
