import type { Distribution } from '../distribution.ts';
import { variate } from './variate.ts';

/**
 * Cumulative chances of a review's effort: entry k is P(effort ≤ k + 1 working days), k = 0 … limit − 1. The law is
 * the scenario's distribution within 0 … limit by renormalising, rounded up to a whole day, at least 1 (model.md §4).
 */
export function effortTable(distribution: Distribution, limitWorkingDays: number): Float64Array {
  const { cdf } = variate(distribution);
  const negative = cdf(-Number.MIN_VALUE);
  const whole = cdf(limitWorkingDays) - negative;
  const table = Float64Array.from({ length: limitWorkingDays }, (_, k) => (cdf(k + 1) - negative) / whole);
  table[limitWorkingDays - 1] = 1;
  return table;
}

/** The chance of a draw within 0 … limit; 0 when no review could be drawn from the distribution. */
export function effortMass(distribution: Distribution, limitWorkingDays: number): number {
  const { cdf, mass } = variate(distribution);
  return mass > 0 ? cdf(limitWorkingDays) - cdf(-Number.MIN_VALUE) : 0;
}

/** The effort that belongs to the uniform `u`: the least k with P(effort ≤ k) ≥ u. */
export function effortAt(table: Float64Array, u: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle]! >= u) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
