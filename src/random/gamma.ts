import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { normalQuantile } from './normal.ts';

/**
 * Returns the quantile of a gamma distribution of scale 1 at a probability `p` in (0, 1), to about 10
 * digits.
 *
 * Newton's method in a shrinking bracket, begun at the approximation of Wilson and Hilferty (PNAS 17,
 * 1931).
 *
 * @param shape - at least 1, at most about 10⁶ (digits are lost beyond).
 */
export function gammaQuantile(shape: number, p: number): number {
  const constant = lnGamma(shape);
  // P(a, x) ≤ xᵃ / Γ(a + 1), so the x at which the right side equals p is a lower bound.
  let low = exp((ln(p) + constant + ln(shape)) / shape);
  let high = Number.POSITIVE_INFINITY;
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  let x = Math.max(low, shape * root * root * root);
  for (let step = 0; step < 200; step++) {
    const error = gammaCdf(shape, x, constant) - p;
    if (error > 0) high = x;
    else low = x;
    const newton = x - error / exp((shape - 1) * ln(x) - x - constant);
    const inside = newton > low && newton < high;
    const next = inside ? newton : high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-10 * x) return next;
    x = next;
  }
  return x;
}

/**
 * Returns P(a, x), the regularized incomplete gamma function: by its series for x < a + 1 (DLMF 8.7.1),
 * else by Lentz's continued fraction (DLMF 8.9.2).
 */
export function gammaCdf(a: number, x: number, lnGammaOfA: number = lnGamma(a)): number {
  if (x <= 0) return 0;
  const front = exp(a * ln(x) - x - lnGammaOfA);
  return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17 && n < 100_000; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let whole = d;
  for (let n = 1; n < 100_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || 1e-300);
    c = b + numerator / c || 1e-300;
    whole *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return whole;
}

/** Returns ln Γ(a) for a ≥ 1: Stirling's series (DLMF 5.11.1) from 10 on, and the recurrence below. */
export function lnGamma(a: number): number {
  let product = 1;
  let x = a;
  for (; x < 10; x += 1) product *= x;
  const s = 1 / (x * x);
  const tail =
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360_360)))))) / x;
  return (x - 0.5) * ln(x) - x + HALF_LN_TWO_PI + tail - ln(product);
}

const HALF_LN_TWO_PI = 0.9189385332046728;
