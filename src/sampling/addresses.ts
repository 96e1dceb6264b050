/**
 * Purposes of a lane's uniforms. A uniform's index is purpose (3 bits), order or application (14), round
 * (15).
 */
export const PURPOSE = { buffer: 0, phase: 1, cleared: 2, review: 3, standing: 4, assembly: 5 } as const;

/** Returns the index of the uniform with that purpose, number and round. */
export function address(purpose: number, number: number, round: number): number {
  return ((purpose << 29) | ((number & 0x3fff) << 15) | (round & 0x7fff)) >>> 0;
}

/** Returns the purpose, number and round of an index: the inverse of `address`. */
export function addressed(index: number): { purpose: number; number: number; round: number } {
  return { purpose: index >>> 29, number: (index << 3) >> 18, round: index & 0x7fff };
}
