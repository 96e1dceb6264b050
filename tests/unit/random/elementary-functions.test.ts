import exact_exp from '@stdlib/math-base-special-exp';
import exact_ln from '@stdlib/math-base-special-ln';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln, normalQuantileAt, one } from '../../../src/random/elementary-functions.ts';
import { normalCdf } from '../../../src/random/normal.ts';

// The functions of @stdlib, taken as exact here, are accurate to a unit in the last place.

const quantile = (p: number): number => one(normalQuantileAt, p);

/** Returns the distance of two numbers in units of the last place of `exact`. */
function unitsApart(value: number, exact: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(exact))) - 52);
  return Math.abs(value - exact) / unit;
}

test('the logarithm is accurate to three units in the last place', () => {
  expect(ln(1)).toBe(0);
  const positive = fc.oneof(
    fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
    fc.double({ min: 0.5, max: 2, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  );
  const property = fc.property(positive, (x) => {
    if (x !== 1) expect(unitsApart(ln(x), exact_ln(x)), `ln ${x}`).toBeLessThanOrEqual(3);
  });
  fc.assert(property, { seed: 1, numRuns: 30_000 });
});

test('the exponential is accurate to three units in the last place, and constant beyond ±700', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-1e9)).toBe(exp(-700));
  expect(exp(1e9)).toBe(exp(700));
  const exponent = fc.oneof(
    fc.double({ min: -700, max: 700, noNaN: true }),
    fc.double({ min: -8, max: 8, noNaN: true }),
  );
  const property = fc.property(exponent, (x) => {
    expect(unitsApart(exp(x), exact_exp(x)), `exp ${x}`).toBeLessThanOrEqual(3);
  });
  fc.assert(property, { seed: 2, numRuns: 30_000 });
});

test('the normal quantile is the inverse of the distribution function, and an odd function of p − ½', () => {
  const tail = fc.oneof(
    fc.double({ min: 2 ** -53, max: 0.5, noNaN: true }),
    fc.double({ min: 1, max: 53, noNaN: true }).map((bits) => 2 ** -bits),
  );
  const property = fc.property(tail, (p) => {
    const z = quantile(p);
    // An error in z is z times as large in the logarithm of the tail.
    expect(Math.abs(normalCdf(z) / p - 1), `p ${p}`).toBeLessThan(1e-15 * (8 + 4 * z * z));
    if (1 - (1 - p) === p) expect(quantile(1 - p) + z).toBe(0);
  });
  fc.assert(property, { seed: 3, numRuns: 20_000 });
});

test('the normal quantile never falls', () => {
  const pair = fc.tuple(
    fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
    fc.integer({ min: 1, max: 1e6 }),
  );
  const property = fc.property(pair, ([p, steps]) => {
    const next = Math.min(1 - 2 ** -53, p + steps * 2 ** -52);
    expect(quantile(next)).toBeGreaterThanOrEqual(quantile(p) - 1e-15 * Math.abs(quantile(p)));
  });
  fc.assert(property, { seed: 4, numRuns: 20_000 });
});
