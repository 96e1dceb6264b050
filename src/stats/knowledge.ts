import { checkOptions } from '../check.ts';
import { describe } from '../errors.ts';
import { requireLength, requireNumbers } from './entries.ts';

/** The parameter set of each trial. */
export interface SetsOfTrials {
  /** Number of sets. */
  readonly count: number;
  /** Set of each trial, from 0 to count − 1. */
  readonly of: ArrayLike<number>;
}

/**
 * Sums over the trials of one parameter set: their number, and the sums of values and of squared values.
 */
export interface SetSums {
  readonly trials: number;
  readonly sum: number;
  readonly squares: number;
}

/** Fewest trials per set, on average: with fewer, noise hides how sets differ. */
export const LEAST_TRIALS_A_SET = 8;

/** Share of the sets that is left out at each end. */
const TAIL = 0.05;

/** Standard normal quantile of 1 − TAIL. */
const Z95 = 1.6448536269514722;

/** Share of sets that must differ from the median set; with fewer, quantiles over sets have no meaning. */
const FEWEST_DIFFERENT = 0.1;

/**
 * Checks that each entry has a parameter set.
 *
 * @throws {RangeError} for another number of entries, or a set outside 0 … count − 1.
 */
export function requireSets(sets: SetsOfTrials, entries: number): void {
  checkOptions(sets, ['count', 'of'], 'options.sets');
  const { count, of } = sets;
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`Expected sets.count to be a whole number from 1, got ${describe(count)}`);
  }
  requireNumbers('sets.of', of);
  requireLength('sets.of', of, entries);
  for (let i = 0; i < entries; i++) {
    const set = of[i]!;
    if (Number.isInteger(set) && set >= 0 && set < count) continue;
    throw new RangeError(
      `Expected sets.of[${i}] to be a whole number from 0 to ${count - 1}, got ${describe(set)}`,
    );
  }
}

/** Returns the range of `spreadOverSets` from the values of the trials. */
export function knowledgeOf(
  values: ArrayLike<number>,
  { count, of }: SetsOfTrials,
  range: readonly [least: number, most: number],
): readonly [low: number, high: number] | undefined {
  const groups = Array.from({ length: count }, () => ({ trials: 0, sum: 0, squares: 0 }));
  for (let i = 0; i < values.length; i++) {
    const group = groups[of[i]!]!;
    group.trials += 1;
    group.sum += values[i]!;
    group.squares += values[i]! * values[i]!;
  }
  return spreadOverSets(groups, range);
}

/**
 * Returns the central 90 % range of the parameter sets' means, without the noise of their trials. Undefined
 * with fewer than 8 trials a set on average.
 *
 * The variance τ² between sets is that of their means less what their trials explain: a one-way analysis
 * of variance with unequal groups (Searle, Casella and McCulloch, Variance Components, 1992, §3.6). It is
 * at least its own standard error, and at least what one trial in one set would show, so a small run never
 * claims certainty. The sets' means are shrunk towards the overall mean by √(τ² / (τ² + noise)),
 * until they vary as the true means do; the range runs between their quantiles (Louis, JASA 79, 1984;
 * Ghosh, JASA 87, 1992). When nearly all sets have the same mean, it is that of a normal distribution of
 * variance τ² instead. It always includes the overall mean. With fewer than two events a set the low end
 * is too close to the mean, because the overall mean is known better than its parts.
 *
 * @param groups - one for each set; some may have no trials.
 * @param range - least and greatest possible mean.
 */
export function spreadOverSets(
  groups: readonly SetSums[],
  [least, most]: readonly [least: number, most: number],
): readonly [low: number, high: number] | undefined {
  const present = groups.filter(({ trials }) => trials > 0);
  const trials = total(present, (group) => group.trials);
  if (present.length < 2 || trials < LEAST_TRIALS_A_SET * groups.length) return undefined;
  const mean = total(present, ({ sum }) => sum) / trials;
  const variance = betweenSets(present, trials, mean);
  const noise =
    total(present, (group) => group.squares - (group.sum * group.sum) / group.trials) /
    (trials - present.length);
  const means = present.map((group) => group.sum / group.trials).sort((a, b) => a - b);
  const middle = means[means.length >> 1]!;
  const different = means.filter((one) => one !== middle).length;
  const [low, high] =
    different < FEWEST_DIFFERENT * present.length
      ? [mean - Z95 * Math.sqrt(variance), mean + Z95 * Math.sqrt(variance)]
      : quantiles(present.map((group) => shrinkToMean(group, mean, variance, noise)));
  return [Math.max(least, Math.min(mean, low)), Math.min(most, Math.max(mean, high))];
}

/**
 * Returns τ²: the squared distances of the sets' means from that of all, less what their own trials
 * explain.
 */
function betweenSets(present: readonly SetSums[], trials: number, mean: number): number {
  const parts = present.map(({ trials: n, sum, squares }) => {
    const distance = sum / n - mean;
    const own = n > 1 ? (squares - (sum * sum) / n) / (n - 1) : Math.abs(mean) * (1 - Math.abs(mean));
    return n * distance * distance - (1 - n / trials) * own;
  });
  const weight = trials - total(present, (group) => (group.trials * group.trials) / trials);
  const sum = parts.reduce((all, part) => all + part, 0);
  const average = sum / parts.length;
  const spread = parts.reduce((all, part) => all + (part - average) ** 2, 0);
  const error = Math.sqrt((spread * parts.length) / (parts.length - 1)) / weight;
  return Math.max(sum / weight, error, present.length / (trials * trials));
}

function shrinkToMean({ trials, sum }: SetSums, mean: number, variance: number, noise: number): number {
  return mean + Math.sqrt(variance / (variance + noise / trials)) * (sum / trials - mean);
}

/** Returns the quantiles that leave `TAIL` at each end, interpolated linearly. */
function quantiles(values: readonly number[]): [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (place - below) * (next - sorted[below]!);
  };
  return [at(TAIL), at(1 - TAIL)];
}

function total(present: readonly SetSums[], of: (group: SetSums) => number): number {
  return present.reduce((sum, group) => sum + of(group), 0);
}
