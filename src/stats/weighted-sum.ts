import type { Estimate } from './estimate.ts';

/**
 * Estimate of a weighted sum of estimated numbers. Standard error by the propagation of errors; interval by recovering the variances from
 * the parts' own intervals (Zou, Huang and Zhang, Computational Statistics & Data Analysis 53, 2009), so that it is as lopsided as they
 * are and never without width when theirs have one.
 *
 * @param weights - one for each part, at least 0, known exactly.
 * @param correlation - that of the errors of parts i and j.
 */
export function weightedSum(
  parts: readonly Estimate[],
  weights: readonly number[],
  correlation: (i: number, j: number) => number,
): Estimate {
  const value = parts.reduce((sum, part, i) => sum + weights[i]! * part.value, 0);
  const reach = (distances: readonly number[]): number =>
    Math.sqrt(Math.max(0, quadratic(distances, weights, correlation)));
  const below = reach(parts.map((part) => part.value - part.interval[0]));
  const above = reach(parts.map((part) => part.interval[1] - part.value));
  return {
    value,
    standardError: reach(parts.map(({ standardError }) => standardError)),
    interval: [value - below, value + above],
    confidence: parts[0]!.confidence,
    trials: Math.min(...parts.map(({ trials }) => trials)),
  };
}

/** Σᵢ Σⱼ wᵢ wⱼ ρᵢⱼ dᵢ dⱼ; parts without weight add nothing, whatever their error. */
function quadratic(
  distances: readonly number[],
  weights: readonly number[],
  correlation: (i: number, j: number) => number,
): number {
  const scaled = distances.map((distance, i) => (weights[i] === 0 ? 0 : weights[i]! * distance));
  return scaled.reduce(
    (sum, a, i) => sum + scaled.reduce((row, b, j) => row + a * b * (i === j ? 1 : correlation(i, j)), 0),
    0,
  );
}

/**
 * Correlation of two columns whose entries belong together. Columns that never vary may go together for all that is known: 1.
 */
export function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const [middleA, middleB] = [total(a) / n, total(b) / n];
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = a[i]! - middleA;
    const y = b[i]! - middleB;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : 1;
}

function total(column: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum;
}
