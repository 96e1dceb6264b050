// Random-walk Metropolis that adapts its steps to the covariance of its own past while it warms up
// (Haario, Saksman and
// Tamminen, Bernoulli 7, 2001), mixed with moves that draw one coordinate anew from the prior.

import ln from '@stdlib/math-base-special-ln';
import { normalQuantile } from '../../../src/random/normal.ts';
import { cholesky, covariance } from './linear-algebra.ts';
import { uniformsOf } from './network.ts';

export interface ChainOptions {
  readonly dimensions: number;
  /** Steps that are thrown away, in which the steps adapt; and steps after them. */
  readonly warmUp: number;
  readonly steps: number;
  /** Draws that are kept, evenly spaced over the steps after the warm-up. */
  readonly draws: number;
  readonly seed: string;
}

export interface Chain {
  readonly seed: string;
  /** Points of the unit cube, in the order of the chain. */
  readonly points: readonly Float64Array[];
  readonly logLikelihoods: readonly number[];
  /** Share of steps after the warm-up that were accepted. */
  readonly accepted: number;
}

/** Share of moves that draw one coordinate from the prior. */
const PRIOR_MOVES = 0.25;
/** Past points that the covariance is estimated from, and steps between two estimates. */
const PAST = 1000;
const ADAPT_EVERY = 2000;

/**
 * One chain on the posterior of a likelihood under a uniform prior on the unit cube, from a point drawn
 * from the prior.
 */
export function runChain(logLikelihood: (point: Float64Array) => number, options: ChainOptions): Chain {
  const { dimensions, warmUp, steps, draws, seed } = options;
  const uniforms = uniformsOf(`metropolis/${seed}`);
  let point: Float64Array = Float64Array.from({ length: dimensions }, uniforms);
  let level = logLikelihood(point);
  let factor = cholesky(identity(dimensions, 0.05 ** 2));
  const past: Float64Array[] = [];
  const points: Float64Array[] = [];
  const logLikelihoods: number[] = [];
  let accepted = 0;
  for (let step = 1; step <= warmUp + steps; step++) {
    const to = uniforms() < PRIOR_MOVES ? redrawn(point, uniforms) : stepped(point, factor, uniforms);
    const proposed = logLikelihood(to);
    if (ln(uniforms()) < proposed - level) {
      point = to;
      level = proposed;
      if (step > warmUp) accepted += 1;
    }
    if (step <= warmUp) {
      if (step % (ADAPT_EVERY / PAST) === 0) past.push(point);
      if (step % ADAPT_EVERY === 0) factor = stepFactor(past.slice(-Math.max(PAST, past.length / 2)));
    } else if (((step - warmUp) * draws) % steps < draws) {
      points.push(point);
      logLikelihoods.push(level);
    }
  }
  return { seed, points, logLikelihoods, accepted: accepted / steps };
}

/**
 * Steps of the best size for a normal posterior: 2.38 / √d of its spread (Gelman, Roberts and Gilks,
 * 1996).
 */
function stepFactor(past: readonly Float64Array[]): number[][] {
  const size = past[0]!.length;
  const scale = 2.38 ** 2 / size;
  const spread = covariance(past).map((row, i) => row.map((x, j) => scale * x + (i === j ? 1e-6 : 0)));
  return cholesky(spread);
}

function stepped(
  from: Float64Array,
  factor: readonly (readonly number[])[],
  uniforms: () => number,
): Float64Array {
  const normals = Array.from(from, () => normalQuantile(uniforms()));
  return from.map((x, i) => wrapped(x + factor[i]!.reduce((sum, l, j) => sum + l * normals[j]!, 0)));
}

function redrawn(from: Float64Array, uniforms: () => number): Float64Array {
  const to = from.slice();
  to[Math.floor(uniforms() * to.length)] = uniforms();
  return to;
}

/**
 * Back into the unit interval, round from the other end: unlike mirrors, this keeps correlated steps
 * symmetric.
 */
function wrapped(x: number): number {
  return x - Math.floor(x);
}

function identity(size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? scale : 0)),
  );
}
