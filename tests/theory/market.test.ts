import { describe, expect, test } from 'vitest';
import { haltProbability, type Scenario, type ScenarioPatch } from '../../src/index.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { automakerPatch, permanentBan, run } from './minimal-scenarios.ts';

/*
 * model.md §5, licensed share and need: ramp and thrift. Under a permanent ban and without a buffer a
 * line halts on day 1, unless free supply keeps the minimum rate.
 */

const market = (patch: object, plant: object, lanes: object = {}): Scenario =>
  permanentBan({
    horizonDays: 3,
    market: patch,
    plant,
    ...automakerPatch({ lanes: { Dy: { licensedShare: null }, ...lanes } }),
  } as ScenarioPatch);

const tb = { Tb: { bufferDays: 0, phaseDays: 0 } };
const uniform = { low: 0, high: 1 };

describe('The licensed share (model.md §5)', () => {
  test('by mining is the share mined: the line halts when 1 − m is below the minimum rate', () => {
    const scenario = market({ stage: 'mining', miningShare: { low: 0.3, high: 0.7 } }, { minimumRate: 0.4 });
    expectWithin(haltProbability(run(scenario, 'mining')), (0.7 - 0.6) / 0.4);
  });

  test('by separation is 1 − (1 − m)(1 − r)', () => {
    const scenario = market(
      { miningShare: uniform, separatedInChina: { Dy: uniform } },
      { minimumRate: 0.3 },
    );
    expectWithin(haltProbability(run(scenario, 'separation')), 0.3 - 0.3 * Math.log(0.3));
  });

  test('of several elements has one draw of m and a draw of r for each', () => {
    const u = 0.3;
    const scenario = market(
      { miningShare: uniform, separatedInChina: { Dy: uniform, Tb: uniform } },
      { minimumRate: u },
      tb,
    );
    // Spared with chance ∫ (1 − u / x)² dx from u to 1, x = 1 − m.
    const spared = 1 - u ** 2 + 2 * u * Math.log(u);
    expectWithin(haltProbability(run(scenario, 'elements')), 1 - spared);
  });

  test('of several chains of an element has one draw of r', () => {
    const scenario = market(
      { miningShare: 0, separatedInChina: { Dy: uniform } },
      { minimumRate: 0.3 },
      { Dy: { licensedShare: null, chains: 3 } },
    );
    expectWithin(haltProbability(run(scenario, 'chains')), 0.3);
  });

  test('of a lane that states it replaces that of the market', () => {
    const scenario = market(
      { miningShare: uniform, separatedInChina: { Dy: 0 } },
      { minimumRate: 0.3 },
      { Tb: { bufferDays: 0, phaseDays: 0, licensedShare: 0.2 } },
    );
    // Only Dy can halt the line; its share is m.
    expectWithin(haltProbability(run(scenario, 'own')), 0.3);
  });
});

describe('Free supply and need (model.md §5)', () => {
  test('a ramp saves the line when its cap reaches the minimum rate', () => {
    const scenario = permanentBan({
      market: { rampPerMonth: 30, rampCap: uniform },
      plant: { minimumRate: 0.35 },
    } as ScenarioPatch);
    const law = new Array<number>(101).fill(0);
    law[1] = 0.35;
    law[100] = 0.65;
    expectLaw(tally(run(scenario, 'ramp').outcomes.maker!.firstHaltDay, 101), law);
  });

  test('a ramp is linear in time, so that the stock falls by a parabola', () => {
    for (const buffer of [5, 20, 40]) {
      const scenario = permanentBan({ market: { rampPerMonth: 0.3, rampCap: 1 } }, buffer);
      // Stock on day t is B + 1 − t + 0.005 t (t + 1), below 1 from the root on.
      const root = (0.995 - Math.sqrt(0.995 ** 2 - 4 * 0.005 * buffer)) / 0.01;
      expect(run(scenario, 'certain', 1).outcomes.maker!.firstHaltDay[0]).toBe(Math.ceil(root));
    }
  });

  test('thrift saves the line when free supply covers the remaining need at the minimum rate', () => {
    const scenario = permanentBan({
      market: { thriftPerMonth: 30, thriftCap: { low: 0, high: 0.8 } },
      plant: { minimumRate: 0.5 },
      ...automakerPatch({ lanes: { Dy: { licensedShare: 0.75 } } }),
    } as ScenarioPatch);
    // 0.25 / (1 − cap) is below 0.5 when the cap is below 0.5.
    expectWithin(haltProbability(run(scenario, 'thrift')), 0.5 / 0.8);
  });

  test('thrift that begins after the stock is used does not prevent the halt', () => {
    const scenario = permanentBan(
      {
        market: {
          thriftPerMonth: 30,
          thriftCap: 0.6,
          thriftAfterDays: { values: [10, 30], weights: [3, 2] },
        },
        plant: { minimumRate: 0.5 },
        ...automakerPatch({ lanes: { Dy: { licensedShare: 0.75 } } }),
      } as ScenarioPatch,
      15,
    );
    // At full need the 15.75 days last to day 20; with a thrift of 0.6 from day 11 on, free supply is enough.
    const law = new Array<number>(101).fill(0);
    law[21] = 0.4;
    law[100] = 0.6;
    expectLaw(tally(run(scenario, 'late thrift').outcomes.maker!.firstHaltDay, 101), law);
  });
});
