import { openScramble, SCRAMBLED_BITS } from './scramble.ts';
import { sobolPoint } from './sobol.ts';
import { manySobolColumns } from './sobol-128.ts';

/**
 * Opens the scrambled Sobol sequence in up to 128 dimensions: returns a function of a point's number and a
 * dimension that gives its coordinate, a uniform in the open interval (0, 1).
 */
export function scrambledSobol(
  seed: string,
  dimensions: number,
): (point: number, dimension: number) => number {
  const axes = Array.from({ length: dimensions }, (_, d) => ({
    columns: manySobolColumns(d),
    scramble: openScramble(seed, `design/${d}`),
  }));
  return (point, dimension) => {
    const { columns, scramble } = axes[dimension]!;
    return (scramble(0, sobolPoint(columns, point)) + 0.5) * 2 ** -SCRAMBLED_BITS;
  };
}
