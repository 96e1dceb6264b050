import erfc from '@stdlib/math-base-special-erfc';
import { normalQuantileAt, one } from './elementary-functions.ts';

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

/** Standard normal quantile, by inversion: p in (0, 1). */
export function normalQuantile(p: number): number {
  return one(normalQuantileAt, p);
}
