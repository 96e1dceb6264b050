import { expAt, ln, normalQuantileAt, one } from './elementary-functions.ts';
import {
  clamp,
  clampAt,
  fromParts,
  type InverseTransform,
  type TransformParts,
  uniformOf,
} from './inverse-transform.ts';
import { normalCdf } from './normal.ts';

// The normal and the lognormal distribution, truncated to low … high.
export function lognormal(mu: number, sigma: number, low: number, high: number): InverseTransform {
  return new Lognormal(mu, sigma, low, high);
}

/** A class rather than closures: a run may hold thousands, one for each lane in each parameter set. */
class Lognormal implements InverseTransform {
  readonly mass: number;
  readonly lognormal?: { readonly mu: number; readonly sigma: number };
  private readonly mu: number;
  private readonly sigma: number;
  private readonly low: number;
  private readonly high: number;
  private readonly from: number;
  private readonly to: number;
  private readonly mirror: boolean;

  constructor(mu: number, sigma: number, low: number, high: number) {
    const logLow = low > 0 ? ln(low) : Number.NEGATIVE_INFINITY;
    const logHigh = high < Number.POSITIVE_INFINITY ? ln(high) : high;
    const [a, b] = [(logLow - mu) / sigma, (logHigh - mu) / sigma];
    this.mirror = a > 0;
    this.from = normalCdf(this.mirror ? -b : a);
    this.to = normalCdf(this.mirror ? -a : b);
    this.mass = this.to - this.from;
    this.mu = mu;
    this.sigma = sigma;
    this.low = low;
    this.high = high;
    if (this.mass === 1 && low <= 0 && high === Number.POSITIVE_INFINITY) this.lognormal = { mu, sigma };
  }

  draw(values: Float64Array, i: number): void {
    if (this.isWhole()) {
      normalQuantileAt(values, i);
    } else {
      const part = values[i]! * this.mass;
      values[i] = this.mirror ? this.to - part : this.from + part;
      normalQuantileAt(values, i);
      if (this.mirror) values[i] = -values[i]!;
    }
    this.fromNormal(values, i);
  }

  drawFromNormal(values: Float64Array, i: number): void {
    if (this.isWhole()) {
      this.fromNormal(values, i);
      return;
    }
    uniformOf(values, i);
    this.draw(values, i);
  }

  /** An arrow function, because callers take it off the object; the same holds for `cdf`. */
  readonly quantile = (u: number): number => one((values, i) => this.draw(values, i), u);

  readonly cdf = (x: number): number => {
    if (!(x > 0)) return 0;
    const z = (ln(x) - this.mu) / this.sigma;
    const below = this.mirror ? this.to - normalCdf(-z) : normalCdf(z) - this.from;
    return clamp(below / (this.to - this.from), 0, 1);
  };

  private isWhole(): boolean {
    return this.from === 0 && this.to === 1;
  }

  /** Replaces a standard normal at `values[i]` by the lognormal draw that belongs to it. */
  private fromNormal(values: Float64Array, i: number): void {
    values[i] = this.mu + this.sigma * values[i]!;
    expAt(values, i);
    clampAt(values, i, this.low, this.high);
  }
}

export function normal(mean: number, sd: number, low: number, high: number): InverseTransform {
  const standard = truncatedNormal((low - mean) / sd, (high - mean) / sd);
  const scale = (values: Float64Array, i: number): void => {
    values[i] = mean + sd * values[i]!;
    clampAt(values, i, low, high);
  };
  return fromParts({
    ...drawnBy(standard, scale),
    cdf: (x) => standard.cdf((x - mean) / sd),
    mass: standard.mass,
  });
}

/** A standard normal truncated to a … b: the range of probabilities that it takes, and its cdf. */
interface TruncatedNormal {
  readonly from: number;
  readonly to: number;
  /** Whether a tail is computed as its mirror image, because small probabilities keep their digits. */
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

/** Returns the draws of a distribution that is a function, `transform`, of a truncated normal. */
function drawnBy(
  { from, to, mirror, mass }: TruncatedNormal,
  transform: (values: Float64Array, i: number) => void,
): Pick<TransformParts, 'draw' | 'drawFromNormal'> {
  if (from === 0 && to === 1) {
    const draw = (values: Float64Array, i: number): void => {
      normalQuantileAt(values, i);
      transform(values, i);
    };
    return { draw, drawFromNormal: transform };
  }
  return {
    draw(values, i) {
      values[i] = mirror ? to - values[i]! * mass : from + values[i]! * mass;
      normalQuantileAt(values, i);
      if (mirror) values[i] = -values[i]!;
      transform(values, i);
    },
  };
}
