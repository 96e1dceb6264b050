import { describe, expect, test } from 'vitest';
import {
  compile,
  drawSamplePath,
  mean,
  optimizeBuffers,
  replay,
  type Scenario,
  simulate,
} from '../../src/index.ts';
import { expectMean } from './expect-within.ts';
import { automakerPatch, minimalScenario } from './minimal-scenarios.ts';

/*
 * The newsvendor with Markov disruptions (Snyder and Shen, Fundamentals of Supply Chain Theory, 2019) as a
 * world of the model: a line with a general licence orders each day, and goods take a day. So a day begins
 * without a delivery exactly when the day before had an embargo, and stock is full again after it.
 */

/** Chances a day that a disruption begins and ends, and costs a day of a unit on hand and on backlog. */
const [ALPHA, BETA, HOLD, SHORT, DEMAND] = [0.04, 0.25, 0.25, 3, 2000];

/** Yearly rates whose chain from day to day has these chances. */
const SPEED = (-365 * Math.log(1 - ALPHA - BETA)) / (ALPHA + BETA);

/** Returns a line that may cover this many days without a delivery. */
function world(daysOfStock: number, horizonDays = 3650): Scenario {
  return minimalScenario({
    horizonDays,
    policy: {
      regimes: { ban: { speed: 1 } },
      ratesPerYear: { open: { ban: ALPHA * SPEED }, ban: { open: BETA * SPEED } },
    },
    ...automakerPatch({
      transitDays: 1,
      licence: { validityDays: 3650, heldAtStart: 1 },
      lanes: { Dy: { bufferDays: daysOfStock - 1 } },
    }),
  });
}

/** Mean cost of a day of one future: what is left on hand, and what a halt has left undelivered so far. */
function costOfADay(scenario: Scenario, trial: number): number {
  const model = compile(scenario);
  const { halted, lanes } = replay(model, drawSamplePath(model, 'newsvendor', trial)).automakers[0]!;
  const { stock, used } = lanes[0]!;
  let [cost, backlog] = [0, 0];
  for (let t = 0; t < model.horizonDays; t++) {
    backlog = halted[t] === 1 ? backlog + DEMAND : 0;
    cost += HOLD * DEMAND * (stock[t]! - used[t]!) + SHORT * backlog;
  }
  return cost / model.horizonDays;
}

describe('The newsvendor with Markov disruptions (decisions.md §1)', () => {
  test.each([
    [6000, 2741.3793],
    [8000, 2737.069],
    [10_000, 2858.8362],
  ])('replayed futures with base stock %i cost %f a day', (stock, exact) => {
    const scenario = world(stock / DEMAND);
    const costs = Float64Array.from({ length: 150 }, (_, trial) => costOfADay(scenario, trial));
    const cost = mean(costs);
    expect(cost.standardError / exact).toBeLessThan(0.02);
    expectMean(cost, exact);
  });

  test('the line is halted on the share of days on which a disruption outlasts the base stock 8,000', () => {
    const run = simulate(world(4), { trials: 1000, seed: 'newsvendor' });
    const { haltDays } = run.outcomes.maker!;
    expectMean(mean(Float64Array.from(haltDays, (days) => days / 3650)), 1 - 0.94181);
  });

  test('optimizeBuffers holds the base stock at which one day more costs more than the halts it saves', () => {
    // A halt begins on day B + 1 of a disruption: a day more saves 730 · α / (α + β) · β · 0.75^B days.
    const saved = (buffer: number): number => ((730 * ALPHA * BETA) / (ALPHA + BETA)) * (1 - BETA) ** buffer;
    const cost = { perDay: 4, perVehicle: 1 };
    const least = Array.from({ length: 40 }, (_, buffer) => buffer).find((buffer) => saved(buffer) < 4);
    const plan = optimizeBuffers(
      world(4, 730),
      { cost, bounds: [1, 40] },
      { trials: 500, seed: 'newsvendor' },
    );
    expect(Object.values(plan.settings)).toEqual([least]);
  });
});
