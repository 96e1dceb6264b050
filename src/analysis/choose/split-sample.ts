import type { CostColumns } from './cost-columns.ts';

/** Numbers by option, then by scenario. */
export type Means = readonly (readonly number[])[];

/** Values of the trials, and the choices behind them: for even trials, then for odd ones. */
export interface SplitSample<T> {
  readonly values: Float64Array;
  readonly choices: readonly [T, T];
}

/**
 * Returns a column in which each half of the trials is valued at what was chosen on the other half.
 *
 * The least of several noisy means is too low on the trials that show it. On trials that did not choose it,
 * its mean is right. The halves are every other trial, so that each has all replicates alike.
 *
 * @param choose - makes the choice from means by option and scenario.
 * @param value - returns the value of a choice in a trial.
 */
export function splitSample<T>(
  { columns, trials }: CostColumns,
  choose: (means: Means) => T,
  value: (choice: T, trial: number) => number,
): SplitSample<T> {
  const halfMeans = (half: number): number[][] =>
    columns.map((row) => row.map((column) => meanOfHalf(column, half)));
  // Entry 0 is the choice for even trials, made on odd ones.
  const choices = [choose(halfMeans(1)), choose(halfMeans(0))] as const;
  const ofTrial = (_: unknown, trial: number): number => value(choices[(trial % 2) as 0 | 1], trial);
  return { choices, values: Float64Array.from({ length: trials }, ofTrial) };
}

function meanOfHalf(column: Float64Array, half: number): number {
  let sum = 0;
  let count = 0;
  for (let i = half; i < column.length; i += 2) {
    sum += column[i]!;
    count += 1;
  }
  return sum / count;
}

/** Returns the place of the least number; the first of equals. */
export function leastOf(numbers: readonly number[]): number {
  return numbers.reduce((best, number, i) => (number < numbers[best]! ? i : best), 0);
}

/** Returns a function that finds the option with the least mean cost under weights, of any sum. */
export function bestOption(weights: readonly number[]): (means: Means) => number {
  return (means) => leastOf(means.map((row) => dot(row, weights)));
}

/** Returns the sum of products of two lists. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, entry, i) => sum + entry * b[i]!, 0);
}
