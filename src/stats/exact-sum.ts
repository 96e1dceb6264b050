import { describe } from '../errors.ts';

/**
 * An exact number, `digits` × 2^`exponent`.
 *
 * Every double is one. Sums and products are formed without rounding, so they depend neither on order nor
 * on grouping. Neal's superaccumulators do the same (arXiv 1505.05571, 2015); this uses big integers.
 */
export interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Returns the exact sum of a column's entries, or of their squares or cubes.
 *
 * @throws {RangeError} for an entry that is NaN or infinite.
 */
export function exactSum(column: ArrayLike<number>, power: 1 | 2 | 3 = 1): Exact {
  const sums = openSums(power);
  for (let i = 0; i < column.length; i++) sums.add(column[i]!);
  return sums.sums()[power - 1]!;
}

/**
 * Exact sums that are updated entry by entry: of the entries, their squares, their cubes, … up to a
 * power.
 */
export interface GrowingSums {
  /**
   * Adds an entry.
   *
   * @throws {RangeError} for an entry that is NaN or infinite.
   */
  add(entry: number): void;
  /** Returns the sums so far, that of the first power first. */
  sums(): Exact[];
}

/** Begins sums of no entries, of the powers 1 … `most`. */
export function openSums(most: number): GrowingSums {
  const sums = new Array<bigint>(most).fill(0n);
  let exponent = 0;
  const add = (entry: number): void => {
    if (entry === 0) return;
    const x = exact(entry);
    if (x.exponent < exponent) {
      for (let k = 0; k < most; k++) sums[k]! <<= BigInt((k + 1) * (exponent - x.exponent));
      exponent = x.exponent;
    }
    const digits = x.digits << BigInt(x.exponent - exponent);
    let power = digits;
    sums[0]! += power;
    for (let k = 1; k < most; k++) {
      power *= digits;
      sums[k]! += power;
    }
  };
  return { add, sums: () => sums.map((digits, k) => ({ digits, exponent: (k + 1) * exponent })) };
}

const bits = new DataView(new ArrayBuffer(8));

/** Returns a double as an exact number (IEEE 754 binary64). */
export function exact(x: number): Exact {
  if (!Number.isFinite(x))
    throw new RangeError(`Expected an entry to be a finite number, got ${describe(x)}`);
  bits.setFloat64(0, x);
  const top = bits.getUint32(0);
  const biased = (top >>> 20) & 0x7ff;
  const leading = (top & 0xfffff) | (biased === 0 ? 0 : 0x100000);
  const digits = BigInt(leading * 2 ** 32 + bits.getUint32(4));
  return { digits: x < 0 ? -digits : digits, exponent: Math.max(1, biased) - 1075 };
}

/** Returns a + b. */
export function plus(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const shifted = (x: Exact): bigint => x.digits << BigInt(x.exponent - exponent);
  return { digits: shifted(a) + shifted(b), exponent };
}

/** Returns a · b. */
export function times(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent };
}

/** Returns the double nearest to a ÷ b, ties to even, infinite beyond the range of doubles; b is not 0. */
export function quotient(a: Exact, b: Exact = { digits: 1n, exponent: 0 }): number {
  const negative = a.digits < 0n !== b.digits < 0n;
  const [top, bottom] = [magnitude(a.digits), magnitude(b.digits)];
  // At least 64 bits of the quotient; the last one is set when a remainder follows.
  const shift = Math.max(0, 64 + length(bottom) - length(top));
  const long = top << BigInt(shift);
  const digits = (long / bottom) | (long % bottom === 0n ? 0n : 1n);
  const value = rounded(digits, a.exponent - b.exponent - shift);
  return negative ? -value : value;
}

/** Returns the double nearest to digits × 2^exponent, digits ≥ 0: 53 bits, or fewer for a denormal. */
function rounded(digits: bigint, exponent: number): number {
  const size = length(digits);
  const drop = Math.max(0, size - 53, -1074 - exponent);
  const half = drop === 0 ? 0n : 1n << BigInt(drop - 1);
  const whole = digits >> BigInt(drop);
  const rest = digits - (whole << BigInt(drop));
  const up = drop > 0 && (rest > half || (rest === half && (whole & 1n) === 1n));
  if (size + exponent > 1025) return Number.POSITIVE_INFINITY;
  return scaled(Number(up ? whole + 1n : whole), exponent + drop);
}

/** Returns x · 2^power for a whole x up to 2⁵³, in two steps, because 2^power may be no double. */
function scaled(x: number, power: number): number {
  const first = Math.max(-1022, Math.min(1023, power));
  return x * powerOfTwo(first) * powerOfTwo(power - first);
}

function powerOfTwo(power: number): number {
  bits.setUint32(0, (power + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

function magnitude(digits: bigint): bigint {
  return digits < 0n ? -digits : digits;
}

/** Returns the number of bits of a whole number. */
function length(digits: bigint): number {
  return digits === 0n ? 0 : digits.toString(2).length;
}

/** Returns a text that is the same for equal numbers: odd hexadecimal digits, `p`, the power of two. */
export function exactText({ digits, exponent }: Exact): string {
  if (digits === 0n) return '0p0';
  const zeros = length(digits & -digits) - 1;
  return `${(digits >> BigInt(zeros)).toString(16)}p${exponent + zeros}`;
}

/**
 * Parses what `exactText` wrote.
 *
 * @throws {RangeError} for any other text.
 */
export function parseExact(text: string): Exact {
  const parts = /^(-?)([0-9a-f]+)p(-?\d{1,7})$/.exec(text);
  if (!parts) throw new RangeError(`Expected an exact number such as "1fp-3", got ${describe(text)}`);
  const digits = BigInt(`0x${parts[2]}`);
  return { digits: parts[1] ? -digits : digits, exponent: Number(parts[3]) };
}
