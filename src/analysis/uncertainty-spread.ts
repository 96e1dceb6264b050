import type { Simulation } from '../engine/run.ts';
import type { Estimate } from '../stats/estimate.ts';
import { quantile } from '../stats/quantile.ts';
import { components, type GroupPair } from '../stats/variance-components.ts';
import { firstHalts } from './halts.ts';

/** Orders of the quantiles of the halt probability that are returned. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Distribution of a halt probability over the numbers that are not known. */
export interface UncertaintySpread {
  /** Mean over the unknown numbers: the chance of a halt in a single future. */
  readonly haltProbability: Estimate;
  /**
   * Standard deviation of the halt probability over the unknown numbers, without the noise of the inner
   * trials.
   */
  readonly deviation: Estimate;
  /**
   * Quantiles of the halt probability over the unknown numbers, by their order ('0.05' … '0.95').
   *
   * The estimates of the outer draws are shrunk towards their mean until their standard deviation is
   * `deviation`. So the spread is unbiased, while inner noise smooths the shape.
   */
  readonly quantiles: Readonly<Record<string, number>>;
  /**
   * Share of the variance of "this future halts" that is due to the unknown numbers; the rest is chance. NaN
   * where nothing varies.
   */
  readonly epistemicShare: Estimate;
}

/** Compares the halts of a line by that day between two draws that ran the same trials. */
export function comparePair(
  draws: readonly [first: Simulation, second: Simulation],
  automaker: string | undefined,
  byDay: number,
): GroupPair {
  const [first, second] = draws.map((run) => haltsIn(run, automaker, byDay)) as [boolean[], boolean[]];
  const count = (column: readonly boolean[]): number => column.filter(Boolean).length;
  return {
    first: count(first),
    second: count(second),
    differing: first.filter((halted, i) => halted !== second[i]).length,
  };
}

/** Returns, for each trial, whether it halts by that day. */
function haltsIn(run: Simulation, automaker: string | undefined, byDay: number): boolean[] {
  const { firstHaltDay } = firstHalts(run, automaker === undefined ? {} : { automaker });
  return Array.from(firstHaltDay, (day) => day < byDay);
}

/** Returns the spread over the unknown numbers, from pairs of draws with `inner` futures each. */
export function spreadOf(pairs: readonly GroupPair[], inner: number, confidence: number): UncertaintySpread {
  const { mean, deviation, share, chances } = components(pairs, inner, { confidence });
  const quantiles = QUANTILES.map((p) => [p, quantile(chances, p, { confidence }).value]);
  return {
    haltProbability: mean,
    deviation,
    quantiles: Object.fromEntries(quantiles),
    epistemicShare: share,
  };
}
