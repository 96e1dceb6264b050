import erfc from '@stdlib/math-base-special-erfc';
import { normalQuantileAt, one } from './elementary-functions.ts';

/** Returns the standard normal distribution function at `z`. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

/** Returns the standard normal quantile of a probability `p` in (0, 1). */
export function normalQuantile(p: number): number {
  return one(normalQuantileAt, p);
}
