import { betaFraction } from './beta-fraction.ts';
import { exp, ln } from './elementary-functions.ts';
import { type Invertible, tabulated } from './quantile-table.ts';

/**
 * The PERT distribution on [0, 1] with a given mode and shape 4: a beta(1 + 4·mode, 5 − 4·mode), whose
 * parameters add up to 6 (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959).
 */
export interface Pert01 {
  cdf(x: number): number;
  /** Replaces a probability at `values[i]`, in [0, 1], by its quantile, to about nine digits. */
  draw(values: Float64Array, i: number): void;
}

/** Returns the PERT distribution on [0, 1] with that mode. */
export function pert01(mode: number): Pert01 {
  const known = cache.get(mode);
  if (known) return known;
  if (cache.size === CACHE_SIZE) cache.clear();
  const made = prepare(mode);
  cache.set(mode, made);
  return made;
}

/** Tables by mode, about 20 kB each: those of one run, or one shard, serve the next. */
const cache = new Map<number, Pert01>();
const CACHE_SIZE = 128;

function prepare(mode: number): Pert01 {
  const a = 1 + 4 * mode;
  const b = 6 - a;
  const middle = a / 6;
  // B(a, b) is the incomplete integral from the left plus that from the right, at any point between.
  const whole = power(middle, a, b) * (betaFraction(middle, a, b) / a + betaFraction(1 - middle, b, a) / b);
  const left = betaDistribution(a, b, whole);
  // The upper half is the lower half of the mirror image, because small probabilities keep their digits.
  const fromLeft = tabulated(left);
  const fromRight = tabulated(betaDistribution(b, a, whole));
  return {
    cdf: (x) => (x <= 0 ? 0 : x >= 1 ? 1 : left.cdf(x)),
    draw(values, i) {
      const p = values[i]!;
      if (p <= 0 || p >= 1) {
        values[i] = p <= 0 ? 0 : 1;
      } else if (p <= 0.5) {
        fromLeft(values, i);
      } else {
        values[i] = 1 - p;
        fromRight(values, i);
        values[i] = 1 - values[i]!;
      }
    },
  };
}

/** Returns x^a (1−x)^b, a factor of density and distribution function; 0 where `exp` would underflow. */
function power(x: number, a: number, b: number): number {
  const log = a * ln(x) + b * ln(1 - x);
  return log > -700 ? exp(log) : 0;
}

/** The beta distribution for 0 < x < 1 and p up to ½; `whole` is B(a, b). */
function betaDistribution(a: number, b: number, whole: number): Invertible & Pick<Pert01, 'cdf'> {
  const middle = a / (a + b);
  // The continued fraction converges fast below the mean.
  const below = (x: number, w: number): number =>
    x < middle ? (w * betaFraction(x, a, b)) / a : 1 - (w * betaFraction(1 - x, b, a)) / b;
  const cdf = (x: number): number => below(x, power(x, a, b) / whole);
  const logSlope = (x: number): number => (a - 1) / x - (b - 1) / (1 - x);
  /** Halley's method in a shrinking bracket, begun where the integral of t^(a−1) alone is p · B(a, b). */
  const exact = (p: number): number => {
    let low = 0;
    let high = 1;
    let x = Math.min(middle, exp(ln(p * a * whole) / a));
    for (let step = 0; step < 100; step++) {
      const w = power(x, a, b) / whole;
      const error = below(x, w) - p;
      if (error > 0) high = x;
      else low = x;
      const newton = (error * x * (1 - x)) / w;
      const halley = x - newton / (1 - (newton * logSlope(x)) / 2);
      const inside = halley > low && halley < high;
      const next = inside ? halley : (low + high) / 2;
      // Halley's method cubes the error at each step, so a step after one this small would change nothing.
      if (Math.abs(next - x) <= (inside ? 1e-6 : 1e-15) * next) return next;
      x = next;
    }
    return x;
  };
  return {
    cdf,
    exact,
    density: (x) => power(x, a, b) / (whole * x * (1 - x)),
    logSlope,
  };
}
