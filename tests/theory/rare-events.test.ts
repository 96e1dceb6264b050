import { describe, expect, test, vi } from 'vitest';
import { estimateOptions } from '../../src/engine/simulation.ts';
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
import { cutOff, dailyGoods, oneFile } from './minimal-scenarios.ts';
import { evolve, lognormalCdf } from './oracles.ts';

/* Rare-event runs against exact answers down to 1e-8, with far fewer trials than one over the chance. */

const TRIALS = 3000;

// Splitting takes half a minute on a quiet machine.
vi.setConfig({ testTimeout: 600_000 });

/** Holds the estimate against the exact chance, and its error under a tenth. */
function expectRare(scenario: Scenario, exact: number, trials = TRIALS): void {
  const run = simulate(scenario, { trials, seed: 'rare', rareEvents: true });
  const { value, standardError } = haltProbability(run);
  expect(Math.abs(value - exact) / standardError, `${value} instead of ${exact}`).toBeLessThan(4);
  expect(standardError / value).toBeLessThan(0.1);
  expect(diagnose(run).warnings).toEqual([]);
}

/** Chance of `days` ban days in a row before day `horizon`, day 0 not counted, from a product of small matrices. */
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

describe('ban days in a row', () => {
  test.each([
    [2, 20, 100, 365],
    [6, 60, 60, 365],
    [0.01, 20, 100, 365],
    [6, 60, 90, 365],
    [1, 100, 55, 365],
    [12, 73, 80, 200],
    [0.001, 30, 90, 300],
  ])('%d bans a year, %d ends: %d days of %d', (toBan, toOpen, days, horizon) => {
    const exact = chanceOfRun(toBan, toOpen, days, horizon);
    expect(exact).toBeLessThan(0.01);
    expectRare(banned(toBan, toOpen, days, horizon), exact);
  });

  test('survival by day and means carry the weights', () => {
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

describe('thin buffers', () => {
  test.each([[300, 0.4, 40]])(
    'a median of %d days and sigma %d run dry within %d days',
    (median, sigma, horizonDays) => {
      // Halted on day 1 + ⌊B⌋, which must come before the horizon.
      expectRare(cutOff({ horizonDays }, { median, sigma }), lognormalCdf(horizonDays - 1, median, sigma));
    },
  );
});

describe('many lanes', () => {
  test('any of eight chains with thin buffers, each by itself', () => {
    const one = lognormalCdf(39, 200, 0.4);
    const scenario = override(cutOff({ horizonDays: 40 }, { median: 200, sigma: 0.4 }), {
      automakers: { maker: { lanes: { Dy: { chains: 8 } } } },
    } as ScenarioPatch);
    expectRare(scenario, 1 - (1 - one) ** 8);
  });

  test('buffers that move together', () => {
    // Perfect correlation makes one buffer of eight.
    const scenario = override(cutOff({ horizonDays: 40 }, { median: 200, sigma: 0.4 }), {
      automakers: { maker: { bufferCorrelation: 1, lanes: { Dy: { chains: 8 } } } },
    } as ScenarioPatch);
    expectRare(scenario, lognormalCdf(39, 200, 0.4));
  });

  test('one of two makers, by a day', () => {
    const buffer = { median: 200, sigma: 0.4 };
    const one = cutOff({ horizonDays: 60 }, buffer);
    const scenario = override(one, { automakers: { other: { ...one.automakers.maker } } } as ScenarioPatch);
    const run = simulate(scenario, {
      trials: TRIALS,
      seed: 'rare',
      rareEvents: { automaker: 'other', byDay: 40 },
    });
    const { value, standardError } = haltProbability(run, { automaker: 'other', byDay: 40 });
    expect(Math.abs(value - lognormalCdf(39, 200, 0.4)) / standardError).toBeLessThan(4);
    expect(standardError / value).toBeLessThan(0.1);
  });
});

describe('policy with uncertain rates', () => {
  test('a run of bans, its rates drawn once a trial', () => {
    const rates = [3, 6, 12];
    const scenario = override(banned(6, 60, 60, 365), {
      policy: { ratesPerYear: { open: { ban: { values: rates, weights: [1, 1, 1] } } } },
    } as ScenarioPatch);
    const exact = rates.reduce((sum, rate) => sum + chanceOfRun(rate, 60, 60, 365) / 3, 0);
    expectRare(scenario, exact, 2 * TRIALS);
  });
});

describe('a file that comes back', () => {
  test.each([
    [4, 2],
    [8, 8],
  ])('%d times before the stock of %d days is gone', (rounds, buffer) => {
    // From a Monday on, one round a working day.
    const world = oneFile({ horizonDays: 60, policy: { regimes: { open: { returned: 0.1 } } } }, buffer);
    expectRare(world, 0.1 ** rounds);
  });
});

test('trials do not depend on how many there are, and runs of one law merge', () => {
  const scenario = banned(6, 60, 60, 365);
  const long = simulate(scenario, { trials: 300, seed: 'rare', rareEvents: true });
  const short = simulate(scenario, { trials: 100, firstTrial: 200, seed: 'rare', rareEvents: true });
  expect(short.weights).toEqual(long.weights!.slice(200));
  expect(short.outcomes.maker!.firstHaltDay).toEqual(long.outcomes.maker!.firstHaltDay.slice(200));
  expect(short.rareEvents).toEqual(long.rareEvents);
});

test('common halts are estimated without bias too', () => {
  const exact = chanceOfRun(12, 30, 10, 200);
  const run = simulate(banned(12, 30, 10, 200), { trials: TRIALS, seed: 'rare', rareEvents: true });
  const { value, standardError } = haltProbability(run);
  expect(exact).toBeGreaterThan(0.5);
  expect(Math.abs(value - exact) / standardError).toBeLessThan(4);
});

test('so are those that lanes drive', () => {
  const exact = lognormalCdf(39, 60, 0.4);
  const scenario = cutOff({ horizonDays: 40 }, { median: 60, sigma: 0.4 });
  const run = simulate(scenario, { trials: TRIALS, seed: 'rare', rareEvents: true });
  expect(run.rareEvents!.method).toBe('lanes');
  const { value, standardError } = haltProbability(run);
  expect(exact).toBeGreaterThan(0.1);
  expect(Math.abs(value - exact) / standardError).toBeLessThan(4);
  // Futures in which no lane runs out count too, so that all weigh 1 on average.
  const weights = mean(run.weights!, { replicates: run.replicates });
  expect(Math.abs(weights.value - 1) / weights.standardError).toBeLessThan(4);
});
