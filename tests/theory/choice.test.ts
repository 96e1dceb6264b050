import { describe, expect, test } from 'vitest';
import { choose, type Scenario, type ScenarioPatch } from '../../src/index.ts';
import { extend, minimalScenario } from './minimal-scenarios.ts';

/*
 * Worlds without chance: under a ban from day 0 for ever a line of one vehicle a day halts on day buffer +
 * 50, as goods on order last 50 days. So `choose` has to give the costs that were put in.
 */

const HORIZON = 300;

/** Returns a firm whose buffer lasts to a ban's day of so many lost vehicles. */
function firm(destination: string, lost: number): object {
  const lanes = { Dy: { bufferDays: HORIZON - 50 - lost, licensedShare: 1, phaseDays: 0 } };
  return { destination, cycleDays: 30, plannedLicenceDays: 30, transitDays: 20, clearedAtStart: 1, lanes };
}

/** Returns an option: how many vehicles a ban costs by firm, and what the option itself costs. */
function option(lost: Readonly<Record<string, number>>, cost: number): { cost: number } {
  const lanes = Object.entries(lost).map(([id, days]) => {
    return [id, { lanes: { Dy: { bufferDays: HORIZON - 50 - days } } }];
  });
  return { automakers: Object.fromEntries(lanes), cost } as { cost: number };
}

/** Returns the firms `mid` and `far`, with a ban for one of them, or for none. */
function world(banned?: string): Scenario {
  const both = {
    policy: { destinations: banned === undefined ? {} : { [banned]: { initial: 'ban' } } },
    automakers: {
      maker: null,
      ...Object.fromEntries(['mid', 'far'].map((id) => [id, { ...firm(id, 100), vehiclesPerDay: 1 }])),
    },
  };
  const base = minimalScenario({ start: '2025-06-02', horizonDays: HORIZON });
  return extend(base, both as unknown as ScenarioPatch);
}

const run = { trials: 4, seed: 'choice' };
const few = (estimates: Readonly<Record<string, { value: number }>>): number[] =>
  Object.values(estimates).map(({ value }) => value);

describe('choose on worlds without chance (decisions.md §5, issue 23)', () => {
  test('costs 0/40/200, 20/45/120, 60/65/90: small has the least largest regret, 30', () => {
    const options = {
      none: option({ mid: 40, far: 200 }, 0),
      small: option({ mid: 25, far: 100 }, 20),
      large: option({ mid: 5, far: 30 }, 60),
    };
    const scenarios = { low: world(), middle: world('mid'), high: world('far') };
    const { table, regret, minimaxRegret } = choose({ options, scenarios, lossPerVehicle: 1 }, run);
    expect(Object.values(table).map(few)).toEqual([
      [0, 40, 200],
      [20, 45, 120],
      [60, 65, 90],
    ]);
    expect(Object.values(regret).map(few)).toEqual([
      [0, 0, 110],
      [20, 5, 30],
      [60, 25, 0],
    ]);
    expect([minimaxRegret.name, minimaxRegret.regret.value]).toEqual(['small', 30]);
  });

  test.each([
    [15, 12, 7.4],
    [9, 7.2, 2.84],
  ])('halt 0.2, loss 100, cover costs %f: EVPI %f, and EVSI %f at 0.8 and 0.9', (cost, evpi, evsi) => {
    const question = {
      options: { wait: option({ far: 100 }, 0), cover: option({ far: -100 }, cost) },
      scenarios: { ban: world('far'), truce: world() },
      weights: { ban: 0.2, truce: 0.8 },
      measure: 'haltProbability',
      lossPerHalt: 100,
      signal: { of: 'ban', sensitivity: 0.8, specificity: 0.9 },
    } as const;
    const { weighted, breakEven } = choose(question, run);
    expect(few(weighted!.expected)).toEqual([20, cost]);
    expect(weighted!.best.name).toBe('cover');
    expect(weighted!.evpi.value).toBeCloseTo(evpi, 9);
    expect(weighted!.evsi!.value).toBeCloseTo(evsi, 9);
    expect(breakEven.ban).toMatchObject({ value: cost / 100, below: 'wait', above: 'cover' });
  });
});
