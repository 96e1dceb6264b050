import { expAt, ln, normalQuantileAt } from './elementary.ts';
import { clamp, clampAt, complete, type Law, type Variate } from './law.ts';
import { normalCdf } from './normal.ts';

// The normal law and the lognormal one, within bounds.

export function lognormal(mu: number, sigma: number, low: number, high: number): Variate {
  const logLow = low > 0 ? ln(low) : Number.NEGATIVE_INFINITY;
  const logHigh = high < Number.POSITIVE_INFINITY ? ln(high) : high;
  const logarithm = truncatedNormal((logLow - mu) / sigma, (logHigh - mu) / sigma);
  const raise = (values: Float64Array, i: number): void => {
    values[i] = mu + sigma * values[i]!;
    expAt(values, i);
    clampAt(values, i, low, high);
  };
  return complete({
    ...drawnBy(logarithm, raise),
    cdf: (x) => (x > 0 ? logarithm.cdf((ln(x) - mu) / sigma) : 0),
    mass: logarithm.mass,
    ...(logarithm.mass === 1 && low <= 0 && high === Number.POSITIVE_INFINITY
      ? { lognormal: { mu, sigma } }
      : {}),
  });
}

export function normal(mean: number, sd: number, low: number, high: number): Variate {
  const standard = truncatedNormal((low - mean) / sd, (high - mean) / sd);
  const scale = (values: Float64Array, i: number): void => {
    values[i] = mean + sd * values[i]!;
    clampAt(values, i, low, high);
  };
  return complete({
    ...drawnBy(standard, scale),
    cdf: (x) => standard.cdf((x - mean) / sd),
    mass: standard.mass,
  });
}

/** The part of a uniform that a standard normal within a … b takes, and its distribution function. */
interface TruncatedNormal {
  readonly from: number;
  readonly to: number;
  /** Whether the lower tail stands for the upper one, as small probabilities keep their digits. */
  readonly mirror: boolean;
  readonly mass: number;
  cdf(z: number): number;
}

function truncatedNormal(a: number, b: number): TruncatedNormal {
  const mirror = a > 0;
  const [from, to] = mirror ? [normalCdf(-b), normalCdf(-a)] : [normalCdf(a), normalCdf(b)];
  const cdf = (z: number): number => {
    const mass = mirror ? to - normalCdf(-z) : normalCdf(z) - from;
    return clamp(mass / (to - from), 0, 1);
  };
  return { from, to, mirror, mass: to - from, cdf };
}

/** Draws that turn a normal within bounds into something else. */
function drawnBy(
  { from, to, mirror, mass }: TruncatedNormal,
  turn: (values: Float64Array, i: number) => void,
): Pick<Law, 'draw' | 'drawFromNormal'> {
  if (from === 0 && to === 1) {
    const draw = (values: Float64Array, i: number): void => {
      normalQuantileAt(values, i);
      turn(values, i);
    };
    return { draw, drawFromNormal: turn };
  }
  return {
    draw(values, i) {
      values[i] = mirror ? to - values[i]! * mass : from + values[i]! * mass;
      normalQuantileAt(values, i);
      if (mirror) values[i] = -values[i]!;
      turn(values, i);
    },
  };
}
