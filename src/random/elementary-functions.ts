/*
 * Logarithm, exponential and normal quantile, accurate to a few units in the last place. They use only
 * exactly rounded operations, so the bits are the same on every machine. They replace an entry of a list in
 * place, because a number that passes between functions may be allocated on the heap.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Returns the natural logarithm of a normal number above 0. */
export function ln(x: number): number {
  return one(lnAt, x);
}

/** Returns the exponential of `x`; beyond ±700 that of ±700. */
export function exp(x: number): number {
  return one(expAt, x);
}

const scratch = new Float64Array(1);

/** Applies to one number a function that works in place. */
export function one(f: (x: Float64Array, i: number) => void, x: number): number {
  scratch[0] = x;
  f(scratch, 0);
  return scratch[0]!;
}

/** The bits of a double: word `HIGH` holds sign, exponent and leading digits. */
const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** Replaces `x[i]`, a normal number above 0, by its natural logarithm. */
export function lnAt(x: Float64Array, i: number): void {
  bits[0] = x[i]!;
  // x = 2^exponent · rest, with rest between √½ and √2.
  const high = words[HIGH]! + (0x3ff00000 - 0x3fe6a09e);
  const exponent = (high >> 20) - 1023;
  words[HIGH] = (high & 0x000fffff) + 0x3fe6a09e;
  const rest = bits[0]!;
  // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), with s at most 0.172.
  const s = (rest - 1) / (rest + 1);
  const z = s * s;
  const z4 = z * z * (z * z);
  const low = z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9))));
  const tail = 1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z / 23)))));
  x[i] = exponent * LN2_HIGH + (2 * s + (2 * s * (low + z4 * z * tail) + exponent * LN2_LOW));
}

/** 2^(k/32), k = 0 … 31, as products of exactly rounded square roots. */
const ROOTS = new Float64Array(32).fill(1);
for (let bit = 16, root = 2; bit >= 1; bit /= 2) {
  root = Math.sqrt(root);
  for (let k = 0; k < 32; k++) if (k & bit) ROOTS[k]! *= root;
}

/** Replaces `x[i]` by its exponential; beyond ±700 by that of ±700. */
export function expAt(x: Float64Array, i: number): void {
  const value = Math.min(700, Math.max(-700, x[i]!));
  const n = Math.round(value * (32 / (LN2_HIGH + LN2_LOW)));
  const r = value - n * (LN2_HIGH / 32) - n * (LN2_LOW / 32);
  // |r| is at most 0.0109, so seven terms of the series are enough.
  const p = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));
  const root = ROOTS[n & 31]!;
  words[1 - HIGH] = 0;
  words[HIGH] = ((n >> 5) + 1023) << 20;
  x[i] = (root + root * p) * bits[0]!;
}

/**
 * Replaces `x[i]`, in (0, 1), by the standard normal quantile of that probability, accurate to about 1e-16.
 *
 * Algorithm AS 241 (Wichura, "The percentage points of the normal distribution", Applied Statistics 37,
 * 1988): one ratio of polynomials each for the middle, the tails and the far tails.
 */
// biome-ignore format: as in the paper
export function normalQuantileAt(x: Float64Array, i: number): void {
  const q = x[i]! - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    x[i] = q * (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r
      + 13731.69376550946) * r + 1971.5909503065513) * r + 133.14166789178438) * r + 3.3871328727963665)
      / (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r
      + 5394.196021424751) * r + 687.1870074920579) * r + 42.31333070160091) * r + 1);
    return;
  }
  if (q > 0) x[i] = 1 - x[i]!;
  lnAt(x, i);
  const s = Math.sqrt(-x[i]!);
  if (s <= 5) {
    const r = s - 1.6;
    x[i] = (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r
      + 3.6478483247632045) * r + 5.769497221460691) * r + 4.630337846156546) * r + 1.4234371107496835)
      / (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r
      + 0.6897673349851) * r + 1.6763848301838038) * r + 2.053191626637759) * r + 1);
  } else {
    const r = s - 5;
    x[i] = (((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r + 0.026532189526576124) * r
      + 0.29656057182850487) * r + 1.7848265399172913) * r + 5.463784911164114) * r + 6.657904643501103)
      / (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r + 0.0007868691311456133) * r
      + 0.014875361290850615) * r + 0.1369298809227358) * r + 0.599832206555888) * r + 1);
  }
  if (q < 0) x[i] = -x[i]!;
}
