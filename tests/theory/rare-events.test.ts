import { describe, expect, test, vi } from 'vitest';
import { estimateOptions } from '../../src/engine/columns.ts';
import {
  diagnose,
  haltProbability,
  mean,
  override,
  type Scenario,
  type ScenarioPatch,
  simulate,
  survivalCurve,
} from '../../src/index.ts';
import { dailyGoods } from './minimal-scenarios.ts';
import { evolve } from './oracles.ts';

/* Halts that regime paths drive, against exact chances down to 1e-7. */

const TRIALS = 3000;

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 600_000 });

/** Holds the estimate against the exact chance, and its error under a tenth. */
function expectRare(scenario: Scenario, exact: number, trials = TRIALS): void {
  const run = simulate(scenario, { trials, seed: 'rare', rareEvents: true });
  const { value, standardError } = haltProbability(run);
  expect(Math.abs(value - exact) / standardError, `${value} instead of ${exact}`).toBeLessThan(4);
  expect(standardError / value).toBeLessThan(0.1);
  expect(diagnose(run).warnings).toEqual([]);
}

/** Returns the chance of `days` ban days in a row from day 1 to day `horizon`, by a product of matrices. */
function chanceOfRun(toBan: number, toOpen: number, days: number, horizon: number): number {
  const rates = [
    [0, toBan],
    [toOpen, 0],
  ];
  const step = [evolve([1, 0], rates, 1 / 365), evolve([0, 1], rates, 1 / 365)];
  // Entry c: open, or c ban days in a row.
  let chances = Array.from({ length: days }, (_, c): number => (c === 0 ? 1 : 0));
  let reached = 0;
  for (let t = 1; t < horizon; t++) {
    const next = chances.map(() => 0);
    chances.forEach((chance, c) => {
      const [open, ban] = step[c === 0 ? 0 : 1] as [number, number];
      next[0]! += chance * open;
      if (c + 1 === days) reached += chance * ban;
      else next[c + 1]! += chance * ban;
    });
    chances = next;
  }
  return reached;
}

const banned = (toBan: number, toOpen: number, days: number, horizonDays: number): Scenario =>
  dailyGoods(
    { horizonDays, policy: { ratesPerYear: { open: { ban: toBan }, ban: { open: toOpen } } } },
    days - 1,
  );

describe('halts after ban days in a row (§8)', () => {
  test.each([
    [2, 20, 100, 365],
    [6, 60, 60, 365],
    [0.01, 20, 100, 365],
    [6, 60, 90, 365],
    [1, 100, 55, 365],
    [12, 73, 80, 200],
    [0.001, 30, 90, 300],
  ])(
    'have the chance of a product of matrices: %d bans a year, %d ends, %d days of %d',
    (toBan, toOpen, days, horizon) => {
      const exact = chanceOfRun(toBan, toOpen, days, horizon);
      expect(exact).toBeLessThan(0.01);
      expectRare(banned(toBan, toOpen, days, horizon), exact);
    },
  );

  test('are weighed in survival by day and in means, too', () => {
    const run = simulate(banned(6, 60, 60, 365), { trials: TRIALS, seed: 'rare', rareEvents: true });
    const { survival } = survivalCurve(run);
    const { value, standardError } = survival[200]!;
    const exact = 1 - chanceOfRun(6, 60, 60, 200);
    expect(Math.abs(value - exact) / standardError).toBeLessThan(4);
    const halts = mean(run.outcomes.maker!.halts, estimateOptions(run));
    expect(halts.value).toBeGreaterThan(haltProbability(run).value * 0.999);
    expect(halts.value).toBeLessThan(haltProbability(run).value * 1.1);
  });
});

describe('halts under uncertain rates', () => {
  test('have the mean chance over the rates, which are drawn once a trial', () => {
    const rates = [3, 6, 12];
    const scenario = override(banned(6, 60, 60, 365), {
      policy: { ratesPerYear: { open: { ban: { values: rates, weights: [1, 1, 1] } } } },
    } as ScenarioPatch);
    const exact = rates.reduce((sum, rate) => sum + chanceOfRun(rate, 60, 60, 365) / 3, 0);
    expectRare(scenario, exact, 2 * TRIALS);
  });
});

test('trials of a rare-event run do not depend on how many there are (§8, law 5)', () => {
  const scenario = banned(6, 60, 60, 365);
  const long = simulate(scenario, { trials: 300, seed: 'rare', rareEvents: true });
  const short = simulate(scenario, { trials: 100, firstTrial: 200, seed: 'rare', rareEvents: true });
  expect(short.weights).toEqual(long.weights!.slice(200));
  expect(short.outcomes.maker!.firstHaltDay).toEqual(long.outcomes.maker!.firstHaltDay.slice(200));
  expect(short.rareEvents).toEqual(long.rareEvents);
});
