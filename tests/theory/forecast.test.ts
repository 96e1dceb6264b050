import { describe, expect, test } from 'vitest';
import { mix } from '../../src/analysis/mixture.ts';
import { readWeights } from '../../src/analysis/weights.ts';
import { forecast, probability, type Scenario } from '../../src/index.ts';
import { expectMean } from './expect-within.ts';
import { dailyGoods, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Mixtures of worlds in which a ban comes on day 1 with a known chance.
 *
 * test                     the break of src that turned it red
 * fixed weights            weights.ts: all scenarios weigh alike
 * error of the mixture     mixture.ts: errors of the scenarios taken as independent
 * Beta                     dirichlet.ts: shapes one too great
 * parts of the variance    mixture.ts: the square of an estimate taken for that of the truth; sampling at the mean weights
 */

const chance = (probability: number): Scenario =>
  dailyGoods({ horizonDays: 2, policy: { events: [{ date: dayAfter(START, 1), to: 'ban', probability }] } });

const scenarios = { calm: chance(0.1), rough: chance(0.5), sure: chance(1), never: chance(0) };

const moments = (values: readonly number[]): { mean: number; variance: number } => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
};

describe('mixtures', () => {
  test('fixed weights: Σ w p', () => {
    const weights = { calm: 0.6, rough: 0.3, sure: 0.1 };
    const { mixture, credible, weightShare, conditional, automakers } = forecast(weights, {
      scenarios,
      trials: TRIALS,
      seed: 'fixed',
    });
    expectMean(mixture, 0.06 + 0.15 + 0.1);
    expectMean(conditional.rough!, 0.5);
    expect([credible, weightShare]).toEqual([null, 0]);
    expect(automakers.maker).toEqual({
      conditional,
      mixture,
      credible,
      weightShare,
      spread: automakers.maker!.spread,
    });
  });

  test('the error of the mixture is that of its values over 400 runs, and its interval covers', () => {
    const runs = 400;
    const results = Array.from({ length: runs }, (_, i) =>
      forecast({ calm: 0.6, rough: 0.4 }, { scenarios, trials: 200, seed: `error ${i}` }),
    );
    const { variance } = moments(results.map(({ mixture }) => mixture.value));
    const stated = moments(results.map(({ mixture }) => mixture.standardError ** 2)).mean;
    expect(Math.abs(variance / stated - 1) / Math.sqrt(2 / runs)).toBeLessThan(4);
    const covered = results.filter(({ mixture: { interval } }) => interval[0] <= 0.26 && 0.26 <= interval[1]);
    const coverage = covered.length / runs;
    expect(Math.abs(coverage - 0.95) / Math.sqrt((0.95 * 0.05) / runs)).toBeLessThan(4);
  });

  test('of a sure and an impossible halt it is the weight itself: a Beta law', () => {
    const result = forecast({ dirichlet: { sure: 2, never: 1 } }, { scenarios, trials: 10, seed: 'beta' });
    const { mixture, credible, spread, weightShare } = result;
    expect(mixture.value).toBeCloseTo(2 / 3, 12);
    expect(spread.weights).toBeCloseTo(Math.sqrt(2 / 9 / 4), 12);
    expect([spread.sampling, weightShare]).toEqual([0, 1]);
    // Beta(2, 1) has the distribution function x²; quantiles of 10,000 draws miss by their order.
    const miss = Math.sqrt((0.025 * 0.975) / 10_000);
    expect(Math.abs(credible![0] ** 2 - 0.025) / miss).toBeLessThan(4);
    expect(Math.abs(credible![1] ** 2 - 0.975) / miss).toBeLessThan(4);
  });

  test('the parts of the variance are unbiased: from the weights, and from sampling', () => {
    const [runs, trials] = [1000, 20];
    const weights = readWeights({ dirichlet: { calm: 1.2, rough: 0.8 } });
    const results = Array.from({ length: runs }, (_, i) => {
      const columns = [scenarios.calm, scenarios.rough].map((scenario) =>
        run(scenario, `parts ${i}`, trials).outcomes.maker!.firstHaltDay.map((day) => (day < 2 ? 1 : 0)),
      );
      const estimates = columns.map((column) => probability(column, (halted) => halted === 1));
      return mix({ columns, estimates, plain: true }, weights, [weights.mean]);
    });
    // Var(W) (0.5 − 0.1)², W ~ Beta(1.2, 0.8).
    const fromWeights = ((0.6 * 0.4) / 3) * 0.4 ** 2;
    const stated = moments(results.map(({ spread }) => spread.weights ** 2));
    expect(Math.abs(stated.mean - fromWeights) / Math.sqrt(stated.variance / runs)).toBeLessThan(4);
    // On the same weather both halt when the first does: covariance 0.1 · (1 − 0.5).
    const [p, q, cov] = [0.1 * 0.9, 0.25, 0.1 * 0.5];
    const moving = 0.24 / 3;
    const fromSampling = ((0.36 + moving) * p + (0.16 + moving) * q + 2 * (0.24 - moving) * cov) / trials;
    const sampling = moments(results.map(({ spread }) => spread.sampling ** 2));
    expect(Math.abs(sampling.mean - fromSampling) / Math.sqrt(sampling.variance / runs)).toBeLessThan(4);
  });
});
