import { betaQuantile } from './beta.ts';
import { zValue } from './estimate.ts';

/**
 * Degrees of freedom from which on the expansion around the normal quantile is exact to double precision.
 */
const LARGE = 1e5;

/**
 * Returns the two-sided quantile of Student's t (Biometrika 6, 1908): 2.262 for a confidence of 0.95 and 9
 * degrees of freedom. It inverts the incomplete beta function, or expands around the normal quantile for
 * many degrees of freedom (Abramowitz and Stegun 26.7.5).
 *
 * @param confidence - between 0 and 1 exclusive.
 * @param freedom - degrees of freedom, above 0, not necessarily whole; otherwise the result is NaN.
 */
export function tValue(confidence: number, freedom: number): number {
  if (confidence !== last.confidence || freedom !== last.freedom) {
    last = { confidence, freedom, value: quantile(confidence, freedom) };
  }
  return last.value;
}

/** The last result: a summary needs the same one for every automaker. */
let last = { confidence: Number.NaN, freedom: Number.NaN, value: Number.NaN };

function quantile(confidence: number, freedom: number): number {
  if (!(freedom > 0)) return Number.NaN;
  if (freedom > LARGE) {
    const z = zValue(confidence);
    const first = (z * z * z + z) / 4;
    const second = (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / 96;
    return z + first / freedom + second / freedom / freedom;
  }
  // t² / (freedom + t²) has a beta distribution; the smaller of it and its complement keeps its digits.
  const share = betaQuantile(1 - confidence, 0.5, freedom / 2, 'upper');
  if (share < 0.5) return Math.sqrt((freedom * share) / (1 - share));
  const rest = betaQuantile(1 - confidence, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - rest)) / rest);
}
