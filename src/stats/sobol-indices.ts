import { checkObject, checkOptions, checkSeed, checkWhole } from '../check.ts';
import { describe, rangeError } from '../errors.ts';
import { batchesOf, batchMean, centred, crossProduct, difference, type Evaluation } from './batches.ts';
import { bootstrap, percentileEstimate } from './bootstrap.ts';
import { confidenceOf, type Estimate } from './estimate.ts';
import type { InputRange } from './input-range.ts';
import { type ProgressOptions, progressOf } from './progress.ts';
import { type InputValues, type SaltelliOptions, saltelliDesign } from './saltelli-design.ts';

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

/** Values of a function at the points of a Saltelli design, in the shape of the design. */
export interface SaltelliValues<K extends string = string> {
  readonly A: readonly Evaluation[];
  readonly B: readonly Evaluation[];
  readonly AB: Readonly<Record<K, readonly Evaluation[]>>;
}

/** Options of `sobolIndices`; those of the design are for a function. */
export interface SobolOptions extends SaltelliOptions, ProgressOptions {
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
  /** Bootstrap samples of the rows for the intervals, 50 … 10,000; default 400. */
  readonly resamples?: number;
}

/** A function whose inputs matter: takes their values by name, and the number of the row of the design. */
export type UncertainFunction<K extends string = string> = (x: InputValues<K>, row: number) => Evaluation;

/**
 * Estimates which inputs of any function cause its variance: first-order and total Sobol indices.
 *
 * First-order indices are those of Saltelli et al. (Computer Physics Communications 181, 2010), totals
 * those of Jansen (ibid. 117, 1999); intervals are percentiles of a bootstrap over rows. A function that is
 * itself estimated may return a list of estimates with independent noise, say the means of eight batches
 * of trials: products are then taken across batches only, so the noise biases no index. Evaluations of one
 * row may share their random numbers, as differences within a row are what counts. No index is cut off at
 * 0. The indices of a function that does not vary are NaN.
 *
 * @param inputs - by name, a range [low, high] or a distribution each; 1 to 64.
 * @param options - `rows` (default 1024; the function is called rows · (inputs + 2) times), `seed`,
 * `confidence`, `resamples`, `onProgress`, `signal`.
 * @throws {RangeError | TypeError} for ranges or options that are none, or an evaluation that is not
 * finite.
 * @example
 * ```ts
 * import { sobolIndices } from 'rare-earth-risk';
 *
 * const { indices } = sobolIndices(({ a, b }) => a + 2 * b, { a: [0, 1], b: [0, 1] });
 * console.log(indices.a.first.value.toFixed(1), indices.b.total.value.toFixed(1)); // 0.2 0.8
 * ```
 */
export function sobolIndices<K extends string>(
  f: UncertainFunction<K>,
  inputs: Readonly<Record<K, InputRange>>,
  options?: SobolOptions,
): SobolIndices<K>;
/**
 * Estimates Sobol indices from the values of a function at the points of `saltelliDesign`.
 *
 * @throws {RangeError | TypeError} for values that do not have the shape of a design, or are not finite.
 * @example
 * ```ts
 * import { saltelliDesign, sobolIndices } from 'rare-earth-risk';
 *
 * const { A, B, AB } = saltelliDesign({ a: [0, 1], b: [0, 1] });
 * const f = ({ a, b }: { a: number; b: number }): number => a + 2 * b;
 * const values = { A: A.map(f), B: B.map(f), AB: { a: AB.a.map(f), b: AB.b.map(f) } };
 * console.log(sobolIndices(values).indices.a.first.value.toFixed(1)); // 0.2
 * ```
 */
export function sobolIndices<K extends string>(
  values: SaltelliValues<K>,
  options?: Pick<SobolOptions, 'confidence' | 'resamples' | 'seed'>,
): SobolIndices<K>;
export function sobolIndices<K extends string>(
  first: UncertainFunction<K> | SaltelliValues<K>,
  ...rest: readonly unknown[]
): SobolIndices<K> {
  if (typeof first === 'function') {
    const [inputs, options = {}] = rest as [Readonly<Record<K, InputRange>>, SobolOptions?];
    checkOptions(options, ['rows', 'seed', 'confidence', 'resamples', 'onProgress', 'signal']);
    const { rows, seed, onProgress, signal, ...others } = options;
    const design = { ...(rows === undefined ? {} : { rows }), ...(seed === undefined ? {} : { seed }) };
    return indicesOf(evaluate(first, inputs, design, options), { ...others, ...design });
  }
  const [options = {}] = rest as [SobolOptions?];
  checkOptions(options, ['seed', 'confidence', 'resamples']);
  return indicesOf(first, options);
}

