import { confidenceOf, type Estimate, type EstimateOptions, requireEntries, zValue } from './estimate.ts';

/** Estimate of a mean: value, standard error s/√n and the normal interval around it. Welford's sums (Technometrics 4, 1962). */
export function mean(column: ArrayLike<number>, options: EstimateOptions = {}): Estimate {
  const confidence = confidenceOf(options);
  requireEntries(column);
  let value = 0;
  let squares = 0;
  for (let i = 0; i < column.length; i++) {
    const difference = column[i]! - value;
    value += difference / (i + 1);
    squares += difference * (column[i]! - value);
  }
  const trials = column.length;
  const standardError = trials > 1 ? Math.sqrt(squares / (trials - 1) / trials) : Number.NaN;
  const reach = zValue(confidence) * standardError;
  return { value, standardError, interval: [value - reach, value + reach], confidence, trials };
}
