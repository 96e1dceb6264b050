import { type Distribution, support } from '../distribution.ts';
import { samplerOf } from './sampler-of.ts';

/** Slices of equal chance over which a mean is taken where no short formula holds. */
const SLICES = 4096;

/** The mean of a distribution: by formula if it is short, else by a sum over slices, good to some four digits where the law is bounded. */
export function meanOf(distribution: Distribution): number {
  const { low, high } = support(distribution);
  if (typeof distribution === 'number' || low === high) return low;
  // Rounding must not lift a share above 1.
  return Math.min(high, Math.max(low, unbounded(distribution)));
}

function unbounded(distribution: Exclude<Distribution, number>): number {
  if ('values' in distribution) {
    const { values, weights } = distribution;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return values.reduce((sum, value, i) => sum + (value * weights[i]!) / total, 0);
  }
  const { low, high } = support(distribution);
  const isWhole = distribution.min === undefined && distribution.max === undefined;
  if ('mode' in distribution && isWhole) return (low + 4 * distribution.mode + high) / 6;
  if ('low' in distribution && !('mode' in distribution)) return (low + high) / 2;
  const law = samplerOf(distribution);
  let sum = 0;
  for (let i = 0; i < SLICES; i++) sum += law.quantile((i + 0.5) / SLICES);
  return sum / SLICES;
}
