import { confidenceOf, type Estimate } from './estimate.ts';
import { type Exact, plus, quotient, times } from './exact-sum.ts';
import type { MeanOptions } from './mean.ts';
import { logitInterval } from './probability.ts';
import { type ProportionOptions, proportion } from './proportion.ts';
import {
  type Bounds,
  cut,
  equalInterval,
  type MeanFacts,
  rareInterval,
  skewInterval,
} from './rare-interval.ts';
import { tValue } from './student.ts';
import type { MeanError } from './weighted-sample.ts';

/** Sums over the entries of one replicate, or over all entries when they are independent. */
export interface Sums {
  readonly trials: number;
  readonly sum: Exact;
  readonly squares: Exact;
  readonly cubes: Exact;
}

/**
 * Estimates a mean from exact sums, so the result does not depend on order or grouping.
 *
 * One element holds all trials, independent of each other: the standard error is s/√n. Several elements
 * are replicates: the standard error comes from how they differ. With `method: 'hall'` entries are losses,
 * the least of which is `least`; equal entries have an interval up to the bounds, as in `mean`.
 */
export function meanFromSums(
  replicates: readonly Sums[],
  options: Pick<MeanOptions, 'confidence' | 'method'> & Bounds = {},
): Estimate {
  const confidence = confidenceOf(options);
  const trials = replicates.reduce((all, sums) => all + sums.trials, 0);
  const value = quotient(replicates.map(({ sum }) => sum).reduce(plus), whole(trials));
  const totals = replicates.map((sums) => [quotient(sums.sum), sums.trials] as const);
  const spread = replicates.length === 1 ? ofEntries(replicates[0]!) : ofReplicates(totals, value);
  const { standardError, freedom } = spread;
  const { least, most, method } = options;
  const isPlain = replicates.length === 1;
  const facts: MeanFacts = { trials, confidence, least, most, rest: { least } };
  if (areEqual(replicates)) {
    const isKnown = trials > 1 || least !== undefined || most !== undefined;
    const interval = isKnown ? equalInterval(value, facts) : ([Number.NaN, Number.NaN] as const);
    return { value, standardError: trials > 1 ? 0 : Number.NaN, interval, confidence, trials };
  }
  if (method === 'hall' && isPlain) {
    return { value, standardError, interval: skewInterval(spread, facts), confidence, trials };
  }
  const halfWidth = tValue(confidence, freedom) * standardError;
  const rare = (method === 'hall' && rareInterval(spread, least, confidence)) || [value, value];
  const [low, high] = [Math.min(value - halfWidth, rare[0]), Math.max(value + halfWidth, rare[1])];
  return { value, standardError, interval: cut([low, high], facts), confidence, trials };
}

/** Returns whether all entries are equal: n·Σx² is then (Σx)², exactly. */
function areEqual(replicates: readonly Sums[]): boolean {
  const n = whole(replicates.reduce((all, { trials }) => all + trials, 0));
  const [sum, squares] = [replicates.map((one) => one.sum), replicates.map((one) => one.squares)];
  const total = sum.reduce(plus);
  return plus(times(n, squares.reduce(plus)), times(whole(-1), times(total, total))).digits === 0n;
}

/**
 * Returns mean, standard error and skewness without cancellation: n·Σx² − (Σx)² and
 * n²·Σx³ − 3n·Σx·Σx² + 2(Σx)³ are exact, and rounded once.
 */
function ofEntries({ trials, sum, squares, cubes }: Sums): MeanError {
  const n = whole(trials);
  const second = plus(times(n, squares), times(whole(-1), times(sum, sum)));
  const third = [
    times(times(n, n), cubes),
    times(times(whole(-3 * trials), sum), squares),
    times(times(whole(2), sum), times(sum, sum)),
  ].reduce(plus);
  const variance = quotient(second, times(n, n));
  return {
    value: quotient(sum, n),
    standardError: trials > 1 ? Math.sqrt(variance / (trials - 1)) : Number.NaN,
    freedom: trials - 1,
    skewness: variance > 0 ? quotient(third, times(times(n, n), n)) / (variance * Math.sqrt(variance)) : 0,
  };
}

/**
 * Estimates a probability from successes and trials, one pair for each replicate.
 *
 * With one pair it is `proportion`. With several, the error comes from how the replicates differ. When none
 * or all trials succeeded they do not differ, and it is `proportion` again.
 */
export function proportionFromCounts(
  replicates: readonly (readonly [successes: number, trials: number])[],
  options: Pick<ProportionOptions, 'confidence' | 'method'> = {},
): Estimate {
  const successes = replicates.reduce((all, [hits]) => all + hits, 0);
  const trials = replicates.reduce((all, [, entries]) => all + entries, 0);
  const plain = proportion(successes, trials, options);
  if (replicates.length === 1 || successes === 0 || successes === trials) return plain;
  const spread = ofReplicates(replicates, plain.value);
  if (spread.standardError === 0) return { ...plain, standardError: 0 };
  return { ...plain, standardError: spread.standardError, interval: logitInterval(spread, plain.confidence) };
}

/**
 * Returns a ratio of totals with the error that independent replicates of any size show (Cochran, 1977,
 * §6.4).
 */
function ofReplicates(
  replicates: readonly (readonly [top: number, bottom: number])[],
  value: number,
): MeanError {
  const present = replicates.filter(([, bottom]) => bottom > 0);
  const count = present.length;
  const trials = present.reduce((all, [, bottom]) => all + bottom, 0);
  const moment = (power: 2 | 3): number =>
    present.reduce((all, [top, bottom]) => {
      const residual = top - value * bottom;
      return all + (power === 2 ? residual * residual : residual * residual * residual) / count;
    }, 0);
  const variance = moment(2);
  return {
    value,
    standardError: count > 1 ? (Math.sqrt(variance / (count - 1)) * count) / trials : Number.NaN,
    freedom: count - 1,
    skewness: variance > 0 ? moment(3) / (variance * Math.sqrt(variance)) : 0,
  };
}

/** Returns a whole number as an exact one. */
export function whole(x: number): Exact {
  return { digits: BigInt(x), exponent: 0 };
}
