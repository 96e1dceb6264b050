import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../src/index.ts';
import { compile, parseScenario, regimeProbabilities } from '../../../src/index.ts';
import { meanOf } from '../../../src/random/distribution-mean.ts';

/*
 * Breaks that turned these red: PERT as (low + mode + high) / 3; weights not divided by their sum; the slices' lower ends in place of their middles;
 * the mean not held within the support.
 */

describe('meanOf', () => {
  it.each<[string, Distribution, number, number]>([
    ['a number', 0.3, 0.3, 15],
    ['uniform', { low: 0.2, high: 0.6 }, 0.4, 15],
    ['uniform, cut off', { low: 0, high: 1, min: 0.5 }, 0.75, 15],
    ['PERT', { low: 0.01, mode: 0.05, high: 0.15 }, 0.06, 15],
    // Half a symmetric beta of shapes 3 and 3: 1/2 + 5/32.
    ['PERT, cut off', { low: 0, mode: 0.5, high: 1, min: 0.5 }, 0.65625, 5],
    ['a list', { values: [0.1, 0.4], weights: [2, 1] }, 0.2, 15],
    ['a list of one', { values: [1, 0.4], weights: [0.1, 0] }, 1, 15],
    ['normal, cut off alike on both sides', { mean: 0.5, sd: 2, min: 0, max: 1 }, 0.5, 12],
    ['lognormal without spread', { median: 0.2, sigma: 0 }, 0.2, 15],
    // exp(sigma² / 2) of the median; what lies above 1 is far out.
    ['lognormal', { median: 0.1, sigma: 0.4, max: 1 }, 0.1 * Math.exp(0.08), 5],
  ])('of %s', (_, distribution, mean, digits) => {
    expect(meanOf(distribution)).toBeCloseTo(mean, digits);
  });

  it('stays within the support, whatever is rounded', () => {
    for (let n = 1; n < 200; n++) {
      const weights = Array.from({ length: n }, (_, i) => 1 / (i + 3));
      const values = weights.map((_, i) => (i === 0 ? 1 - 2 ** -53 : 1));
      expect(meanOf({ values, weights })).toBeLessThanOrEqual(1);
    }
  });
});

describe('an event of uncertain chance', () => {
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

  it('is tossed at the mean, exactly where regimes are reckoned', async () => {
    const scenario = withChance({ low: 0.01, mode: 0.05, high: 0.15 });
    expect(scenario.policy.events[0]!.probability).toEqual({ low: 0.01, mode: 0.05, high: 0.15 });
    expect(compile(scenario).policies[0]!.events[0]!.probability).toBeCloseTo(0.06, 15);
    expect((await regimeProbabilities(scenario)).ban![40]).toBeCloseTo(0.06, 12);
    expect(compile(withChance(0.06)).policies[0]!.events[0]!.probability).toBe(0.06);
  });

  it('is refused when a draw can leave 0 … 1', () => {
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
