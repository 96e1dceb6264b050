import type { Simulation } from '../../src/index.ts';

/** Returns FNV-1a over the bytes of every column of a run. */
export function hashOf({ outcomes }: Simulation, seed = 0x811c9dc5): number {
  let hash = seed;
  for (const columns of Object.values(outcomes)) {
    for (const column of Object.values(columns) as (Float64Array | Uint8Array)[]) {
      // NaN has many bit patterns, so it is hashed as −1.
      const bytes = new Uint8Array(Float64Array.from(column, (x) => (Number.isNaN(x) ? -1 : x)).buffer);
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    }
  }
  return hash;
}
