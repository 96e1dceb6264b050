import type { Distribution } from '../distribution.ts';
import { variate } from './variate.ts';

/** The law of a review's effort, ready to be drawn. */
export interface EffortTable {
  /** Cumulative chances: entry k is P(effort ≤ k + 1 working days), k = 0 … limit − 1. */
  readonly upTo: Float64Array;
  /** Where to look first: entry j is the least k with `upTo[k]` at or above j / `GUIDES` (Chen and Asau, 1974). */
  readonly guide: Uint16Array;
}

const GUIDES = 1024;

/** The scenario's distribution within 0 … limit by renormalising, rounded up to a whole day, at least 1 (model.md §4). */
export function effortTable(distribution: Distribution, limitWorkingDays: number): EffortTable {
  const { cdf } = variate(distribution);
  const negative = cdf(-Number.MIN_VALUE);
  const whole = cdf(limitWorkingDays) - negative;
  const upTo = Float64Array.from({ length: limitWorkingDays }, (_, k) => (cdf(k + 1) - negative) / whole);
  upTo[limitWorkingDays - 1] = 1;
  const guide = Uint16Array.from({ length: GUIDES }, (_, j) =>
    upTo.findIndex((chance) => chance >= j / GUIDES),
  );
  return { upTo, guide };
}

/** The chance of a draw within 0 … limit; 0 when no review could be drawn from the distribution. */
export function effortMass(distribution: Distribution, limitWorkingDays: number): number {
  const { cdf, mass } = variate(distribution);
  return mass > 0 ? cdf(limitWorkingDays) - cdf(-Number.MIN_VALUE) : 0;
}

/** The effort that belongs to the uniform at `values[i]`, in (0, 1): the least k with P(effort ≤ k) at or above it. */
export function effortAt({ upTo, guide }: EffortTable, values: Float64Array, i: number): number {
  const u = values[i]!;
  let k = guide[Math.floor(u * GUIDES)]!;
  while (upTo[k]! < u) k += 1;
  return k + 1;
}
