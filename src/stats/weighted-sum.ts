import type { Estimate } from './estimate.ts';

/**
 * Estimates a weighted sum of estimated numbers.
 *
 * The standard error is by propagation of errors. The interval is made from the parts' own intervals
 * (method of variance estimates recovery: Zou, Huang and Zhang, Computational Statistics & Data Analysis
 * 53, 2009). So it is as asymmetric as they are, and has a width when one of them has.
 *
 * @param weights - one for each part, at least 0, known exactly.
 * @param correlation - correlation of the errors of parts i and j.
 */
export function weightedSum(
  parts: readonly Estimate[],
  weights: readonly number[],
  correlation: (i: number, j: number) => number,
): Estimate {
  const value = parts.reduce((sum, part, i) => sum + weights[i]! * part.value, 0);
  const combine = (distances: readonly number[]): number =>
    Math.sqrt(Math.max(0, quadratic(distances, weights, correlation)));
  const below = combine(parts.map((part) => part.value - part.interval[0]));
  const above = combine(parts.map((part) => part.interval[1] - part.value));
  return {
    value,
    standardError: combine(parts.map(({ standardError }) => standardError)),
    interval: [value - below, value + above],
    confidence: parts[0]!.confidence,
    trials: Math.min(...parts.map(({ trials }) => trials)),
  };
}

/**
 * Returns Σᵢ Σⱼ wᵢ wⱼ ρᵢⱼ dᵢ dⱼ, in which a part of weight 0 adds nothing, even with an
 * infinite error.
 */
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
 * Returns the correlation of two columns of pairs; 1, the cautious choice, when one of them never varies.
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
