import { scrambledSobol } from '../random/scrambled-sobol.ts';
import { MOST_DIMENSIONS } from '../random/sobol-128.ts';
import { openStream } from '../random/stream.ts';

/**
 * Returns a Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): of each coordinate, every
 * slice of width 1/n holds one of the n points, at a uniform place in it.
 *
 * @param names - of the coordinates; they address the random numbers.
 * @returns for each coordinate, its value in each point, in (0, 1).
 */
export function latinHypercube(names: readonly string[], points: number, seed: string): Float64Array[] {
  return names.map((name) => {
    const stream = openStream(seed, `design/lhs/${name}`);
    const keys = Float64Array.from({ length: points }, (_, i) => stream.uniform(i, 0));
    const slices = Uint32Array.from(keys, (_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
    return Float64Array.from(slices, (slice, i) => (slice + stream.uniform(i, 1)) / points);
  });
}

/**
 * Returns the first points of a Sobol sequence with nested uniform scrambling (Owen, Annals of Statistics
 * 25, 1997). The first 2ᵐ points have one in each dyadic slice of width 2⁻ᵐ of every coordinate.
 *
 * @param names - of the coordinates, at most `MOST_SOBOL_INPUTS`; their order counts.
 * @returns for each coordinate, its value in each point, in (0, 1).
 */
export function sobolDesign(names: readonly string[], points: number, seed: string): Float64Array[] {
  const coordinate = scrambledSobol(seed, names.length);
  return names.map((_, dimension) =>
    Float64Array.from({ length: points }, (_, i) => coordinate(i, dimension)),
  );
}

/** Most coordinates of a Sobol design. */
export const MOST_SOBOL_INPUTS: number = MOST_DIMENSIONS;
