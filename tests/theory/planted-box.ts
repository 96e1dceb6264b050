import type { DiscoveryPoint } from '../../src/index.ts';
import { openStream } from '../../src/random/stream.ts';

const NAMES = ['pace', 'buffer', 'other', 'fourth', 'fifth'];

/** Returns points of five uniforms, of interest with the chance that `chance` gives. */
export function sample(
  seed: string,
  count: number,
  chance: (x: Record<string, number>) => number,
  isSoft = false,
): DiscoveryPoint[] {
  const stream = openStream(seed, 'test');
  return Array.from({ length: count }, (_, i) => {
    const x = Object.fromEntries(NAMES.map((name, j) => [name, stream.uniform(i, j)]));
    return { x, y: isSoft ? chance(x) : Number(stream.uniform(i, 5) < chance(x)) };
  });
}

/** The planted box: density 0.9, mass 0.264, coverage 0.9 · 0.264 / (0.9 · 0.264 + 0.05 · 0.736). */
export const planted = ({ pace, buffer }: Record<string, number>): number =>
  pace! < 0.55 && buffer! < 0.48 ? 0.9 : 0.05;
