import pow from '@stdlib/math-base-special-pow';
import type { Estimate, EstimateOptions } from './estimate.ts';
import { mean } from './mean.ts';

/**
 * Estimate of the mean of a skewed column, such as squares: value and standard error as of any mean, the interval by the cubic transformation
 * that takes the skewness out (Hall, Journal of the Royal Statistical Society B 54, 1992). Entries must be independent and count alike.
 */
export function skewedMean(
  column: ArrayLike<number>,
  options: Pick<EstimateOptions, 'confidence'> = {},
): Estimate {
  const estimate = mean(column, options);
  const { value, standardError, interval } = estimate;
  if (!(standardError > 0)) return estimate;
  const n = column.length;
  let cubes = 0;
  for (let i = 0; i < n; i++) cubes += (column[i]! - value) ** 3;
  const skewness = cubes / n / (standardError * Math.sqrt(n)) ** 3;
  const a = skewness / Math.sqrt(n);
  const reach = (interval[1] - value) / standardError;
  const ends = [reach, -reach].map((t) => value - standardError * untransformed(t, a));
  return { ...estimate, interval: [ends[0]!, ends[1]!] };
}

/** The root W of W + a W²/3 + a² W³/27 + a/6 = t, which increases. */
function untransformed(t: number, a: number): number {
  if (Math.abs(a) < 1e-9) return t;
  const cube = 1 + a * (t - a / 6);
  const root = cube < 0 ? -pow(-cube, 1 / 3) : pow(cube, 1 / 3);
  return (3 * (root - 1)) / a;
}
