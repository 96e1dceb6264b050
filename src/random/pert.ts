import pow from '@stdlib/math-base-special-pow';
import { betaFraction } from './beta-fraction.ts';
import { tabulated } from './quantile-table.ts';

/**
 * The PERT distribution on [0, 1] with mode `mode` and shape 4: a beta(1 + 4·mode, 5 − 4·mode), α + β = 6
 * (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959).
 */
export interface Pert01 {
  cdf(x: number): number;
  /** Replaces a probability at `values[i]`, 0 … 1, by its quantile, to about nine digits. */
  draw(values: Float64Array, i: number): void;
}

export function pert01(mode: number): Pert01 {
  const known = KNOWN.get(mode);
  if (known) return known;
  if (KNOWN.size === MOST_KNOWN) KNOWN.clear();
  const made = prepare(mode);
  KNOWN.set(mode, made);
  return made;
}

/** By mode: what was tabulated for one run, or one shard, serves the next. Some 20 kB each. */
const KNOWN = new Map<number, Pert01>();
const MOST_KNOWN = 128;

function prepare(mode: number): Pert01 {
  const a = 1 + 4 * mode;
  const b = 6 - a;
  const middle = a / 6;
  // B(a, b) is the incomplete integral from the left plus the one from the right, whatever the point between them.
  const beta = leftIntegral(middle, a, b) + leftIntegral(1 - middle, b, a);
  const density = (x: number): number => (pow(x, a - 1) * pow(1 - x, b - 1)) / beta;
  const cdf = (x: number): number => {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    return x < middle ? leftIntegral(x, a, b) / beta : 1 - leftIntegral(1 - x, b, a) / beta;
  };
  const fromLeft = tabulated({
    exact: (p) => invert(cdf, density, middle, p),
    density,
    logSlope: (x) => (a - 1) / x - (b - 1) / (1 - x),
  });
  // The upper half is the lower half of the mirrored law, whose small probabilities keep their digits.
  const tail = (x: number): number =>
    x < 1 - middle ? leftIntegral(x, b, a) / beta : 1 - leftIntegral(1 - x, a, b) / beta;
  const mirrored = (x: number): number => density(1 - x);
  const fromRight = tabulated({
    exact: (p) => invert(tail, mirrored, 1 - middle, p),
    density: mirrored,
    logSlope: (x) => (b - 1) / x - (a - 1) / (1 - x),
  });
  return {
    cdf,
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

/** ∫₀ˣ t^(a−1) (1−t)^(b−1) dt; x below the mean. */
function leftIntegral(x: number, a: number, b: number): number {
  return (pow(x, a) * pow(1 - x, b) * betaFraction(x, a, b)) / a;
}

/** Newton's method kept inside a shrinking bracket. */
function invert(
  cdf: (x: number) => number,
  density: (x: number) => number,
  start: number,
  p: number,
): number {
  let low = 0;
  let high = 1;
  let x = start;
  for (let step = 0; step < 100; step++) {
    const error = cdf(x) - p;
    if (error > 0) high = x;
    else low = x;
    const newton = x - error / density(x);
    const inside = newton > low && newton < high;
    const next = inside ? newton : (low + high) / 2;
    // Newton's error squares with every step, so the step after one this small would change nothing.
    if (Math.abs(next - x) <= (inside ? 1e-9 : 1e-15)) return next;
    x = next;
  }
  return x;
}
