import { describe } from '../errors.ts';

/*
 * An evaluation that is itself estimated comes as the means of batches, each with noise of its own. A
 * product of two evaluations is then the mean over pairs of different batches, whose noise is independent:
 * it is unbiased, whatever the noise. An evaluation without noise is a single batch.
 */

/** An evaluation: a number, or two or more equally good estimates of it with independent noise. */
export type Evaluation = number | readonly number[];

/** Returns the batches of an evaluation. */
export function batchesOf(evaluation: unknown, batches: number | undefined): Float64Array {
  const list: readonly unknown[] =
    typeof evaluation === 'number' ? [evaluation] : Array.isArray(evaluation) ? evaluation : [];
  const isFine = list.length > 0 && list.every((entry) => Number.isFinite(entry));
  if (isFine && (batches === undefined || batches === list.length))
    return Float64Array.from(list as readonly number[]);
  const rule = batches === undefined || batches === 1 ? 'a finite number' : `${batches} finite numbers`;
  const hint = batches === undefined ? ' or a list of finite numbers' : ', as the first is';
  throw new RangeError(`Expected each evaluation to be ${rule}${hint}, got ${describe(evaluation)}`);
}

/** Returns the mean of the batches. */
export function batchMean(x: Float64Array): number {
  let sum = 0;
  for (const entry of x) sum += entry;
  return sum / x.length;
}

/** Returns the product of two evaluations, over pairs of different batches. */
export function crossProduct(x: Float64Array, y: Float64Array): number {
  const batches = x.length;
  if (batches === 1) return x[0]! * y[0]!;
  let [sumX, sumY, same] = [0, 0, 0];
  for (let r = 0; r < batches; r++) {
    sumX += x[r]!;
    sumY += y[r]!;
    same += x[r]! * y[r]!;
  }
  return (sumX * sumY - same) / (batches * (batches - 1));
}

/** Returns a less b, batch by batch. */
export function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((entry, r) => entry - b[r]!);
}

/** Returns columns of evaluations less their mean over rows, batch by batch. */
export function centred(rows: readonly Float64Array[]): Float64Array[] {
  const means = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let r = 0; r < row.length; r++) means[r]! += row[r]! / rows.length;
  return rows.map((row) => difference(row, means));
}
