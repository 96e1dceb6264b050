import { expect, test } from 'vitest';
import { logBeta, logGamma } from '../../../src/stats/log-gamma.ts';

test('is the logarithm of the factorial', () => {
  let sum = 0;
  for (let n = 1; n <= 170; n++) {
    sum += Math.log(n);
    expect(Math.abs(logGamma(n + 1) - sum)).toBeLessThan(1e-14 * (10 + sum));
  }
});

// Γ(½) = √π; the others from SciPy's gammaln 1.11, which is Cephes'.
test.each([
  [0.5, Math.log(Math.PI) / 2],
  [1e-12, 27.63102111592797],
  [0.001, 6.907178885383853],
  [3.3, 0.9870985778947343],
  [9.9, 12.57717990421988],
  [100.5, 361.43554046777757],
  [1e6, 12815504.569147611],
  [1e8, 1742068066.1038349],
])('at %d is %d', (x, value) => {
  expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-15 * (10 + 4 * Math.abs(value)));
});

test('the beta function of whole numbers is one over a binomial coefficient', () => {
  expect(logBeta(3, 5)).toBeCloseTo(-Math.log(7 * 15), 13);
  expect(logBeta(1, 1)).toBeCloseTo(0, 13);
});
