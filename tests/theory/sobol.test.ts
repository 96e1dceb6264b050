import { expect, test } from 'vitest';
import { type Scenario, simulate } from '../../src/index.ts';
import { dailyGoods, START } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Stratified runs against exact chances, judged by the spread of their replicates, which must be far less than that of independent trials.
 *
 * Breaks of src that turned these red: stratify.ts with the columns of dimension 0 for all; points numbered by trial.
 */

const YEAR = 365;
const [TRIALS, REPLICATES] = [8192, 32];

/** Share of trials that halt before the horizon, with the error that replicates show; z against the exact chance, gain over plain trials. */
function judged(scenario: Scenario, seed: string, exact: number): { z: number; gain: number } {
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

test('one jump: 1 − exp(−λ t)', () => {
  const scenario = dailyGoods({ policy: { ratesPerYear: { open: { ban: 4 } } } });
  expectExact(judged(scenario, 'jump', 1 - Math.exp((-4 * 99) / YEAR)), 30);
});

test('an uncertain rate and its jump: the mean over the rate', () => {
  const high = 20;
  const scenario = dailyGoods({ policy: { ratesPerYear: { open: { ban: { low: 0, high } } } } });
  const time = 99 / YEAR;
  expectExact(judged(scenario, 'rate', 1 - (1 - Math.exp(-high * time)) / (high * time)), 5);
});

test('two coins and a jump: the product of what each leaves', () => {
  const event = (day: number, probability: number) => ({
    date: dayAfter(START, day),
    to: 'ban',
    probability,
  });
  const policy = { ratesPerYear: { open: { ban: 3 } }, events: [event(20, 0.3), event(50, 0.6)] };
  const alive = 0.7 * 0.4 * Math.exp((-3 * 99) / YEAR);
  expectExact(judged(dailyGoods({ policy }), 'coins', 1 - alive), 5);
});
