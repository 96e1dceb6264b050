import ln from '@stdlib/math-base-special-ln';

/** Coefficients of Stirling's series in 1/x, 1/x³, 1/x⁵ … (Abramowitz and Stegun, 6.1.41). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/** From here on six terms of the series are exact to the last bits. */
const LARGE = 10;

const HALF_LN_TWO_PI = 0.9189385332046728;

/** Natural logarithm of the gamma function at `x` > 0: Stirling's series, after stepping up to where it holds. */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < LARGE; y++) product *= y;
  const square = 1 / (y * y);
  let remainder = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) remainder = remainder * square + SERIES[i]!;
  return (y - 0.5) * ln(y) - y + HALF_LN_TWO_PI + remainder / y - ln(product);
}

/** Natural logarithm of the beta function Γ(a)·Γ(b)/Γ(a + b) at `a`, `b` > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
