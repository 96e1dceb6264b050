import { describe } from '../errors.ts';

/** The parameter set of each entry of a column. */
export interface SetsOfTrials {
  /** How many sets there are. */
  readonly count: number;
  /** One a trial, from 0 to count − 1. */
  readonly of: ArrayLike<number>;
}

/**
 * What the trials of one parameter set came to: how many, the sum of their values, and the sum of the
 * squares.
 */
export interface SetSums {
  readonly trials: number;
  readonly sum: number;
  readonly squares: number;
}

/** With fewer trials a set, on average, noise hides what sets differ by. */
export const LEAST_TRIALS_A_SET = 8;

/** The share of the sets that is left out at each end. */
const TAIL = 0.05;

/** Standard normal quantile of 1 − TAIL. */
const REACH = 1.6448536269514722;

/** Where all but so few sets came to the same, their quantiles say nothing. */
const FEW = 0.1;

/**
 * Checks the parameter sets of a column.
 *
 * @throws {RangeError} unless there is one for each entry, of those that there are.
 */
export function requireSets({ count, of }: SetsOfTrials, entries: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`Expected sets.count to be a whole number from 1, got ${describe(count)}`);
  }
  if (of.length !== entries) {
    throw new RangeError(`Expected sets to have one entry for each of ${entries}, got ${of.length}`);
  }
  for (let i = 0; i < entries; i++) {
    const set = of[i]!;
    if (Number.isInteger(set) && set >= 0 && set < count) continue;
    throw new RangeError(
      `Expected sets.of[${i}] to be a whole number from 0 to ${count - 1}, got ${describe(set)}`,
    );
  }
}

/** The central 90 % of what `spreadOverSets` finds in the values of trials. */
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
 * The central 90 %, over parameter sets, of the mean that a trial of the set has; the noise of few trials a
 * set is taken off. Nothing below 8 trials a set.
 *
 * The variance τ² between sets is the analysis of variance of one way with unequal groups (Searle, Casella
 * and McCulloch, Variance Components, 1992, §3.6): that of the sets' means less what their trials explain. It
 * is never taken to be less than its own standard error, nor less than what one trial in a single set would
 * show, so that a small run claims no certainty. The sets' means are drawn together towards the mean of all
 * by √(τ² / (τ² + noise)), until they vary as their true means do, and their quantiles are read (Louis, JASA
 * 79, 1984; Ghosh, JASA 87, 1992). Where nearly all sets came to the same, the quantiles are those of a
 * normal law of variance τ². The mean of all lies always inside. With fewer than two events a set the low end
 * lies too near the mean: the sum of all is known better than its parts.
 *
 * @param groups - one a set; sets without trials may be among them.
 * @param range - least and greatest possible mean.
 */
export function spreadOverSets(
  groups: readonly SetSums[],
  [least, most]: readonly [least: number, most: number],
): readonly [low: number, high: number] | undefined {
  const seen = groups.filter(({ trials }) => trials > 0);
  const trials = total(seen, (group) => group.trials);
  if (seen.length < 2 || trials < LEAST_TRIALS_A_SET * groups.length) return undefined;
  const mean = total(seen, ({ sum }) => sum) / trials;
  const variance = betweenSets(seen, trials, mean);
  const noise =
    total(seen, (group) => group.squares - (group.sum * group.sum) / group.trials) / (trials - seen.length);
  const means = seen.map((group) => group.sum / group.trials).sort((a, b) => a - b);
  const middle = means[means.length >> 1]!;
  const told = means.filter((one) => one !== middle).length;
  const [low, high] =
    told < FEW * seen.length
      ? [mean - REACH * Math.sqrt(variance), mean + REACH * Math.sqrt(variance)]
      : quantiles(seen.map((group) => drawnTogether(group, mean, variance, noise)));
  return [Math.max(least, Math.min(mean, low)), Math.min(most, Math.max(mean, high))];
}

/** τ²: from the squared distance of each set's mean from that of all, less what its own trials explain. */
function betweenSets(seen: readonly SetSums[], trials: number, mean: number): number {
  const parts = seen.map(({ trials: n, sum, squares }) => {
    const distance = sum / n - mean;
    const own = n > 1 ? (squares - (sum * sum) / n) / (n - 1) : Math.abs(mean) * (1 - Math.abs(mean));
    return n * distance * distance - (1 - n / trials) * own;
  });
  const weight = trials - total(seen, (group) => (group.trials * group.trials) / trials);
  const sum = parts.reduce((all, part) => all + part, 0);
  const average = sum / parts.length;
  const spread = parts.reduce((all, part) => all + (part - average) ** 2, 0);
  const error = Math.sqrt((spread * parts.length) / (parts.length - 1)) / weight;
  return Math.max(sum / weight, error, seen.length / (trials * trials));
}

function drawnTogether({ trials, sum }: SetSums, mean: number, variance: number, noise: number): number {
  return mean + Math.sqrt(variance / (variance + noise / trials)) * (sum / trials - mean);
}

/** The quantiles that leave `TAIL` at each end, between neighbours in proportion. */
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

function total(seen: readonly SetSums[], of: (group: SetSums) => number): number {
  return seen.reduce((sum, group) => sum + of(group), 0);
}
