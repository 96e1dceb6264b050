import { one } from './elementary-functions.ts';
import { normalCdfAt } from './normal-table.ts';

/** A distribution ready to be drawn: `cdf` and its inverse `quantile`, both after truncation. */
export interface InverseTransform {
  /** Returns the draw that belongs to the uniform `u` in (0, 1); never falls as `u` grows. */
  quantile(u: number): number;
  /** Replaces a uniform at `values[i]` by its draw, as `quantile` gives it, without allocating memory. */
  draw(values: Float64Array, i: number): void;
  /** Replaces a standard normal at `values[i]` by the draw that belongs to it. */
  drawFromNormal(values: Float64Array, i: number): void;
  /**
   * Set for a lognormal without bounds: a draw is exactly exp(mu + sigma · z), z the normal quantile of u.
   */
  readonly lognormal?: { readonly mu: number; readonly sigma: number };
  /** Returns the chance of a draw at or below `x`. */
  cdf(x: number): number;
  /**
   * Share of the distribution that truncation leaves; 0 when too small for a double: nothing can be drawn.
   */
  readonly mass: number;
}

/**
 * What a distribution is built from; `drawFromNormal` only where it is shorter than by way of a uniform.
 */
export type TransformParts = Pick<InverseTransform, 'draw' | 'cdf' | 'mass'> &
  Partial<Pick<InverseTransform, 'drawFromNormal'>>;

/** Builds a distribution from its parts. */
export function fromParts({ draw, cdf, mass, drawFromNormal }: TransformParts): InverseTransform {
  const throughUniform = (values: Float64Array, i: number): void => {
    uniformOf(values, i);
    draw(values, i);
  };
  return {
    draw,
    drawFromNormal: drawFromNormal ?? throughUniform,
    quantile: (u) => one(draw, u),
    cdf,
    mass,
  };
}

/** Replaces a standard normal at `values[i]` by its uniform, kept inside the open interval (0, 1). */
export function uniformOf(values: Float64Array, i: number): void {
  normalCdfAt(values, i);
  clampAt(values, i, 2 ** -53, 1 - 2 ** -53);
}

/** Replaces `values[i]` by the nearest number from `low` to `high`. */
export function clampAt(values: Float64Array, i: number, low: number, high: number): void {
  if (values[i]! < low) values[i] = low;
  else if (values[i]! > high) values[i] = high;
}

/** Returns the number from `low` to `high` that is nearest to `x`. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}
