// The discrepancy between the model and what customs report of a place: observed flow = flow of the model
// × exp(δ), δ an AR(1) by month (Kennedy and O'Hagan, 2001). Half of its variance is shared by all places,
// half is a place's own. The world, in which what is a place's own averages out, has the shared half alone:
// in 2024 its months lay closer to their mean than those of single places, 0.08 against 0.13.

import pow from '@stdlib/math-base-special-pow';
import { normalQuantile } from '../../../../src/random/normal.ts';
import { monthsBetween } from '../months.ts';

/** A month `YYYY-MM` of customs data of a place: `world`, or a destination of the model. */
export interface PlaceMonth {
  readonly place: string;
  readonly month: string;
}

/** Correlation of δ with that of the month before: what separates a place from the model lasts a year. */
export const PHI = 0.9;

/** Share of the variance of a place's δ that all places share. */
export const SHARED = 0.5;

/** Standard deviation σ of a place's δ: half-normal with this scale when no month is known. */
export const SIGMA_SCALE = 0.25;

/** Returns a quantile of the prior of σ. */
export function sigmaQuantile(p: number): number {
  return SIGMA_SCALE * normalQuantile((1 + p) / 2);
}

/** Returns the covariance of δ at two months of places, for σ = 1. */
export function covarianceOf(a: PlaceMonth, b: PlaceMonth): number {
  const own = a.place === b.place && a.place !== 'world' ? 1 - SHARED : 0;
  return pow(PHI, Math.abs(monthsBetween(a.month, b.month))) * (SHARED + own);
}
