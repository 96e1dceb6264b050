import { type Discrete, type Distribution, type Pert, support } from '../distribution.ts';
import { expAt, ln, normalQuantileAt, one } from './elementary.ts';
import { normalCdf } from './normal.ts';
import { normalCdfAt } from './normal-table.ts';
import { pert01 } from './pert.ts';

/** A distribution ready to be drawn: `cdf` and its inverse `quantile`, both of the truncated law. */
export interface Variate {
  /** The draw that belongs to the uniform `u` in (0, 1); non-decreasing in `u`. */
  quantile(u: number): number;
  /** Replaces a uniform at `values[i]` by the draw that belongs to it: as `quantile`, and without a cost in memory. */
  draw(values: Float64Array, i: number): void;
  /** Replaces a standard normal at `values[i]` by the draw that belongs to it. */
  drawFromNormal(values: Float64Array, i: number): void;
  /** Of a whole lognormal law, whose draw is to the bit exp(mu + sigma · z), z the standard normal quantile of the uniform. */
  readonly lognormal?: { readonly mu: number; readonly sigma: number };
  /** The chance of a draw at or below `x`. */
  cdf(x: number): number;
  /** Share of the whole law that its truncation leaves; 0 when it is too small for a double, and nothing can be drawn. */
  readonly mass: number;
}

/** What a law is made of; `drawFromNormal` where there is a shorter way than through the uniform. */
type Law = Pick<Variate, 'draw' | 'cdf' | 'mass'> & Partial<Pick<Variate, 'drawFromNormal' | 'lognormal'>>;

function complete({ draw, cdf, mass, drawFromNormal, lognormal }: Law): Variate {
  const throughUniform = (values: Float64Array, i: number): void => {
    // A uniform stays inside the open interval even ten deviations out.
    normalCdfAt(values, i);
    clampAt(values, i, 2 ** -53, 1 - 2 ** -53);
    draw(values, i);
  };
  return {
    draw,
    drawFromNormal: drawFromNormal ?? throughUniform,
    quantile: (u) => one(draw, u),
    cdf,
    mass,
    ...(lognormal ? { lognormal } : {}),
  };
}

/** Standard normal quantile of 0.95. */
const Z95 = 1.6448536269514722;

/** Prepares a distribution for drawing by inversion of one uniform. Never rejects, so common random numbers hold. */
export function variate(distribution: Distribution): Variate {
  const { low, high } = support(distribution);
  if (low === high) return constant(low);
  if (typeof distribution === 'number') return constant(distribution);
  if ('values' in distribution) return discrete(distribution);
  if ('median' in distribution) {
    return lognormal(ln(distribution.median), distribution.sigma, low, high);
  }
  if ('p5' in distribution) {
    const [a, b] = [ln(distribution.p5), ln(distribution.p95)];
    return lognormal((a + b) / 2, (b - a) / (2 * Z95), low, high);
  }
  if ('mean' in distribution) return normal(distribution.mean, distribution.sd, low, high);
  if ('mode' in distribution) return pert(distribution, low, high);
  return uniform(low, high);
}

function constant(value: number): Variate {
  const draw = (values: Float64Array, i: number): void => {
    values[i] = value;
  };
  return complete({ draw, drawFromNormal: draw, cdf: (x) => (x >= value ? 1 : 0), mass: 1 });
}

function uniform(low: number, high: number): Variate {
  return complete({
    draw: (values, i) => {
      values[i] = low + values[i]! * (high - low);
    },
    cdf: (x) => clamp((x - low) / (high - low), 0, 1),
    mass: 1,
  });
}

function lognormal(mu: number, sigma: number, low: number, high: number): Variate {
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

function normal(mean: number, sd: number, low: number, high: number): Variate {
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

function pert(distribution: Pert, low: number, high: number): Variate {
  const width = distribution.high - distribution.low;
  const whole = pert01((distribution.mode - distribution.low) / width);
  const from = whole.cdf((low - distribution.low) / width);
  const to = whole.cdf((high - distribution.low) / width);
  return complete({
    draw(values, i) {
      values[i] = from + values[i]! * (to - from);
      whole.draw(values, i);
      values[i] = distribution.low + width * values[i]!;
      clampAt(values, i, low, high);
    },
    cdf: (x) => clamp((whole.cdf((x - distribution.low) / width) - from) / (to - from), 0, 1),
    mass: to - from,
  });
}

function discrete({ values, weights }: Discrete): Variate {
  const order = values.map((value, i) => ({ value, weight: weights[i] ?? 0 }));
  const sorted = order.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const cdf = (x: number): number =>
    sorted.reduce((sum, { value, weight }) => (value <= x ? sum + weight : sum), 0) / total;
  const steps = Float64Array.from(sorted, ({ value }) => value);
  const upTo = steps.map(cdf);
  const last = steps.length - 1;
  return complete({
    draw(draws, i) {
      let k = 0;
      while (k < last && draws[i]! > upTo[k]!) k += 1;
      draws[i] = steps[k]!;
    },
    cdf,
    mass: 1,
  });
}

function clampAt(values: Float64Array, i: number, low: number, high: number): void {
  if (values[i]! < low) values[i] = low;
  else if (values[i]! > high) values[i] = high;
}

function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}
