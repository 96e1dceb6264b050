import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/random/normal.ts';

describe('the standard normal', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1, and table 26.5 for the quantiles.
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [-1.96, 0.0249978951482204],
    [-6, 9.86587645037698e-10],
  ])('has the distribution function of the tables: at %d it is %d', (z, p) => {
    expect(normalCdf(z) / p).toBeCloseTo(1, 12);
  });

  test.each([
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.9, 1.2815515655446],
    [0.95, 1.64485362695147],
    [0.975, 1.95996398454005],
    [0.99, 2.32634787404084],
    [0.999, 3.09023230616781],
    [1e-6, -4.7534243088229],
    [1e-10, -6.36134090240406],
  ])('has the quantiles of the tables: at %d it is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 10);
  });
});
