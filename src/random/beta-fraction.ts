/**
 * The continued fraction of the incomplete beta integral, ∫₀ˣ t^(a−1) (1−t)^(b−1) dt = x^a (1−x)^b · fraction / a, by Lentz's method (DLMF
 * 8.17.22; Numerical Recipes §6.4). Quick for x below the mean; steps grow as the root of a + b.
 */
export function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let fraction = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

/** Enough for a + b of 10⁹. */
const MOST_STEPS = 200_000;
