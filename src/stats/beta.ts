import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { betaFraction } from '../random/beta-fraction.ts';

/** Chances that a beta(a, b) lies below and above a point; the smaller one keeps its digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Returns the regularized incomplete beta function from both sides: I_x(a, b) and 1 − I_x(a, b).
 *
 * @param x - in [0, 1].
 * @param a - above 0, as `b`.
 */
export function betaTails(x: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (betaPower(x, a, b) * betaFraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (betaPower(x, a, b) * betaFraction(1 - x, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/**
 * Returns the point with a chance `tail`, in (0, 1), of a beta(a, b) below it, or above it, to about 12
 * digits.
 */
export function betaQuantile(tail: number, a: number, b: number, side: keyof Tails = 'lower'): number {
  // Newton's method in a shrinking bracket, for ln(tail) as a function of ln(x), which is nearly linear.
  let low = -745;
  let high = 0;
  let at = ln(a / (a + b));
  for (let step = 0; step < 200; step++) {
    const x = exp(at);
    const reached = betaTails(x, a, b)[side];
    if (reached > tail === (side === 'lower')) high = at;
    else low = at;
    const slope = betaPower(x, a, b) / (1 - x) / reached;
    const error = (ln(reached) - ln(tail)) / (side === 'lower' ? slope : -slope);
    const newton = at - error;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) < 1e-15 * Math.max(1, Math.abs(at))) return exp(next);
    at = next;
  }
  return exp(at);
}

/** Returns the chance of at most `k` successes of `n` with probability `p` in (0, 1); k = −1 … n. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaTails(p, k + 1, n - k).upper;
}

/** Returns ln of x^a (1−x)^b / B(a, b), for `a` and `b` above 0 and `x` in (0, 1). */
export function logBetaPower(x: number, a: number, b: number): number {
  return ln((a * b) / (2 * Math.PI * (a + b))) / 2 + exponent(x, a, b);
}

function betaPower(x: number, a: number, b: number): number {
  return Math.sqrt((a * b) / (2 * Math.PI * (a + b))) * exp(exponent(x, a, b));
}

/**
 * Returns the logarithm by deviances, which keep digits that powers and gamma functions lose (Loader,
 * 2000).
 */
function exponent(x: number, a: number, b: number): number {
  const n = a + b;
  const remainders = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b);
  return remainders - deviance(a, n * x) - deviance(b, n * (1 - x));
}

/**
 * Returns k·ln(k / mean) + mean − k, by a series where the two are near (Loader, Fast and accurate
 * computation of binomial probabilities, 2000).
 */
function deviance(k: number, mean: number): number {
  const gap = k - mean;
  const v = gap / (k + mean);
  if (Math.abs(v) > 0.1) return k * ln(k / mean) - gap;
  let sum = v * gap;
  let power = 2 * k * v;
  for (let j = 3; j < 1000; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * Returns ln Γ(z + 1) − ln(√(2πz) (z/e)^z), z > 0: Stirling's series from 16 on, and the recurrence
 * below.
 */
function stirlingRemainder(z: number): number {
  if (!(z > 0)) return Number.NaN;
  let sum = 0;
  let at = z;
  for (; at < 16; at++) sum += (at + 0.5) * lnOneAndOver(at) - 1;
  const square = 1 / (at * at);
  // Coefficients B₂ₖ / (2k (2k − 1)) of the series (DLMF 5.11.1).
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
  return sum + series / at;
}

/** Returns ln(1 + 1/z). */
function lnOneAndOver(z: number): number {
  return ln((z + 1) / z);
}
