import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../src/index.ts';
import { compile, parseScenario, regimeProbabilities } from '../../../src/index.ts';
import { meanOf } from '../../../src/random/distribution-mean.ts';

describe('the mean of a distribution', () => {
  it.each<[string, Distribution, number, number]>([
    ['a number', 0.3, 0.3, 15],
    ['a uniform', { low: 0.2, high: 0.6 }, 0.4, 15],
    ['a uniform with a lower bound', { low: 0, high: 1, min: 0.5 }, 0.75, 15],
    ['a PERT', { low: 0.01, mode: 0.05, high: 0.15 }, 0.06, 15],
    // The upper half of a beta(3, 3) has the mean 1/2 + 5/32.
    ['a PERT with a lower bound', { low: 0, mode: 0.5, high: 1, min: 0.5 }, 0.65625, 5],
    ['a discrete distribution', { values: [0.1, 0.4], weights: [2, 1] }, 0.2, 15],
    [
      'a discrete distribution with one value of weight above 0',
      { values: [1, 0.4], weights: [0.1, 0] },
      1,
      15,
    ],
    ['a normal with bounds at equal distances', { mean: 0.5, sd: 2, min: 0, max: 1 }, 0.5, 12],
    ['a lognormal without spread', { median: 0.2, sigma: 0 }, 0.2, 15],
    // The mean is exp(sigma² / 2) times the median; hardly anything lies above the bound 1.
    ['a lognormal', { median: 0.1, sigma: 0.4, max: 1 }, 0.1 * Math.exp(0.08), 5],
  ])('is exact or nearly so for %s', (_, distribution, mean, digits) => {
    expect(meanOf(distribution)).toBeCloseTo(mean, digits);
  });

  it('stays within the support in spite of rounding', () => {
    for (let n = 1; n < 200; n++) {
      const weights = Array.from({ length: n }, (_, i) => 1 / (i + 3));
      const values = weights.map((_, i) => (i === 0 ? 1 - 2 ** -53 : 1));
      expect(meanOf({ values, weights })).toBeLessThanOrEqual(1);
    }
  });
});

describe('a dated event whose chance is a distribution (§3)', () => {
  const withChance = (probability: Distribution) =>
    parseScenario({
      name: 'chance',
      start: '2026-10-09',
      horizonDays: 60,
      policy: {
        regimes: { truce: {}, ban: { speed: 0 } },
        initial: 'truce',
        events: [{ date: '2026-11-10', to: 'ban', probability }],
      },
      automakers: { maker: { lanes: { Dy: { bufferDays: 60 } } } },
    });

  it('happens with the mean of that distribution, in trials and in exact regime probabilities', async () => {
    const scenario = withChance({ low: 0.01, mode: 0.05, high: 0.15 });
    expect(scenario.policy.events[0]!.probability).toEqual({ low: 0.01, mode: 0.05, high: 0.15 });
    expect(compile(scenario).policies[0]!.events[0]!.probability).toBeCloseTo(0.06, 15);
    expect((await regimeProbabilities(scenario)).ban![40]).toBeCloseTo(0.06, 12);
    expect(compile(withChance(0.06)).policies[0]!.events[0]!.probability).toBe(0.06);
  });

  it('is refused when a draw can lie outside 0 … 1', () => {
    for (const chance of [
      { low: 0, high: 1.1 },
      { median: 0.1, sigma: 0.4 },
      { mean: 0.5, sd: 0.1, max: 1 },
    ]) {
      expect(() => withChance(chance)).toThrow(
        'policy.events.0.probability to be a share from 0 to 1, whatever is drawn',
      );
    }
  });
});
