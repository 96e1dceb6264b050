import { expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { dailyGoods, oneApplication, START } from './minimal-scenarios.ts';
import { dayAfter, erlangCdf, nthWorkingDay } from './oracles.ts';

/*
 * Runs with Sobol sequences against exact chances, by the spread of their replicates, which must be far
 * less than that of independent trials.
 */

const YEAR = 365;
const [TRIALS, REPLICATES] = [8192, 32];

/**
 * Returns the deviation z of the share of trials that halt from the exact chance, in standard errors of
 * replicates. `gain` is the variance of independent trials, divided by that of these trials.
 */
function compareWith(scenario: Scenario, seed: string, exact: number): { z: number; gain: number } {
  const run = simulate(scenario, { trials: TRIALS, seed, sampling: 'sobol' });
  const { firstHaltDay } = run.outcomes.maker!;
  const size = TRIALS / REPLICATES;
  const shares = Array.from({ length: REPLICATES }, (_, r) =>
    firstHaltDay.reduce(
      (sum, day, i) => (i % REPLICATES === r && day < scenario.horizonDays ? sum + 1 / size : sum),
      0,
    ),
  );
  const value = shares.reduce((sum, share) => sum + share, 0) / REPLICATES;
  const variance =
    shares.reduce((sum, share) => sum + (share - value) ** 2, 0) / (REPLICATES - 1) / REPLICATES;
  return { z: (value - exact) / Math.sqrt(variance), gain: (exact * (1 - exact)) / TRIALS / variance };
}

function expectExact({ z, gain }: { z: number; gain: number }, leastGain: number): void {
  expect(Math.abs(z)).toBeLessThan(4);
  expect(gain).toBeGreaterThan(leastGain);
}

test('A run with Sobol sequences gives the exact chance 1 − exp(−λ t) of one jump (model.md §8)', () => {
  const scenario = dailyGoods({ policy: { ratesPerYear: { open: { ban: 4 } } } });
  expectExact(compareWith(scenario, 'jump', 1 - Math.exp((-4 * 99) / YEAR)), 30);
});

test('A run with Sobol sequences gives the exact chance of a jump with an uncertain rate (model.md §8)', () => {
  const high = 20;
  const scenario = dailyGoods({ policy: { ratesPerYear: { open: { ban: { low: 0, high } } } } });
  const time = 99 / YEAR;
  expectExact(compareWith(scenario, 'rate', 1 - (1 - Math.exp(-high * time)) / (high * time)), 5);
});

test('A run with Sobol sequences gives the exact chance of two dated events and a jump (model.md §8)', () => {
  const event = (day: number, probability: number) => ({
    date: dayAfter(START, day),
    to: 'ban',
    probability,
  });
  const policy = { ratesPerYear: { open: { ban: 3 } }, events: [event(20, 0.3), event(50, 0.6)] };
  const alive = 0.7 * 0.4 * Math.exp((-3 * 99) / YEAR);
  expectExact(compareWith(dailyGoods({ policy }), 'coins', 1 - alive), 5);
});

test('A run with Sobol sequences gives the exact Erlang chance of a regime with stages (model.md §10.1)', () => {
  for (const stages of [2, 4]) {
    const policy = { regimes: { open: { stages } }, ratesPerYear: { open: { ban: 4 } } };
    const exact = erlangCdf(stages, (stages * 4 * 99) / YEAR);
    expectExact(compareWith(dailyGoods({ policy }), 'stages', exact), 5);
  }
});

test('A run with Sobol sequences gives the exact chance of the exits of a regime with stages (model.md §10.1)', () => {
  const policy = {
    regimes: { open: { stages: 3 }, slowed: {} },
    ratesPerYear: { open: { ban: 3, slowed: 5 } },
  };
  const exact = (3 / 8) * erlangCdf(3, (3 * 8 * 99) / YEAR);
  expectExact(compareWith(dailyGoods({ policy }), 'exits', exact), 3);
});

test('A run with Sobol sequences gives the exact chance of a late decision at an uncertain pace (model.md §10.3)', () => {
  // An effort of 10 is in time on the 18th working day, at a pace of 10/18 or more.
  const scenario = oneApplication(
    { desk: { effortWorkingDays: 10, pace: { low: 0.2, high: 1 } } },
    nthWorkingDay(START, 18) - 1,
  );
  expectExact(compareWith(scenario, 'pace', (10 / 18 - 0.2) / 0.8), 30);
});
