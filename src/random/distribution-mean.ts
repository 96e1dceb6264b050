import { type Distribution, support } from '../distribution.ts';
import { samplerOf } from './sampler-of.ts';

/** Slices of equal chance over which a mean is taken where no short formula holds. */
const SLICES = 4096;

/**
 * Returns the mean of a distribution: by formula where that is short, otherwise as a sum over slices. The
 * sum is right to about four digits for a bounded distribution.
 */
export function meanOf(distribution: Distribution): number {
  const { low, high } = support(distribution);
  if (typeof distribution === 'number' || low === high) return low;
  // Rounding must not move a mean outside the support: a chance above 1 would be an error.
  return Math.min(high, Math.max(low, unclamped(distribution)));
}

function unclamped(distribution: Exclude<Distribution, number>): number {
  if ('values' in distribution) {
    const { values, weights } = distribution;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return values.reduce((sum, value, i) => sum + (value * weights[i]!) / total, 0);
  }
  const { low, high } = support(distribution);
  const isWhole = distribution.min === undefined && distribution.max === undefined;
  if ('mode' in distribution && isWhole) return (low + 4 * distribution.mode + high) / 6;
  if ('low' in distribution && !('mode' in distribution)) return (low + high) / 2;
  const { quantile } = samplerOf(distribution);
  let sum = 0;
  for (let i = 0; i < SLICES; i++) sum += quantile((i + 0.5) / SLICES);
  return sum / SLICES;
}
