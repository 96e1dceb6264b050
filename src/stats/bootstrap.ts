import { openStream } from '../random/stream.ts';
import type { Estimate } from './estimate.ts';
import { rankOf } from './order-statistics.ts';

/**
 * Calls `use` with the row numbers of each of `resamples` bootstrap samples, of as many rows, drawn with
 * replacement (Efron, Annals of Statistics 7, 1979). The list is the same object each time.
 */
export function bootstrap(
  rows: number,
  resamples: number,
  seed: string,
  use: (sample: Int32Array) => void,
): void {
  const stream = openStream(seed, 'bootstrap');
  const sample = new Int32Array(rows);
  for (let b = 0; b < resamples; b++) {
    for (let i = 0; i < rows; i += 2) {
      sample[i] = Math.floor(stream.low(b, i) * rows);
      if (i + 1 < rows) sample[i + 1] = Math.floor(stream.high(b, i) * rows);
    }
    use(sample);
  }
}

/**
 * Returns an estimate whose interval lies between quantiles of its bootstrap replicates; NaN when a
 * replicate has no value.
 */
export function percentileEstimate(
  value: number,
  replicates: Float64Array,
  confidence: number,
  trials: number,
): Estimate {
  const sorted = replicates.slice().sort();
  const { length } = sorted;
  const tail = (1 - confidence) / 2;
  const at = (share: number): number => sorted[rankOf(length, share) - 1]!;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / length;
  const variance = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (length - 1);
  const interval: Estimate['interval'] = Number.isNaN(mean)
    ? [Number.NaN, Number.NaN]
    : [at(tail), at(1 - tail)];
  return { value, standardError: Math.sqrt(variance), interval, confidence, trials };
}
