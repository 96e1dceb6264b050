import { confidenceOf, type Estimate, type EstimateOptions, zValue } from './estimate.ts';
import { type Exact, plus, quotient, times } from './exact-sum.ts';
import { proportion } from './proportion.ts';

/** What an estimate of a mean needs of the entries of one replicate, or of all when there is only one. */
export interface Sums {
  readonly trials: number;
  readonly sum: Exact;
  readonly squares: Exact;
}

type Confidence = Pick<EstimateOptions, 'confidence'>;

/**
 * Estimate of a mean from exact sums, so that no order or grouping shows: s/√n from the squares when all trials are independent (one
 * entry), else from the spread of the replicates. Value and variance are rounded once.
 */
export function meanFromSums(replicates: readonly Sums[], options: Confidence = {}): Estimate {
  if (replicates.length > 1) {
    const totals = replicates.map(({ trials, sum }) => [quotient(sum), trials] as const);
    return ratioOfReplicates(totals, quotient(total(replicates, 'sum'), whole(countOf(replicates))), options);
  }
  const { trials, sum, squares } = replicates[0]!;
  const value = quotient(sum, whole(trials));
  // n·Σx² − (Σx)² over n²·(n − 1): exact until the division, so that nothing cancels.
  const spread = plus(times(whole(trials), squares), times(whole(-1), times(sum, sum)));
  const standardError =
    trials > 1 ? Math.sqrt(quotient(spread, times(whole(trials * (trials - 1)), whole(trials)))) : Number.NaN;
  return around(value, standardError, trials - 1, trials, options);
}

/**
 * Estimate of a probability from pairs of successes and trials, one pair a replicate: `proportion` when there is one; else with the
 * replicates' own error, save where none or all succeeded and they cannot show it.
 */
export function proportionFromCounts(
  replicates: readonly (readonly [successes: number, trials: number])[],
  options: Confidence = {},
): Estimate {
  const successes = replicates.reduce((all, [hits]) => all + hits, 0);
  const trials = replicates.reduce((all, [, entries]) => all + entries, 0);
  const plain = proportion(successes, trials, options);
  if (replicates.length === 1 || successes === 0 || successes === trials) return plain;
  const estimate = ratioOfReplicates(replicates, plain.value, options);
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

/** A ratio of totals with the error that independent replicates of possibly unequal size show (Cochran, Sampling Techniques, 1977, §6.4). */
function ratioOfReplicates(
  replicates: readonly (readonly [top: number, bottom: number])[],
  value: number,
  options: Confidence,
): Estimate {
  const count = replicates.filter(([, bottom]) => bottom > 0).length;
  const trials = replicates.reduce((all, [, bottom]) => all + bottom, 0);
  const squares = replicates.reduce((all, [top, bottom]) => all + (top - value * bottom) ** 2, 0);
  const standardError = count > 1 ? Math.sqrt((count / (count - 1)) * squares) / trials : Number.NaN;
  return around(value, standardError, count - 1, trials, options);
}

/** The interval value ± z standard errors, whatever the degrees of freedom. */
function around(
  value: number,
  standardError: number,
  _freedom: number,
  trials: number,
  options: Confidence,
): Estimate {
  const confidence = confidenceOf(options);
  const reach = zValue(confidence) * standardError;
  return { value, standardError, interval: [value - reach, value + reach], confidence, trials };
}

function total(replicates: readonly Sums[], name: 'sum' | 'squares'): Exact {
  return replicates.map((sums) => sums[name]).reduce(plus);
}

function countOf(replicates: readonly Sums[]): number {
  return replicates.reduce((all, { trials }) => all + trials, 0);
}

/** A whole number as an exact one. */
export function whole(x: number): Exact {
  return { digits: BigInt(x), exponent: 0 };
}
