import { describe, expect, test } from 'vitest';
import { mix } from '../../src/analysis/mixture.ts';
import { readWeights } from '../../src/analysis/weights.ts';
import { forecast, probability, type Scenario } from '../../src/index.ts';
import { expectMean } from './expect-within.ts';
import { dailyGoods, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Mixtures of scenarios in which a ban comes on day 1 with a known chance.
 */

const chance = (probability: number): Scenario =>
  dailyGoods({ horizonDays: 2, policy: { events: [{ date: dayAfter(START, 1), to: 'ban', probability }] } });

const scenarios = { unlikely: chance(0.1), even: chance(0.5), sure: chance(1), never: chance(0) };

const moments = (values: readonly number[]): { mean: number; variance: number } => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
};

describe('A mixture of scenarios', () => {
  test('with fixed weights has the chance Σ w p', () => {
    const weights = { unlikely: 0.6, even: 0.3, sure: 0.1 };
    const { mixture, credible, weightShare, conditional, automakers } = forecast(weights, {
      scenarios,
      trials: TRIALS,
      seed: 'fixed',
    });
    expectMean(mixture, 0.06 + 0.15 + 0.1);
    expectMean(conditional.even!, 0.5);
    expect([credible, weightShare]).toEqual([null, 0]);
    expect(automakers.maker).toEqual({
      conditional,
      mixture,
      credible,
      weightShare,
      spread: automakers.maker!.spread,
    });
  });

  test('has the standard error that its values over 400 runs show, and an interval that covers the truth', () => {
    const runs = 400;
    const results = Array.from({ length: runs }, (_, i) =>
      forecast({ unlikely: 0.6, even: 0.4 }, { scenarios, trials: 200, seed: `error ${i}` }),
    );
    const { variance } = moments(results.map(({ mixture }) => mixture.value));
    const stated = moments(results.map(({ mixture }) => mixture.standardError ** 2)).mean;
    expect(Math.abs(variance / stated - 1) / Math.sqrt(2 / runs)).toBeLessThan(4);
    const covered = results.filter(({ mixture: { interval } }) => interval[0] <= 0.26 && 0.26 <= interval[1]);
    const coverage = covered.length / runs;
    expect(Math.abs(coverage - 0.95) / Math.sqrt((0.95 * 0.05) / runs)).toBeLessThan(4);
  });

  test('has, on Sobol sequences too, the standard error that its values over 200 runs show', () => {
    const late = dailyGoods({ horizonDays: 60, policy: { ratesPerYear: { open: { ban: 3 } } } });
    const uncertain = dailyGoods(
      { horizonDays: 60, policy: { ratesPerYear: { open: { ban: { low: 1, high: 30 } } } } },
      12,
    );
    const runs = 200;
    const results = Array.from({ length: runs }, (_, i) =>
      forecast(
        { late: 0.5, uncertain: 0.5 },
        { scenarios: { late, uncertain }, trials: 256, seed: `sobol ${i}`, sampling: 'sobol' },
      ),
    );
    const { variance } = moments(results.map(({ mixture }) => mixture.value));
    const stated = moments(results.map(({ mixture }) => mixture.standardError ** 2)).mean;
    expect(Math.abs(variance / stated - 1) / Math.sqrt(2 / runs)).toBeLessThan(4);
  });

  test('of a sure and an impossible halt has the Beta distribution of the weight', () => {
    const result = forecast({ dirichlet: { sure: 2, never: 1 } }, { scenarios, trials: 10, seed: 'beta' });
    const { mixture, credible, spread, weightShare } = result;
    expect(mixture.value).toBeCloseTo(2 / 3, 12);
    expect(spread.weights).toBeCloseTo(Math.sqrt(2 / 9 / 4), 12);
    expect([spread.sampling, weightShare]).toEqual([0, 1]);
    // Beta(2, 1) has the distribution function x²; a quantile of 10,000 draws has a binomial error in its
    // order.
    const error = Math.sqrt((0.025 * 0.975) / 10_000);
    expect(Math.abs(credible![0] ** 2 - 0.025) / error).toBeLessThan(4);
    expect(Math.abs(credible![1] ** 2 - 0.975) / error).toBeLessThan(4);
  });

  test('has unbiased estimates of its variance from the weights and from sampling', () => {
    const [runs, trials] = [1000, 20];
    const weights = readWeights({ dirichlet: { unlikely: 1.2, even: 0.8 } });
    const results = Array.from({ length: runs }, (_, i) => {
      const columns = [scenarios.unlikely, scenarios.even].map((scenario) =>
        run(scenario, `parts ${i}`, trials).outcomes.maker!.firstHaltDay.map((day) => (day < 2 ? 1 : 0)),
      );
      const estimates = columns.map((column) => probability(column, (halted) => halted === 1));
      return mix({ columns, estimates }, weights, [weights.mean]);
    });
    // Var(W) (0.5 − 0.1)², W ~ Beta(1.2, 0.8).
    const fromWeights = ((0.6 * 0.4) / 3) * 0.4 ** 2;
    const stated = moments(results.map(({ spread }) => spread.weights ** 2));
    expect(Math.abs(stated.mean - fromWeights) / Math.sqrt(stated.variance / runs)).toBeLessThan(4);
    // On the same sample path the second halts whenever the first does: covariance 0.1 · (1 − 0.5).
    const [p, q, cov] = [0.1 * 0.9, 0.25, 0.1 * 0.5];
    const moving = 0.24 / 3;
    const fromSampling = ((0.36 + moving) * p + (0.16 + moving) * q + 2 * (0.24 - moving) * cov) / trials;
    const sampling = moments(results.map(({ spread }) => spread.sampling ** 2));
    expect(Math.abs(sampling.mean - fromSampling) / Math.sqrt(sampling.variance / runs)).toBeLessThan(4);
  });
});
