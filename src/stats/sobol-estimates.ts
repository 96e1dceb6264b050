import { checkSeed, checkWhole } from '../check.ts';
import { bootstrap, percentileEstimate } from './bootstrap.ts';
import { confidenceOf, type Estimate } from './estimate.ts';
import type { ProgressOptions } from './progress.ts';
import type { SaltelliOptions } from './saltelli-design.ts';
import { batchesOfValues, type SaltelliValues } from './saltelli-values.ts';
import { average, type InputRows, type SobolSums, sobolSums } from './sobol-sums.ts';

/** Sobol indices of one input. */
export interface SobolIndex {
  /** Share of the variance that the input explains by itself. An index near 0 may come out below 0. */
  readonly first: Estimate;
  /** Share of the variance that is left while all other inputs are known: with all its interactions. */
  readonly total: Estimate;
}

/** Sobol indices of a function. */
export interface SobolIndices<K extends string = string> {
  readonly indices: Readonly<Record<K, SobolIndex>>;
  /** Mean of the function over its inputs. */
  readonly mean: number;
  /** Variance of the function over its inputs, without the noise of its evaluations. */
  readonly variance: number;
  /** Variance of the noise of an evaluation; 0 for one without batches. No index contains it. */
  readonly noise: number;
  readonly rows: number;
}

/** Options of `sobolIndices`; those of the design are for a function. */
export interface SobolOptions extends SaltelliOptions, ProgressOptions {
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
  /** Bootstrap samples of the rows for the intervals, 50 … 10,000; default 400. */
  readonly resamples?: number;
}

/** Estimates first-order and total indices, with intervals from a bootstrap over rows. */
export function estimateIndices<K extends string>(
  values: SaltelliValues<K>,
  options: Pick<SobolOptions, 'confidence' | 'resamples' | 'seed'>,
): SobolIndices<K> {
  const { resamples = 400, seed = 'rare-earth-risk' } = options;
  const confidence = confidenceOf(options);
  checkWhole('options.resamples', resamples, 50, 10_000);
  checkSeed('options.seed', seed);
  const batches = batchesOfValues(values);
  const rows = batches.A.length;
  const sums = sobolSums(batches);
  const variance = (average(sums.squares) * 2 * rows) / (2 * rows - 1);
  const replicates = replicatesOf(sums, rows, resamples, seed);
  const estimate = (value: number, of: Float64Array): Estimate =>
    percentileEstimate(variance === 0 ? Number.NaN : value, of, confidence, rows);
  const indexOf = ({ firsts, totals }: InputRows, k: number): SobolIndex => ({
    first: estimate((average(firsts) * rows) / (rows - 1) / variance, replicates[k]!.first),
    total: estimate(average(totals) / variance, replicates[k]!.total),
  });
  const names = Object.keys(batches.AB) as K[];
  const indices = names.map((name, k) => [name, indexOf(sums.inputs[k]!, k)]);
  return {
    indices: Object.fromEntries(indices),
    mean: average(sums.levels),
    variance,
    noise: sums.noise,
    rows,
  };
}

/** Indices of one input in each bootstrap sample. */
interface Replicates {
  readonly first: Float64Array;
  readonly total: Float64Array;
}

function replicatesOf(
  { levels, squares, baseline, inputs }: SobolSums,
  rows: number,
  resamples: number,
  seed: string,
): Replicates[] {
  const replicates = inputs.map(() => ({
    first: new Float64Array(resamples),
    total: new Float64Array(resamples),
  }));
  const centre = average(levels);
  let b = 0;
  bootstrap(rows, resamples, seed, (sample) => {
    const spread = average(squares, sample) - (average(levels, sample) - centre) ** 2;
    inputs.forEach(({ firsts, totals, changes }, k) => {
      const joint = average(firsts, sample) - average(baseline, sample) * average(changes, sample);
      replicates[k]!.first[b] = joint / spread;
      replicates[k]!.total[b] = average(totals, sample) / spread;
    });
    b += 1;
  });
  return replicates;
}
