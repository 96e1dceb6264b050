/**
 * Returns the continued fraction f of the incomplete beta integral, by Lentz's method.
 *
 * ∫₀ˣ t^(a−1) (1−t)^(b−1) dt = x^a (1−x)^b · f / a (DLMF 8.17.22; Numerical Recipes §6.4).
 * It converges fast for x below the mean a / (a + b); the number of steps grows as √(a + b).
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
    // Not a number ends it, too.
    if (!(Math.abs(d * c - 1) >= 1e-15)) break;
  }
  return fraction;
}

/** The most steps taken: enough for a + b up to 10⁹. */
const MOST_STEPS = 200_000;
