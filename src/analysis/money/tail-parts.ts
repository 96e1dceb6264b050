import type { Estimate, EstimateOptions } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';

/**
 * Estimates what each of several columns adds to the tail mean of their total: its mean over the share
 * 1 − `p` of entries with the largest totals.
 *
 * Entries with the total of the quantile itself are in the tail in part, all alike, so that the parts add
 * up to the tail mean. The error is that of the entries' influence m + (x − m) · 1(tail) / (1 − p), m being
 * the mean of the column near the quantile: as of any function of a quantile (Serfling, Approximation
 * Theorems, 1980, §2.5).
 */
export function tailParts(
  total: Float64Array,
  columns: readonly Float64Array[],
  p: number,
  options: EstimateOptions,
): Estimate[] {
  const threshold = quantile(total, p, options).value;
  const { above, ties } = tailOf(total, threshold, options);
  const share = ties > 0 ? Math.min(1, Math.max(0, (1 - p - above) / ties)) : 0;
  const inTail = total.map((x) => (x > threshold ? 1 : x === threshold ? share : 0));
  const near = nearest(total, threshold);
  return columns.map((column) => {
    const m = near.reduce((sum, i) => sum + column[i]!, 0) / near.length;
    const influence = column.map((x, i) => m + ((x - m) * inTail[i]!) / (1 - p));
    const value = mean(
      column.map((x, i) => (x * inTail[i]!) / (1 - p)),
      options,
    ).value;
    const { standardError, interval, ...rest } = mean(influence, { ...options, method: 'hall' });
    const shift = value - rest.value;
    return {
      ...rest,
      value,
      standardError,
      interval: [Math.max(0, interval[0] + shift), interval[1] + shift],
    };
  });
}

/** Returns the shares of entries above the threshold and equal to it. */
function tailOf(
  total: Float64Array,
  threshold: number,
  { weights }: EstimateOptions,
): { above: number; ties: number } {
  let [above, ties, all] = [0, 0, 0];
  for (let i = 0; i < total.length; i++) {
    const weight = weights ? weights[i]! : 1;
    all += weight;
    if (total[i]! > threshold) above += weight;
    if (total[i] === threshold) ties += weight;
  }
  return { above: above / all, ties: ties / all };
}

/** Returns the indices of the √n entries that are nearest to the threshold, and of all that equal it. */
function nearest(total: Float64Array, threshold: number): number[] {
  const order = Array.from(total, (x, i) => [Math.abs(x - threshold), i] as const).sort(
    ([a, i], [b, j]) => a - b || i - j,
  );
  const least = Math.ceil(Math.sqrt(order.length));
  return order.filter(([distance], k) => k < least || distance === 0).map(([, i]) => i);
}
