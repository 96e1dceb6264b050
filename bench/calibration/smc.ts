// Tempered sequential Monte Carlo: particles move from the prior to the posterior as the likelihood is let in by degrees (Del Moral, Doucet and
// Jasra, Journal of the Royal Statistical Society B 68, 2006; temperatures as in Jasra et al., Scandinavian Journal of Statistics 38, 2011).

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { normalQuantile } from '../../src/random/normal.ts';
import { openStream } from '../../src/random/stream.ts';

export interface Particle {
  /** In the unit cube, where the prior is uniform. */
  readonly point: Float64Array;
  readonly logLikelihood: number;
}

export interface SmcOptions {
  readonly dimensions: number;
  readonly particles: number;
  /** Attempts to move each particle after every temperature. */
  readonly moves: number;
  readonly seed: string;
  readonly onTemperature?: (temperature: number, accepted: number) => void;
}

export interface Posterior {
  readonly particles: readonly Particle[];
  readonly temperatures: readonly number[];
}

/** Particles of equal weight from the posterior of a likelihood under a uniform prior on the unit cube. */
export function sampleParticles(
  logLikelihood: (point: Float64Array) => number,
  { dimensions, particles: count, moves, seed, onTemperature }: SmcOptions,
): Posterior {
  const uniforms = luck(seed);
  const at = (point: Float64Array): Particle => ({ point, logLikelihood: logLikelihood(point) });
  let particles = Array.from({ length: count }, () =>
    at(Float64Array.from({ length: dimensions }, uniforms)),
  );
  const temperatures = [0];
  for (let temperature = 0; temperature < 1; ) {
    const next = nextTemperature(particles, temperature);
    const weights = particles.map((p) => exp((next - temperature) * (p.logLikelihood - best(particles))));
    particles = resample(particles, weights, uniforms());
    temperature = next;
    temperatures.push(temperature);
    const steps = spread(particles, (0.5 * 2.38) / Math.sqrt(dimensions));
    let accepted = 0;
    for (let move = 0; move < moves; move++) {
      particles = particles.map((from) => {
        const to = at(reflected(steps(from.point, uniforms)));
        const isTaken = ln(uniforms()) < temperature * (to.logLikelihood - from.logLikelihood);
        if (isTaken) accepted += 1;
        return isTaken ? to : from;
      });
    }
    onTemperature?.(temperature, accepted / (moves * count));
  }
  return { particles, temperatures };
}

/** Uniforms one after the other: here, unlike in a trial, order is all that they have. */
function luck(seed: string): () => number {
  const stream = openStream(seed, 'particles');
  let i = 0;
  return () => stream.uniform(Math.floor(i / 2 ** 20), i++ % 2 ** 20);
}

function best(particles: readonly Particle[]): number {
  return particles.reduce(
    (most, { logLikelihood }) => Math.max(most, logLikelihood),
    Number.NEGATIVE_INFINITY,
  );
}

/** The temperature up to which half of the particles, in effect, still count. */
function nextTemperature(particles: readonly Particle[], from: number): number {
  const most = best(particles);
  const effective = (to: number): number => {
    const weights = particles.map((p) => exp((to - from) * (p.logLikelihood - most)));
    const sum = weights.reduce((a, b) => a + b, 0);
    return sum ** 2 / weights.reduce((a, b) => a + b ** 2, 0) / particles.length;
  };
  if (effective(1) >= 0.5) return 1;
  let [low, high] = [from, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (effective(middle) < 0.5) high = middle;
    else low = middle;
  }
  return high;
}

/** Systematic resampling. */
function resample(particles: readonly Particle[], weights: readonly number[], u: number): Particle[] {
  const total = weights.reduce((a, b) => a + b, 0);
  let i = 0;
  let upTo = weights[0]!;
  return particles.map((_, k) => {
    const level = ((k + u) / particles.length) * total;
    while (upTo < level && i < particles.length - 1) upTo += weights[++i]!;
    return particles[i]!;
  });
}

/** Normal steps that are as wide as the particles lie apart, along their correlations: the scaled factor of their covariance. */
function spread(particles: readonly Particle[], scale: number) {
  const factor = cholesky(covariance(particles.map(({ point }) => point)));
  return (from: Float64Array, uniforms: () => number): Float64Array => {
    const normals = Array.from(from, () => normalQuantile(uniforms()));
    return from.map((x, i) => x + scale * factor[i]!.reduce((sum, l, j) => sum + l * normals[j]!, 0));
  };
}

function covariance(points: readonly Float64Array[]): number[][] {
  const size = points[0]!.length;
  const means = Array.from({ length: size }, (_, i) => points.reduce((s, p) => s + p[i]!, 0) / points.length);
  return means.map((a, i) =>
    means.map((b, j) => {
      const sum = points.reduce((s, p) => s + (p[i]! - a) * (p[j]! - b), 0);
      // A little of its own for each, should all particles be one.
      return sum / points.length + (i === j ? 1e-6 : 0);
    }),
  );
}

/** Lower factor of a positive definite matrix, row by row. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  matrix.forEach((row, i) => {
    const l: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? l : factor[j]!;
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= l[k]! * other[k]!;
      l.push(j === i ? Math.sqrt(rest) : rest / other[j]!);
    }
    factor.push(l);
  });
  return factor;
}

/** Back into the cube, as from mirrors. */
function reflected(point: Float64Array): Float64Array {
  return point.map((x) => {
    const folded = Math.abs(x) % 2;
    return folded > 1 ? 2 - folded : folded;
  });
}
