import { checkObject, checkWhole } from '../check.ts';
import { describe, rangeError } from '../errors.ts';
import { batchesOf, type Evaluation } from './batches.ts';
import type { InputRange } from './input-range.ts';
import { type ProgressOptions, progressOf } from './progress.ts';
import { type InputValues, type SaltelliOptions, saltelliDesign } from './saltelli-design.ts';

/** A function whose inputs matter: takes their values by name, and the number of the row of the design. */
export type UncertainFunction<K extends string = string> = (x: InputValues<K>, row: number) => Evaluation;

/** Values of a function at the points of a Saltelli design, in the shape of the design. */
export interface SaltelliValues<K extends string = string> {
  readonly A: readonly Evaluation[];
  readonly B: readonly Evaluation[];
  readonly AB: Readonly<Record<K, readonly Evaluation[]>>;
}

/** The same values, each as a list of estimates with independent noise. */
export interface SaltelliBatches<K extends string = string> {
  readonly A: readonly Float64Array[];
  readonly B: readonly Float64Array[];
  readonly AB: Readonly<Record<K, readonly Float64Array[]>>;
}

/** Evaluates a function at the points of a design, row by row. */
export function evaluateDesign<K extends string>(
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

/**
 * Returns checked values as batches.
 *
 * @throws {RangeError | TypeError} for values that do not have the shape of a design, or are not finite.
 */
export function batchesOfValues<K extends string>(values: SaltelliValues<K>): SaltelliBatches<K> {
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
