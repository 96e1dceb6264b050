import { expect, test } from 'vitest';
import { tabulated } from '../../../src/random/quantile-table.ts';

// The logistic distribution, because its quantile has a closed form.
const calls: number[] = [];
const exact = (p: number): number => {
  calls.push(p);
  return Math.log(p / (1 - p));
};
const density = (x: number): number => 1 / ((1 + Math.exp(x)) * (1 + Math.exp(-x)));

const logSlope = (x: number): number => (1 - Math.exp(x)) / (1 + Math.exp(x));
const logistic = { exact, density, logSlope };

function quantileOf(table: ReturnType<typeof tabulated>): (p: number) => number {
  const values = new Float64Array(1);
  return (p) => {
    values[0] = p;
    table(values, 0);
    return values[0]!;
  };
}

test('a tabulated quantile is right to 1e-8 and calls the exact one only at the ends of cells', () => {
  const quantile = quantileOf(tabulated(logistic));
  for (let i = 1; i <= 20_000; i++) {
    const p = i / 40_000;
    expect(Math.abs(quantile(p) - Math.log(p / (1 - p))), `p ${p}`).toBeLessThan(1e-8);
  }
  calls.length = 0;
  quantile(0.4);
  quantile(0.4 + 1e-9);
  expect(calls).toEqual([]);
});

test('a tabulated quantile never falls', () => {
  const quantile = quantileOf(tabulated(logistic));
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 1; i <= 200_000; i++) {
    const x = quantile(i / 400_000);
    expect(x).toBeGreaterThanOrEqual(last);
    last = x;
  }
});

test('a tabulated quantile is exact at the ends of cells and beyond the last octave', () => {
  const quantile = quantileOf(tabulated(logistic));
  for (const p of [2 ** -17 - 2 ** -40, 2 ** -20, 1e-12, 0.25, 0.375, 0.25 + 1 / 32]) {
    expect(quantile(p)).toBe(Math.log(p / (1 - p)));
  }
});