/** Evaluates a function at the points of a design, row by row. */
function evaluate<K extends string>(
  f: UncertainFunction<K>,
  inputs: Readonly<Record<K, InputRange>>,
  options: SaltelliOptions,
  progress: ProgressOptions,
): SaltelliValues<K> {
  const { A, B, AB } = saltelliDesign(inputs, options);
  const names = Object.keys(AB) as K[];
  const report = progressOf(progress, A.length);
  const rows = A.map((a, i) => {
    const values = [a, B[i]!, ...names.map((name) => AB[name][i]!)].map((x) => f(x, i));
    report();
    return values;
  });
  const column = (k: number): Evaluation[] => rows.map((row) => row[k]!);
  const mixed = names.map((name, k) => [name, column(2 + k)] as const);
  return { A: column(0), B: column(1), AB: Object.fromEntries(mixed) as Record<K, Evaluation[]> };
}

/** What a row adds to the sums of one input: products with that input, without noise. */
interface InputRows {
  readonly firsts: Float64Array;
  readonly totals: Float64Array;
  readonly changes: Float64Array;
}

function indicesOf<K extends string>(values: SaltelliValues<K>, options: SobolOptions): SobolIndices<K> {
  const { resamples = 400, seed = 'rare-earth-risk' } = options;
  const confidence = confidenceOf(options);
  checkWhole('options.resamples', resamples, 50, 10_000);
  checkSeed('options.seed', seed);
  const { A, B, AB } = batchesOfValues(values);
  const names = Object.keys(AB) as K[];
  const rows = A.length;
  const both = centred([...A, ...B]);
  const levels = Float64Array.from(A, (a, i) => (batchMean(a) + batchMean(B[i]!)) / 2);
  const squares = Float64Array.from(A, (_, i) =>
    [both[i]!, both[rows + i]!].reduce((sum, x) => sum + crossProduct(x, x) / 2, 0),
  );
  const centredB = centred(B);
  const baseline = Float64Array.from(centredB, batchMean);
  const inputs = names.map((name) => inputRows(A, centredB, AB[name]));
  const variance = (average(squares) * 2 * rows) / (2 * rows - 1);
  const first = ({ firsts }: InputRows): number => (average(firsts) * rows) / (rows - 1) / variance;
  const replicates = inputs.map(() => [0, 0].map(() => new Float64Array(resamples)));
  const centre = average(levels);
  let b = 0;
  bootstrap(rows, resamples, seed, (sample) => {
    const spread = average(squares, sample) - (average(levels, sample) - centre) ** 2;
    inputs.forEach(({ firsts, totals, changes }, k) => {
      const joint = average(firsts, sample) - average(baseline, sample) * average(changes, sample);
      replicates[k]![0]![b] = joint / spread;
      replicates[k]![1]![b] = average(totals, sample) / spread;
    });
    b += 1;
  });
  const estimate = (value: number, of: Float64Array): Estimate =>
    percentileEstimate(variance === 0 ? Number.NaN : value, of, confidence, rows);
  const indices = names.map((name, k) => [
    name,
    {
      first: estimate(first(inputs[k]!), replicates[k]![0]!),
      total: estimate(average(inputs[k]!.totals) / variance, replicates[k]![1]!),
    },
  ]);
  return { indices: Object.fromEntries(indices), mean: centre, variance, noise: noiseOf([...A, ...B]), rows };
}

function inputRows(
  A: readonly Float64Array[],
  centredB: readonly Float64Array[],
  mixed: readonly Float64Array[],
): InputRows {
  const changes = mixed.map((x, i) => difference(x, A[i]!));
  const centredChanges = centred(changes);
  return {
    firsts: Float64Array.from(centredChanges, (x, i) => crossProduct(centredB[i]!, x)),
    totals: Float64Array.from(changes, (x) => crossProduct(x, x) / 2),
    changes: Float64Array.from(centredChanges, batchMean),
  };
}

/** Returns the mean variance of the noise of an evaluation. */
function noiseOf(all: readonly Float64Array[]): number {
  return average(Float64Array.from(all, (x) => batchMean(x) ** 2 - crossProduct(x, x)));
}

function average(column: Float64Array, sample?: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[sample ? sample[i]! : i]!;
  return sum / column.length;
}

function batchesOfValues<K extends string>(
  values: SaltelliValues<K>,
): {
  A: Float64Array[];
  B: Float64Array[];
  AB: Record<K, Float64Array[]>;
} {
  checkObject('values', values);
  checkObject('values.AB', values.AB);
  const rows = values.A?.length;
  checkWhole('the number of rows of values.A', rows, 2, 2 ** 20);
  const batches = batchesOf(values.A[0], undefined).length;
  const read = (name: string, list: readonly Evaluation[]): Float64Array[] => {
    if (Array.isArray(list) && list.length === rows) return list.map((entry) => batchesOf(entry, batches));
    throw rangeError(`Expected values.${name} to have ${rows} rows, as values.A has, got ${describe(list)}`);
  };
  const mixed = (Object.entries(values.AB) as [K, readonly Evaluation[]][]).map(([name, list]) => [
    name,
    read(`AB[${JSON.stringify(name)}]`, list),
  ]);
  return { A: read('A', values.A), B: read('B', values.B), AB: Object.fromEntries(mixed) };
}
