import { batchMean, centred, crossProduct, difference } from './batches.ts';
import type { SaltelliBatches } from './saltelli-values.ts';

/** What each row adds to the sums behind Sobol indices. */
export interface SobolSums {
  /** To the mean of the function. */
  readonly levels: Float64Array;
  /** To its variance, without noise. */
  readonly squares: Float64Array;
  /** To the mean of its values in B, centred. */
  readonly baseline: Float64Array;
  /** In the order of the inputs. */
  readonly inputs: readonly InputRows[];
  /** Mean variance of the noise of an evaluation. */
  readonly noise: number;
}

/** What a row adds to the sums of one input: products with that input, without noise. */
export interface InputRows {
  readonly firsts: Float64Array;
  readonly totals: Float64Array;
  readonly changes: Float64Array;
}

/** Returns what the rows of a design add to the sums. */
export function sobolSums<K extends string>({ A, B, AB }: SaltelliBatches<K>): SobolSums {
  const both = centred([...A, ...B]);
  const centredB = centred(B);
  return {
    levels: Float64Array.from(A, (a, i) => (batchMean(a) + batchMean(B[i]!)) / 2),
    squares: Float64Array.from(A, (_, i) =>
      [both[i]!, both[A.length + i]!].reduce((sum, x) => sum + crossProduct(x, x) / 2, 0),
    ),
    baseline: Float64Array.from(centredB, batchMean),
    inputs: (Object.keys(AB) as K[]).map((name) => inputRows(A, centredB, AB[name])),
    noise: noiseOf([...A, ...B]),
  };
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

/** Returns the mean of a column, or of a sample of its rows. */
export function average(column: Float64Array, sample?: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[sample ? sample[i]! : i]!;
  return sum / column.length;
}
