import { checkOptions, checkSeed, checkWhole } from '../check.ts';
import { scrambledSobol } from '../random/scrambled-sobol.ts';
import { MOST_DIMENSIONS } from '../random/sobol-128.ts';
import { type InputRange, openInputs } from './input-range.ts';

/** Most inputs: each takes two dimensions of the Sobol sequence. */
export const MOST_INPUTS: number = MOST_DIMENSIONS / 2;

export const DEFAULT_ROWS = 1024;

/** Values of every input, by name. */
export type InputValues<K extends string = string> = Readonly<Record<K, number>>;

/**
 * Points at which a function is evaluated for its Sobol indices. Row i of A and row i of B are independent;
 * row i of `AB[name]` is that of A with this one input from B.
 */
export interface SaltelliDesign<K extends string = string> {
  readonly A: readonly InputValues<K>[];
  readonly B: readonly InputValues<K>[];
  readonly AB: Readonly<Record<K, readonly InputValues<K>[]>>;
}

/** Options of a Saltelli design. */
export interface SaltelliOptions {
  /** Rows of A, 2 … 2²⁰; default 1024. A power of 2 fills the ranges most evenly. */
  readonly rows?: number;
  readonly seed?: string;
}

/**
 * Returns the points for Sobol indices by Saltelli's scheme, rows · (inputs + 2) in all, from a scrambled
 * Sobol sequence (Saltelli et al., Computer Physics Communications 181, 2010; Owen, 1995).
 *
 * Evaluate your own program at the points and pass the values, in the same shape, to `sobolIndices`.
 *
 * @param inputs - by name, a range [low, high] or a distribution each; 1 to 64.
 * @throws {RangeError | TypeError} for ranges or options that are none.
 * @example
 * ```ts
 * import { saltelliDesign } from 'rare-earth-risk';
 *
 * const { A, AB } = saltelliDesign({ pace: [0.5, 1], buffer: [30, 60] }, { rows: 8 });
 * console.log(A.length, Object.keys(AB).join(', ')); // 8 pace, buffer
 * console.log(A[3]!.buffer === AB.pace[3]!.buffer, A[3]!.pace === AB.pace[3]!.pace); // true false
 * ```
 */
export function saltelliDesign<K extends string>(
  inputs: Readonly<Record<K, InputRange>>,
  options: SaltelliOptions = {},
): SaltelliDesign<K> {
  checkOptions(options, ['rows', 'seed']);
  const { rows = DEFAULT_ROWS, seed = 'rare-earth-risk' } = options;
  checkWhole('options.rows', rows, 2, 2 ** 20);
  checkSeed('options.seed', seed);
  const all = openInputs(inputs, MOST_INPUTS);
  const coordinate = scrambledSobol(seed, 2 * all.length);
  const matrix = (first: number): InputValues<K>[] =>
    Array.from({ length: rows }, (_, i) =>
      valuesOf(all.map(({ name, quantile }, k) => [name, quantile(coordinate(i, first + k))])),
    );
  const [A, B] = [matrix(0), matrix(all.length)];
  const mixed = all.map(({ name }): [K, InputValues<K>[]] => [
    name,
    A.map((row, i) => ({ ...row, [name]: B[i]![name] })),
  ]);
  return { A, B, AB: Object.fromEntries(mixed) as Record<K, InputValues<K>[]> };
}

function valuesOf<K extends string>(entries: readonly (readonly [K, number])[]): InputValues<K> {
  return Object.fromEntries(entries) as InputValues<K>;
}
