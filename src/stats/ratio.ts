import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts';
import { mean } from './mean.ts';
import { logitInterval } from './probability.ts';
import { proportion } from './proportion.ts';

/**
 * Estimates a share: the sum of `part` over that of `whole`, of independent entries.
 *
 * Entries of 0 and 1 have Wilson's interval. Others have Student's interval on the logit scale, with the
 * error of the linearization (Cochran, Sampling Techniques, 1977, §6.4).
 *
 * @param part - each entry from 0 to that of `whole`.
 */
export function ratioOfSums(
  part: Float64Array,
  whole: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  const confidence = confidenceOf(options);
  const [parts, wholes] = [sum(part), sum(whole)];
  const areCounts = part.every(isCount) && whole.every(isCount);
  if (areCounts || wholes === 0) return proportion(parts, wholes, { confidence });
  const value = parts / wholes;
  const trials = part.length;
  const residuals = part.map((entry, i) => ((entry - value * whole[i]!) * trials) / wholes);
  const { standardError } = mean(residuals);
  const spread = { value, standardError, freedom: trials - 1, skewness: 0 };
  return { value, standardError, interval: logitInterval(spread, confidence), confidence, trials };
}

function isCount(entry: number): boolean {
  return entry === 0 || entry === 1;
}

function sum(column: Float64Array): number {
  return column.reduce((total, entry) => total + entry, 0);
}
