/**
 * Threefry-2x32 with 20 rounds: a keyed bijection on 64-bit counters (Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC 2011). A counter goes in, 64 random bits come out; nothing is remembered.
 */

const PARITY = 0x1bd11bda;

/** Encrypts counter (c0, c1) under key (k0, k1) into `out[0]`, `out[1]` as signed 32-bit words. */
// biome-ignore format: one mix a line
export function threefry(k0: number, k1: number, c0: number, c1: number, out: Int32Array): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;

  // Four rounds, then an injection of the rotating key schedule; five times.
  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 1) | 0;

  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0; y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0; y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0; y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0; y = (y + k0 + 2) | 0;

  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0; y = (y + k1 + 3) | 0;

  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0; y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0; y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0; y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 4) | 0;

  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  out[0] = (x + k2) | 0;
  out[1] = (y + k0 + 5) | 0;
}

/** Encrypts four counters (c0, i0) … (c0, i3) at once: a core works on all of them while each waits for itself. Words as above, pair by pair. */
// biome-ignore format: one mix of two counters a line
export function threefryFour(
  k0: number, k1: number, c0: number, i0: number, i1: number, i2: number, i3: number, out: Int32Array,
): void {
  const k2 = PARITY ^ k0 ^ k1;
  let a = (c0 + k0) | 0; let p = (i0 + k1) | 0;
  let b = (c0 + k0) | 0; let q = (i1 + k1) | 0;
  let c = (c0 + k0) | 0; let r = (i2 + k1) | 0;
  let d = (c0 + k0) | 0; let s = (i3 + k1) | 0;

  a = (a + p) | 0; p = ((p << 13) | (p >>> 19)) ^ a; b = (b + q) | 0; q = ((q << 13) | (q >>> 19)) ^ b;
  c = (c + r) | 0; r = ((r << 13) | (r >>> 19)) ^ c; d = (d + s) | 0; s = ((s << 13) | (s >>> 19)) ^ d;
  a = (a + p) | 0; p = ((p << 15) | (p >>> 17)) ^ a; b = (b + q) | 0; q = ((q << 15) | (q >>> 17)) ^ b;
  c = (c + r) | 0; r = ((r << 15) | (r >>> 17)) ^ c; d = (d + s) | 0; s = ((s << 15) | (s >>> 17)) ^ d;
  a = (a + p) | 0; p = ((p << 26) | (p >>> 6)) ^ a; b = (b + q) | 0; q = ((q << 26) | (q >>> 6)) ^ b;
  c = (c + r) | 0; r = ((r << 26) | (r >>> 6)) ^ c; d = (d + s) | 0; s = ((s << 26) | (s >>> 6)) ^ d;
  a = (a + p) | 0; p = ((p << 6) | (p >>> 26)) ^ a; b = (b + q) | 0; q = ((q << 6) | (q >>> 26)) ^ b;
  c = (c + r) | 0; r = ((r << 6) | (r >>> 26)) ^ c; d = (d + s) | 0; s = ((s << 6) | (s >>> 26)) ^ d;
  a = (a + k1) | 0; p = (p + k2 + 1) | 0; b = (b + k1) | 0; q = (q + k2 + 1) | 0;
  c = (c + k1) | 0; r = (r + k2 + 1) | 0; d = (d + k1) | 0; s = (s + k2 + 1) | 0;

  a = (a + p) | 0; p = ((p << 17) | (p >>> 15)) ^ a; b = (b + q) | 0; q = ((q << 17) | (q >>> 15)) ^ b;
  c = (c + r) | 0; r = ((r << 17) | (r >>> 15)) ^ c; d = (d + s) | 0; s = ((s << 17) | (s >>> 15)) ^ d;
  a = (a + p) | 0; p = ((p << 29) | (p >>> 3)) ^ a; b = (b + q) | 0; q = ((q << 29) | (q >>> 3)) ^ b;
  c = (c + r) | 0; r = ((r << 29) | (r >>> 3)) ^ c; d = (d + s) | 0; s = ((s << 29) | (s >>> 3)) ^ d;
  a = (a + p) | 0; p = ((p << 16) | (p >>> 16)) ^ a; b = (b + q) | 0; q = ((q << 16) | (q >>> 16)) ^ b;
  c = (c + r) | 0; r = ((r << 16) | (r >>> 16)) ^ c; d = (d + s) | 0; s = ((s << 16) | (s >>> 16)) ^ d;
  a = (a + p) | 0; p = ((p << 24) | (p >>> 8)) ^ a; b = (b + q) | 0; q = ((q << 24) | (q >>> 8)) ^ b;
  c = (c + r) | 0; r = ((r << 24) | (r >>> 8)) ^ c; d = (d + s) | 0; s = ((s << 24) | (s >>> 8)) ^ d;
  a = (a + k2) | 0; p = (p + k0 + 2) | 0; b = (b + k2) | 0; q = (q + k0 + 2) | 0;
  c = (c + k2) | 0; r = (r + k0 + 2) | 0; d = (d + k2) | 0; s = (s + k0 + 2) | 0;

  a = (a + p) | 0; p = ((p << 13) | (p >>> 19)) ^ a; b = (b + q) | 0; q = ((q << 13) | (q >>> 19)) ^ b;
  c = (c + r) | 0; r = ((r << 13) | (r >>> 19)) ^ c; d = (d + s) | 0; s = ((s << 13) | (s >>> 19)) ^ d;
  a = (a + p) | 0; p = ((p << 15) | (p >>> 17)) ^ a; b = (b + q) | 0; q = ((q << 15) | (q >>> 17)) ^ b;
  c = (c + r) | 0; r = ((r << 15) | (r >>> 17)) ^ c; d = (d + s) | 0; s = ((s << 15) | (s >>> 17)) ^ d;
  a = (a + p) | 0; p = ((p << 26) | (p >>> 6)) ^ a; b = (b + q) | 0; q = ((q << 26) | (q >>> 6)) ^ b;
  c = (c + r) | 0; r = ((r << 26) | (r >>> 6)) ^ c; d = (d + s) | 0; s = ((s << 26) | (s >>> 6)) ^ d;
  a = (a + p) | 0; p = ((p << 6) | (p >>> 26)) ^ a; b = (b + q) | 0; q = ((q << 6) | (q >>> 26)) ^ b;
  c = (c + r) | 0; r = ((r << 6) | (r >>> 26)) ^ c; d = (d + s) | 0; s = ((s << 6) | (s >>> 26)) ^ d;
  a = (a + k0) | 0; p = (p + k1 + 3) | 0; b = (b + k0) | 0; q = (q + k1 + 3) | 0;
  c = (c + k0) | 0; r = (r + k1 + 3) | 0; d = (d + k0) | 0; s = (s + k1 + 3) | 0;

  a = (a + p) | 0; p = ((p << 17) | (p >>> 15)) ^ a; b = (b + q) | 0; q = ((q << 17) | (q >>> 15)) ^ b;
  c = (c + r) | 0; r = ((r << 17) | (r >>> 15)) ^ c; d = (d + s) | 0; s = ((s << 17) | (s >>> 15)) ^ d;
  a = (a + p) | 0; p = ((p << 29) | (p >>> 3)) ^ a; b = (b + q) | 0; q = ((q << 29) | (q >>> 3)) ^ b;
  c = (c + r) | 0; r = ((r << 29) | (r >>> 3)) ^ c; d = (d + s) | 0; s = ((s << 29) | (s >>> 3)) ^ d;
  a = (a + p) | 0; p = ((p << 16) | (p >>> 16)) ^ a; b = (b + q) | 0; q = ((q << 16) | (q >>> 16)) ^ b;
  c = (c + r) | 0; r = ((r << 16) | (r >>> 16)) ^ c; d = (d + s) | 0; s = ((s << 16) | (s >>> 16)) ^ d;
  a = (a + p) | 0; p = ((p << 24) | (p >>> 8)) ^ a; b = (b + q) | 0; q = ((q << 24) | (q >>> 8)) ^ b;
  c = (c + r) | 0; r = ((r << 24) | (r >>> 8)) ^ c; d = (d + s) | 0; s = ((s << 24) | (s >>> 8)) ^ d;
  a = (a + k1) | 0; p = (p + k2 + 4) | 0; b = (b + k1) | 0; q = (q + k2 + 4) | 0;
  c = (c + k1) | 0; r = (r + k2 + 4) | 0; d = (d + k1) | 0; s = (s + k2 + 4) | 0;

  a = (a + p) | 0; p = ((p << 13) | (p >>> 19)) ^ a; b = (b + q) | 0; q = ((q << 13) | (q >>> 19)) ^ b;
  c = (c + r) | 0; r = ((r << 13) | (r >>> 19)) ^ c; d = (d + s) | 0; s = ((s << 13) | (s >>> 19)) ^ d;
  a = (a + p) | 0; p = ((p << 15) | (p >>> 17)) ^ a; b = (b + q) | 0; q = ((q << 15) | (q >>> 17)) ^ b;
  c = (c + r) | 0; r = ((r << 15) | (r >>> 17)) ^ c; d = (d + s) | 0; s = ((s << 15) | (s >>> 17)) ^ d;
  a = (a + p) | 0; p = ((p << 26) | (p >>> 6)) ^ a; b = (b + q) | 0; q = ((q << 26) | (q >>> 6)) ^ b;
  c = (c + r) | 0; r = ((r << 26) | (r >>> 6)) ^ c; d = (d + s) | 0; s = ((s << 26) | (s >>> 6)) ^ d;
  a = (a + p) | 0; p = ((p << 6) | (p >>> 26)) ^ a; b = (b + q) | 0; q = ((q << 6) | (q >>> 26)) ^ b;
  c = (c + r) | 0; r = ((r << 6) | (r >>> 26)) ^ c; d = (d + s) | 0; s = ((s << 6) | (s >>> 26)) ^ d;
  out[0] = (a + k2) | 0; out[1] = (p + k0 + 5) | 0;
  out[2] = (b + k2) | 0; out[3] = (q + k0 + 5) | 0;
  out[4] = (c + k2) | 0; out[5] = (r + k0 + 5) | 0;
  out[6] = (d + k2) | 0; out[7] = (s + k0 + 5) | 0;
}
