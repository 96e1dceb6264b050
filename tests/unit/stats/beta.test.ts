import { describe, expect, test } from 'vitest';
import { betaQuantile, betaTails, binomialCdf, logBetaPower } from '../../../src/stats/beta.ts';
import { tValue } from '../../../src/stats/student.ts';

const near = (value: number, exact: number, digits = 1e-12): void =>
  expect(Math.abs(value / exact - 1), `${value} instead of ${exact}`).toBeLessThan(digits);

/** ln 200! */
const LOG_GAMMA_201 = Array.from({ length: 200 }, (_, i) => Math.log(i + 1)).reduce((sum, x) => sum + x, 0);

describe('the incomplete beta function', () => {
  // Summed to 50 digits as the hypergeometric series DLMF 8.17.7.
  const table: [a: number, b: number, x: number, lower: number, upper: number][] = [
    [0.5, 0.5, 0.3, 0.36901011956554536, 0.6309898804344546],
    [0.5, 5, 0.01, 0.2428418908984375, 0.7571581091015624],
    [2.5, 0.5, 0.9, 0.48958974456442755, 0.5104102554355725],
    [20, 981, 0.03, 0.9795881466567133, 0.020411853343286716],
    [1, 1000, 0.005, 0.9933460314211681, 0.006653968578831994],
    [81, 183, 0.2553, 0.03127485278928481, 0.9687251472107152],
    [300, 701, 0.31, 0.7629447683296916, 0.2370552316703084],
    [3, 1e8, 2e-8, 0.3233235946437593, 0.6766764053562407],
    [0.5, 500, 0.004, 0.9546619048027478, 0.04533809519725213],
  ];

  test.each(table)(
    'has the tails of a published series for a = %d, b = %d at %d, and is inverted there',
    (a, b, x, lower, upper) => {
      const tails = betaTails(x, a, b);
      near(tails.lower, lower);
      near(tails.upper, upper);
      near(betaQuantile(lower, a, b), x);
      near(betaQuantile(upper, a, b, 'upper'), x);
    },
  );

  test('is 0 or 1 at the ends of [0, 1]', () => {
    expect(betaTails(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });

  test('keeps its digits far out in the tails', () => {
    // A beta(1, n) lies above x with chance (1 − x)ⁿ; a beta(n, 1) below it with xⁿ.
    near(betaTails(0.5, 1, 200).upper, 2 ** -200);
    near(betaQuantile(2 ** -200, 200, 1), 0.5);
    near(betaQuantile(1e-300, 3, 1), 1e-100);
  });
});

describe('the logarithm of x^a (1−x)^b / B(a, b)', () => {
  test('equals that of a density for whole a and b', () => {
    // B(3, 5) = 1 / 105, B(1, 1) = 1.
    near(logBetaPower(0.3, 3, 5), Math.log(105 * 0.3 ** 3 * 0.7 ** 5));
    near(logBetaPower(0.3, 1, 1), Math.log(0.3 * 0.7));
  });

  // B(½, ½) = π; B(a, b) is near 1 / a for a small a; the last is from SciPy's gammaln 1.11, at the mean.
  test.each([
    [0.2, 0.5, 0.5, Math.log(0.4 / Math.PI)],
    [1e-14, 1e-12, 200, Math.log(1e-12)],
    [0.5, 100.5, 100.5, 201 * Math.log(0.5) - 2 * 361.43554046777757 + LOG_GAMMA_201],
  ])('at x = %d for a = %d, b = %d is %d', (x, a, b, value) => {
    near(logBetaPower(x, a, b), value, 1e-11);
  });
});

test('a binomial distribution function equals sums of whole binomial coefficients over 2⁴⁰', () => {
  let upTo = 0n;
  let choose = 1n;
  for (let k = 0n; k <= 40n; k++) {
    upTo += choose;
    near(binomialCdf(Number(k), 40, 0.5), Number(upTo) / 2 ** 40);
    choose = (choose * (40n - k)) / (k + 1n);
  }
  expect(binomialCdf(-1, 40, 0.5)).toBe(0);
});

describe("the quantile of Student's t", () => {
  // Fisher and Yates, Statistical Tables, table III, to three decimals.
  test.each([
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 9, 2.262],
    [0.95, 30, 2.042],
    [0.95, 120, 1.98],
    [0.99, 5, 4.032],
    [0.9, 15, 1.753],
    [0.999, 10, 4.587],
    [0.5, 3, 0.765],
  ])('for confidence %d and %d degrees of freedom is %d, as in the tables', (confidence, freedom, t) => {
    expect(tValue(confidence, freedom)).toBeCloseTo(t, 3);
  });

  test('has closed forms at one and two degrees of freedom', () => {
    for (const confidence of [0.1, 0.5, 0.9, 0.95, 0.9999]) {
      near(tValue(confidence, 1), Math.tan((Math.PI * confidence) / 2));
      near(tValue(confidence, 2), confidence * Math.sqrt(2 / (1 - confidence ** 2)));
    }
  });

  test('is continuous where it changes to the expansion around the normal quantile', () => {
    // The quantile of 0.975 to thirteen digits, from the continued fraction of another library.
    near(tValue(0.95, 1e5), 1.9599877075346, 1e-11);
    near(tValue(0.95, 100_010), 1.959987705162519, 1e-12);
    near(tValue(0.95, 1e7), 1.959964221767205, 1e-12);
  });

  test('is NaN without degrees of freedom', () => {
    expect(tValue(0.95, 0)).toBeNaN();
    expect(tValue(0.95, Number.NaN)).toBeNaN();
  });
});
