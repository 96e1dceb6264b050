import { one } from './elementary-functions.ts';
import { normalCdfAt } from './normal-table.ts';

/** A distribution ready to be drawn: `cdf` and its inverse `quantile`, both of the truncated law. */
export interface InverseTransform {
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
export type TransformParts = Pick<InverseTransform, 'draw' | 'cdf' | 'mass'> &
  Partial<Pick<InverseTransform, 'drawFromNormal'>>;

/** A variate from what its law is made of. */
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

/** Replaces a standard normal at `values[i]` by the uniform that it belongs to, inside the open interval even ten deviations out. */
export function uniformOf(values: Float64Array, i: number): void {
  normalCdfAt(values, i);
  clampAt(values, i, 2 ** -53, 1 - 2 ** -53);
}

/** Moves `values[i]` to the nearest of low … high. */
export function clampAt(values: Float64Array, i: number, low: number, high: number): void {
  if (values[i]! < low) values[i] = low;
  else if (values[i]! > high) values[i] = high;
}

/** The nearest to `x` of low … high. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}
