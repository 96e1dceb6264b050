import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exact,
  exactSum,
  exactText,
  parseExact,
  plus,
  quotient,
  times,
} from '../../../src/stats/exact-sum.ts';

// Expected sums are fractions of big integers, made from the decimal expansions of doubles, which are
// exact.

/** Unit of the decimal expansions: fine enough for 2⁻²¹⁴⁸, the square of the least double. */
const UNIT = 10n ** 2148n;

/** Returns a double as a whole number of 10⁻²¹⁴⁸. */
function decimal(x: number): bigint {
  let power = 0;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power += 1;
  }
  return (BigInt(mantissa) * UNIT) / 2n ** BigInt(power);
}

/** Returns whether `x` is the double nearest to the fraction; of two equally near ones, the even one. */
function isNearest(x: number, top: bigint, bottom: bigint): boolean {
  const distance = (y: number): bigint => magnitude(decimal(y) * bottom - top * UNIT);
  const others = [neighbour(x, 1n), neighbour(x, -1n)].filter(Number.isFinite);
  return others.every((y) => distance(y) > distance(x) || (distance(y) === distance(x) && isEven(x)));
}

const double = new Float64Array(1);
const word = new BigInt64Array(double.buffer);

/** Returns the next double away from zero (1) or towards it (−1); from zero, ± the least double. */
function neighbour(x: number, step: bigint): number {
  if (x === 0) return Number(step) * Number.MIN_VALUE;
  double[0] = x;
  word[0] = word[0]! + step;
  return double[0]!;
}

function isEven(x: number): boolean {
  double[0] = x;
  return (word[0]! & 1n) === 0n;
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);

/** Doubles of every size, many of which nearly cancel or tie. */
const anyDouble: fc.Arbitrary<number> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    2 ** 53,
    2 ** -53,
    2 ** -54,
    1 + 2 ** -52,
    Number.MIN_VALUE,
    -Number.MIN_VALUE,
  ),
  fc.constantFrom(2 ** -1022, -(2 ** -1022), 3 * Number.MIN_VALUE, 0.1, 1e16, -1e16, 1e300, -1e300),
  fc.integer({ min: -1000, max: 1000 }),
);

const column = fc.array(anyDouble, { maxLength: 12 });

describe('exact sums', () => {
  test('equal the sum of the decimal expansions, rounded once', () => {
    fc.assert(
      fc.property(column, (values) => {
        const value = quotient(exactSum(values));
        const sum = values.reduce((all, x) => all + decimal(x), 0n);
        return Number.isFinite(value)
          ? isNearest(value, sum, UNIT)
          : magnitude(sum) / UNIT >= 2n ** 1024n - 2n ** 970n;
      }),
      { numRuns: 500 },
    );
  });

  test('are the same for any order and any grouping', () => {
    fc.assert(
      fc.property(column, fc.array(fc.nat()), fc.nat(), (values, keys, cut) => {
        const shuffled = values.map((x, i) => ({ x, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key);
        const list = shuffled.map(({ x }) => x);
        const at = cut % (list.length + 1);
        for (const power of [1, 2, 3] as const) {
          const parts = plus(exactSum(list.slice(at), power), exactSum(list.slice(0, at), power));
          expect(exactText(parts)).toBe(exactText(exactSum(values, power)));
        }
      }),
    );
  });

  test('are exact for squares and cubes too', () => {
    fc.assert(
      fc.property(column, (values) => {
        const squares = values.map((x) => times(exact(x), exact(x))).reduce(plus, exactSum([]));
        expect(exactText(exactSum(values, 2))).toBe(exactText(squares));
        const cubes = values
          .map((x) => times(exact(x), times(exact(x), exact(x))))
          .reduce(plus, exactSum([]));
        expect(exactText(exactSum(values, 3))).toBe(exactText(cubes));
      }),
    );
  });

  test.each([
    [[0.1, 0.2, 0.3], 0.6],
    [[1e16, 1, -1e16], 1],
    [[1e308, 1e308, -1e308], 1e308],
    [[1e308, 1e308], Number.POSITIVE_INFINITY],
    [[-1e308, -1e308], Number.NEGATIVE_INFINITY],
    [[2 ** 53, 1], 2 ** 53],
    [[2 ** 53, 3], 2 ** 53 + 4],
    [[2 ** 53, 1, 2 ** -1074], 2 ** 53 + 2],
    [[Number.MIN_VALUE, Number.MIN_VALUE], 2 * Number.MIN_VALUE],
    [[Number.MAX_VALUE, 2 ** 969], Number.MAX_VALUE],
    [[Number.MAX_VALUE, 2 ** 970], Number.POSITIVE_INFINITY],
    [[], 0],
  ])('give, for %j, %d', (values, sum) => {
    expect(quotient(exactSum(values))).toBe(sum);
  });

  test('refuse NaN and infinite entries', () => {
    expect(() => exactSum([1, Number.NaN])).toThrow('finite number, got NaN');
    expect(() => exactSum([Number.NEGATIVE_INFINITY])).toThrow('finite');
  });
});

describe('quotients of exact numbers', () => {
  test('are rounded once', () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, (a, b) => {
        if (b === 0) return true;
        const value = quotient(exact(a), exact(b));
        if (!Number.isFinite(value)) return true;
        const sign = b < 0 ? -1n : 1n;
        return isNearest(value, sign * decimal(a), sign * decimal(b)) && value === a / b + 0;
      }),
      { numRuns: 500 },
    );
  });
});

describe('the text of an exact number', () => {
  test('is parsed as the same number, and is the same for equal numbers', () => {
    fc.assert(
      fc.property(column, (values) => {
        const text = exactText(exactSum(values));
        expect(exactText(parseExact(text))).toBe(text);
        expect(quotient(parseExact(text))).toBe(quotient(exactSum(values)));
      }),
    );
    expect(exactText(exactSum([12]))).toBe('3p2');
    expect(exactText(exactSum([-0.75]))).toBe('-3p-2');
    expect(exactText(exactSum([1, -1]))).toBe('0p0');
  });

  test.each(['', '1', 'p3', '1p', '0x1p3', '1p1.5', '1p12345678', 'gp0'])('is not %j', (text) => {
    expect(() => parseExact(text)).toThrow('Expected an exact number');
  });
});
