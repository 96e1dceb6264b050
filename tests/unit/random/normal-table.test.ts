import { expect, test } from 'vitest';
import { one } from '../../../src/random/elementary-functions.ts';
import { normalCdf } from '../../../src/random/normal.ts';
import { normalCdfAt } from '../../../src/random/normal-table.ts';

const tabulated = (z: number): number => one(normalCdfAt, z);

test('the tabulated normal distribution function is right to ten digits, and to six significant ones in the tails', () => {
  for (let z = -9; z <= 9; z += 0.00137) {
    const exact = normalCdf(z);
    expect(Math.abs(tabulated(z) - exact), `z ${z}`).toBeLessThan(Math.min(2e-10, 1e-6 * exact));
  }
});

test('the tabulated normal distribution function is exact at the ends of cells and beyond the table', () => {
  for (const z of [-8, -1.25, 0, 0.015625, 3, 8, -20, 38]) expect(tabulated(z)).toBe(normalCdf(z));
});

test('the tabulated normal distribution function never falls', () => {
  let last = 0;
  for (let z = -8.5; z <= 8.5; z += 0.00007) {
    expect(tabulated(z)).toBeGreaterThanOrEqual(last);
    last = tabulated(z);
  }
});
