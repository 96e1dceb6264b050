/*
 * Logarithm, exponential and normal quantile of an entry of a list, in place: the same bits on every machine, as only exactly rounded
 * operations are used, and no memory, as a number that passes between functions would cost some. Accurate to a few units in the last place.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** The same of one number, where memory does not matter. */
export function ln(x: number): number {
  return one(lnAt, x);
}

export function exp(x: number): number {
  return one(expAt, x);
}

const scratch = new Float64Array(1);

/** Applies what works in place to one number. */
export function one(f: (x: Float64Array, i: number) => void, x: number): number {
  scratch[0] = x;
  f(scratch, 0);
  return scratch[0]!;
}

/** Bits of a double: word `HIGH` holds sign, exponent and leading digits. */
const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** Replaces `x[i]`, a normal number above 0, by its natural logarithm. */
export function lnAt(x: Float64Array, i: number): void {
  bits[0] = x[i]!;
  // The power of two is taken out such that the rest lies between √½ and √2.
  const high = words[HIGH]! + (0x3ff00000 - 0x3fe6a09e);
  const exponent = (high >> 20) - 1023;
  words[HIGH] = (high & 0x000fffff) + 0x3fe6a09e;
  const rest = bits[0]!;
  // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), s at most 0.172.
  const s = (rest - 1) / (rest + 1);
  const z = s * s;
  const z4 = z * z * (z * z);
  const low = z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9))));
  const tail = 1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z / 23)))));
  x[i] = exponent * LN2_HIGH + (2 * s + (2 * s * (low + z4 * z * tail) + exponent * LN2_LOW));
}

/** 2^(k/32), k = 0 … 31, by exactly rounded square roots. */
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
  // |r| is at most 0.0109, so that seven terms of the series are enough.
  const p = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));
  const root = ROOTS[n & 31]!;
  words[1 - HIGH] = 0;
  words[HIGH] = ((n >> 5) + 1023) << 20;
  x[i] = (root + root * p) * bits[0]!;
}

/**
 * Replaces `x[i]`, in (0, 1), by the standard normal quantile of that probability: Wichura, "The percentage points of the normal
 * distribution", Applied Statistics 37 (1988), algorithm AS 241, accurate to about 1e-16. Its polynomials stand for the middle, the tails
 * and the far tails.
 */
// biome-ignore format: as in the paper
export function normalQuantileAt(x: Float64Array, i: number): void {
  const q = x[i]! - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    x[i] = q * (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
      + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
      / (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
      + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);
    return;
  }
  if (q > 0) x[i] = 1 - x[i]!;
  lnAt(x, i);
  const s = Math.sqrt(-x[i]!);
  if (s <= 5) {
    const r = s - 1.6;
    x[i] = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r
      + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
      / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
      + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);
  } else {
    const r = s - 5;
    x[i] = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
      + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772)
      / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r
      + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1);
  }
  if (q < 0) x[i] = -x[i]!;
}
