import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';
import { mean } from './mean.ts';

/**
 * Estimate of the `p`-quantile of a column: the least entry with at least a share `p` at or below it. The interval runs between order
 * statistics whose ranks enclose n·p by z·√(n·p·(1−p)) (David and Nagaraja, Order Statistics, §7.1); the standard error is its half
 * width over z. Of a censored column (`firstHaltDay`), a value equal to the horizon says "not within the horizon".
 *
 * @param p - between 0 and 1 exclusive.
 */
export function quantile(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  requireEntries(column);
  requireShare(p);
  const sorted = Float64Array.from(column).sort();
  const trials = sorted.length;
  const z = zValue(confidence);
  const spread = z * Math.sqrt(trials * p * (1 - p));
  const at = (rank: number): number => sorted[Math.min(trials, Math.max(1, rank)) - 1]!;
  const interval = [at(Math.floor(trials * p - spread)), at(Math.ceil(trials * p + spread) + 1)] as const;
  const standardError = trials > 1 ? (interval[1] - interval[0]) / (2 * z) : Number.NaN;
  return { value: at(Math.ceil(trials * p)), standardError, interval, confidence, trials };
}

/**
 * Estimate of the mean of the worst share 1 − `p` of a column, its largest entries (conditional value at risk): the p-quantile plus the
 * mean excess over it, divided by 1 − p (Rockafellar and Uryasev, Journal of Risk 2, 2000). The standard error is that of the excesses.
 *
 * @param p - between 0 and 1 exclusive; 0.95 is the mean of the worst twentieth.
 */
export function tailMean(column: ArrayLike<number>, p: number, options: EstimateOptions = {}): Estimate {
  const threshold = quantile(column, p, options).value;
  const excess = Float64Array.from(column, (entry) => threshold + Math.max(0, entry - threshold) / (1 - p));
  return mean(excess, options);
}

function requireShare(p: number): void {
  if (p > 0 && p < 1) return;
  throw new RangeError(`Expected p to be between 0 and 1, got ${String(p)}`);
}
