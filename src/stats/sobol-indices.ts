import { checkOptions } from '../check.ts';
import type { InputRange } from './input-range.ts';
import { evaluateDesign, type SaltelliValues, type UncertainFunction } from './saltelli-values.ts';
import { estimateIndices, type SobolIndices, type SobolOptions } from './sobol-estimates.ts';

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
    return estimateIndices(evaluateDesign(first, inputs, design, options), { ...others, ...design });
  }
  const [options = {}] = rest as [SobolOptions?];
  checkOptions(options, ['seed', 'confidence', 'resamples']);
  return estimateIndices(first, options);
}
