import { describe, expect, test } from 'vitest';
import { betaTails } from '../../../src/stats/beta.ts';
import { betaProductInterval } from '../../../src/stats/beta-product.ts';
import { steps, tabulateTimes } from '../../../src/stats/kaplan-meier.ts';

describe('the beta product interval of a survival curve', () => {
  test("is Clopper and Pearson's in its mid-p form where nothing is censored", () => {
    const [n, k] = [12, 5];
    const times = Array.from({ length: n }, (_, i) => i);
    const step = steps(tabulateTimes(times))[k - 1]!;
    const [low, high] = betaProductInterval(step.product, n - k, 0.95);
    // Half the chance of exactly k deaths counts: both one-sided tests have this mid-p value at an end.
    const below = (x: number): number =>
      (betaTails(x, n - k + 1, k).lower + betaTails(x, n - k, k + 1).lower) / 2;
    expect(below(low)).toBeCloseTo(0.025, 12);
    expect(below(high)).toBeCloseTo(0.975, 12);
  });
});
