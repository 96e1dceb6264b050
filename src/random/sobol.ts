/*
 * The Sobol sequence in base 2: points that fill the unit cube evenly (Sobol', USSR Computational
 * Mathematics and Mathematical Physics 7, 1967). Its direction numbers are those of Joe and Kuo, whose
 * two-dimensional projections are good (SIAM Journal on Scientific Computing 30, 2008: new-joe-kuo-6.21201;
 * under a BSD licence, docs/NOTICE.md).
 */

/** Dimensions that have direction numbers. */
export const DIMENSIONS = 32;

/**
 * For each dimension after the first: its primitive polynomial in binary, then its initial m₁, m₂, …
 */
// biome-ignore format: one dimension a line
const JOE_KUO: readonly (readonly number[])[] = [
  [3, 1],
  [7, 1, 3],
  [11, 1, 3, 1],
  [13, 1, 1, 1],
  [19, 1, 1, 3, 3],
  [25, 1, 3, 5, 13],
  [37, 1, 1, 5, 5, 17],
  [41, 1, 1, 5, 5, 5],
  [47, 1, 1, 7, 11, 19],
  [55, 1, 1, 5, 1, 1],
  [59, 1, 1, 1, 3, 11],
  [61, 1, 3, 5, 5, 31],
  [67, 1, 3, 3, 9, 7, 49],
  [91, 1, 1, 1, 15, 21, 21],
  [97, 1, 3, 1, 13, 27, 49],
  [103, 1, 1, 1, 15, 7, 5],
  [109, 1, 3, 1, 15, 13, 25],
  [115, 1, 1, 5, 5, 19, 61],
  [131, 1, 3, 7, 11, 23, 15, 103],
  [137, 1, 3, 7, 13, 13, 15, 69],
  [143, 1, 1, 3, 13, 7, 35, 63],
  [145, 1, 3, 5, 9, 1, 25, 53],
  [157, 1, 3, 1, 13, 9, 35, 107],
  [167, 1, 3, 1, 5, 27, 61, 31],
  [171, 1, 1, 5, 11, 19, 41, 61],
  [185, 1, 3, 5, 3, 3, 13, 69],
  [191, 1, 1, 7, 13, 1, 19, 1],
  [193, 1, 3, 7, 5, 13, 19, 59],
  [203, 1, 1, 3, 9, 25, 29, 41],
  [211, 1, 3, 5, 13, 23, 1, 55],
  [213, 1, 3, 7, 3, 13, 59, 17],
];

/** Bits of a coordinate. */
const BITS = 32;

/**
 * Returns the columns of a dimension's generator matrix, as 32-bit fractions: column k is what bit k of a
 * point's number contributes.
 *
 * @param dimension - 0 … 31.
 */
export function sobolColumns(dimension: number): Int32Array {
  const [polynomial, ...initial] = dimension === 0 ? [1] : JOE_KUO[dimension - 1]!;
  const degree = initial.length;
  const columns = new Int32Array(BITS);
  for (let k = 0; k < BITS; k++) {
    if (degree === 0) columns[k] = 1 << (BITS - 1 - k);
    else if (k < degree) columns[k] = initial[k]! << (BITS - 1 - k);
    else columns[k] = recurrence(columns, k, polynomial!, degree);
  }
  return columns;
}

/**
 * Applies the recurrence of the primitive polynomial to shifted columns (Bratley and Fox, TOMS 14, 1988).
 */
function recurrence(columns: Int32Array, k: number, polynomial: number, degree: number): number {
  let column = columns[k - degree]! ^ (columns[k - degree]! >>> degree);
  for (let i = 1; i < degree; i++) {
    if ((polynomial >>> (degree - i)) & 1) column ^= columns[k - i]!;
  }
  return column;
}

/**
 * Returns a coordinate of point `number` (0 … 2³² − 1) as a 32-bit fraction; points are not in
 * Gray-code order.
 */
export function sobolPoint(columns: Int32Array, number: number): number {
  let point = 0;
  for (let rest = number, k = 0; rest !== 0; rest >>>= 1, k++) if (rest & 1) point ^= columns[k]!;
  return point >>> 0;
}
