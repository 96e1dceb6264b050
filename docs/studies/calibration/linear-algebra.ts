/** Covariance matrix of points, row by row. */
export function covariance(points: readonly Float64Array[]): number[][] {
  const size = points[0]!.length;
  const means = Array.from({ length: size }, (_, i) => points.reduce((s, p) => s + p[i]!, 0) / points.length);
  return means.map((a, i) =>
    means.map((b, j) => points.reduce((s, p) => s + (p[i]! - a) * (p[j]! - b), 0) / points.length),
  );
}

/** Lower factor L of a positive definite matrix L Lᵀ, row by row; row i has entries 0 … i. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  matrix.forEach((row, i) => {
    const l: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? l : factor[j]!;
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= l[k]! * other[k]!;
      l.push(j === i ? Math.sqrt(rest) : rest / other[j]!);
    }
    factor.push(l);
  });
  return factor;
}
