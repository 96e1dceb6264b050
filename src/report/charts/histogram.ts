import { sorted, type Weighted, weightedQuantile } from './density-summary.ts';

export interface Bins {
  readonly from: number;
  readonly width: number;
  readonly count: number;
}

/** What a prior may be: draws, or the two ends of a uniform one. */
export function isUniform(prior: ArrayLike<number>): boolean {
  return prior.length === 2 && prior[0]! < prior[1]!;
}

/**
 * Equal bins over all of a uniform prior and over the central 99 % of draws, whose far tails would leave
 * the rest in a single bin.
 */
export function binsFor(prior: ArrayLike<number>, posterior: Weighted): Bins {
  const central = (draws: Weighted): number[] => [
    weightedQuantile(draws, 0.005),
    weightedQuantile(draws, 0.995),
  ];
  const ends = [...(isUniform(prior) ? Array.from(prior) : central(sorted(prior))), ...central(posterior)];
  const known = ends.filter(Number.isFinite);
  const [low, high] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  // All the same: an odd number of bins, so that the value is in the middle of one.
  const spare = high === low ? Math.abs(low) * 0.1 || 0.5 : 0;
  const count = spare > 0 ? 11 : Math.min(32, Math.max(10, Math.floor(Math.sqrt(posterior.values.length))));
  return { from: low - spare, width: (high - low + 2 * spare) / count, count };
}

/** Density in each bin. What lies outside of the bins counts in the total, so the bars show its lack. */
export function density({ values, weights, total }: Weighted, { from, width, count }: Bins): number[] {
  const heights = new Array<number>(count).fill(0);
  if (total === 0) return heights;
  values.forEach((value, i) => {
    const bin = Math.floor((value - from) / width);
    const last = bin === count && value <= from + count * width * (1 + 1e-12) ? count - 1 : bin;
    if (last >= 0 && last < count) heights[last]! += weights[i]! / (total * width);
  });
  return heights;
}

/**
 * Density of the prior in each bin: flat between the ends of a uniform one, by the share of the bin that
 * lies between them.
 */
export function priorDensity(prior: ArrayLike<number>, bins: Bins): number[] {
  if (!isUniform(prior)) return density(sorted(prior), bins);
  const [low, high] = [prior[0]!, prior[1]!];
  return Array.from({ length: bins.count }, (_, i) => {
    const start = bins.from + i * bins.width;
    const covered = Math.min(high, start + bins.width) - Math.max(low, start);
    return Math.max(0, covered) / (bins.width * (high - low));
  });
}
