import pow from '@stdlib/math-base-special-pow';
import { confidenceOf, type EstimateOptions } from './estimate.ts';
import { tValue } from './student.ts';
import type { MeanError } from './weighted-sample.ts';

/**
 * Returns Hall's interval for a mean of skew entries (JRSS B 54, 1992): Student's ratio is corrected for
 * skewness by a cubic, which is solved for the mean at ±t.
 *
 * With replicates t has their degrees of freedom, but the skewness is that of the entries, because there
 * are more of them.
 */
export function hallInterval(
  spread: MeanError,
  trials: number,
  options: Pick<EstimateOptions, 'confidence' | 'replicates'>,
): [number, number] {
  const { value, standardError, freedom, skewness } = spread;
  const t = tValue(confidenceOf(options), options.replicates === undefined ? trials - 1 : freedom);
  const skew = skewness / Math.sqrt(trials);
  return [value - standardError * ratioAt(t, skew), value - standardError * ratioAt(-t, skew)];
}

/** Returns Student's ratio at which the cubic equals `t`; `skew` is the skewness of an entry over √n. */
function ratioAt(t: number, skew: number): number {
  const shifted = t - skew / 6;
  // For a skewness this small the cube root is replaced by its tangent.
  if (Math.abs(skew) < 1e-5) return shifted - (skew * t * t) / 3;
  return (3 / skew) * (cubeRoot(1 + skew * shifted) - 1);
}

function cubeRoot(x: number): number {
  return x < 0 ? -pow(-x, 1 / 3) : pow(x, 1 / 3);
}
