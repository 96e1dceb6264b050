import { describe, expect, test } from 'vitest';
import { haltProbability, type Scenario, type ScenarioPatch } from '../../src/index.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { cutOff, maker, run } from './minimal-scenarios.ts';

/*
 * docs/model.md §5: licensed share, ramp and thrift. Cut off without buffer a line halts on day 1, unless
 * free supply keeps the least rate.
 *
 * test                     the break of src that turned it red
 * by mining                draw.ts: m²
 * by separation            draw.ts: m · r
 * elements                 draw.ts: a mining draw for each element; one separation draw for all
 * chains of one element    draw.ts: m · r
 * share of its own         day-zero.ts: the market's share regardless
 * ramp saves               supply.ts: the greater of cap and ramp
 * straight line            units.ts: a month of 28 days
 * thrift saves             line.ts: stock for cover, not divided by the need
 * begins too late          supply.ts: thrift from day 0
 */

const market = (patch: object, plant: object, lanes: object = {}): Scenario =>
  cutOff({
    horizonDays: 3,
    market: patch,
    plant,
    ...maker({ lanes: { Dy: { licensedShare: null }, ...lanes } }),
  } as ScenarioPatch);

const tb = { Tb: { bufferDays: 0, phaseDays: 0 } };
const coin = { low: 0, high: 1 };

describe('licensed share', () => {
  test('by mining it is the share mined: halted when 1 − m is below the least rate', () => {
    const scenario = market({ stage: 'mining', miningShare: { low: 0.3, high: 0.7 } }, { minimumRate: 0.4 });
    expectWithin(haltProbability(run(scenario, 'mining')), (0.7 - 0.6) / 0.4);
  });

  test('by separation it is 1 − (1 − m)(1 − r): a product of two uniforms', () => {
    const scenario = market({ miningShare: coin, separatedInChina: { Dy: coin } }, { minimumRate: 0.3 });
    expectWithin(haltProbability(run(scenario, 'separation')), 0.3 - 0.3 * Math.log(0.3));
  });

  test('elements share the mining draw and have a separation draw each', () => {
    const u = 0.3;
    const scenario = market(
      { miningShare: coin, separatedInChina: { Dy: coin, Tb: coin } },
      { minimumRate: u },
      tb,
    );
    // Spared with chance ∫ (1 − u / x)² dx from u to 1, x = 1 − m.
    const spared = 1 - u ** 2 + 2 * u * Math.log(u);
    expectWithin(haltProbability(run(scenario, 'elements')), 1 - spared);
  });

  test('chains of one element share its separation draw', () => {
    const scenario = market(
      { miningShare: 0, separatedInChina: { Dy: coin } },
      { minimumRate: 0.3 },
      { Dy: { licensedShare: null, chains: 3 } },
    );
    expectWithin(haltProbability(run(scenario, 'chains')), 0.3);
  });

  test('a share of its own replaces that of the market', () => {
    const scenario = market(
      { miningShare: coin, separatedInChina: { Dy: 0 } },
      { minimumRate: 0.3 },
      { Tb: { bufferDays: 0, phaseDays: 0, licensedShare: 0.2 } },
    );
    // Only Dy can stop the line, whose share is m itself.
    expectWithin(haltProbability(run(scenario, 'own')), 0.3);
  });
});

describe('what eases it', () => {
  test('a ramp saves the line when its cap reaches the least rate', () => {
    const scenario = cutOff({
      market: { rampPerMonth: 30, rampCap: coin },
      plant: { minimumRate: 0.35 },
    } as ScenarioPatch);
    const law = new Array<number>(101).fill(0);
    law[1] = 0.35;
    law[100] = 0.65;
    expectLaw(tally(run(scenario, 'ramp').outcomes.maker!.firstHaltDay, 101), law);
  });

  test('a ramp grows in a straight line: the stock falls by a parabola', () => {
    for (const buffer of [5, 20, 40]) {
      const scenario = cutOff({ market: { rampPerMonth: 0.3, rampCap: 1 } }, buffer);
      // Stock on day t is B + 1 − t + 0.005 t (t + 1), below 1 from the root on.
      const root = (0.995 - Math.sqrt(0.995 ** 2 - 4 * 0.005 * buffer)) / 0.01;
      expect(run(scenario, 'certain', 1).outcomes.maker!.firstHaltDay[0]).toBe(Math.ceil(root));
    }
  });

  test('thrift saves the line when free supply covers the least rate of what is still needed', () => {
    const scenario = cutOff({
      market: { thriftPerMonth: 30, thriftCap: { low: 0, high: 0.8 } },
      plant: { minimumRate: 0.5 },
      ...maker({ lanes: { Dy: { licensedShare: 0.75 } } }),
    } as ScenarioPatch);
    // 0.25 / (1 − cap) is below 0.5 when the cap is below 0.5.
    expectWithin(haltProbability(run(scenario, 'thrift')), 0.5 / 0.8);
  });

  test('thrift that begins after the stock is gone comes too late', () => {
    const scenario = cutOff(
      {
        market: {
          thriftPerMonth: 30,
          thriftCap: 0.6,
          thriftAfterDays: { values: [10, 30], weights: [3, 2] },
        },
        plant: { minimumRate: 0.5 },
        ...maker({ lanes: { Dy: { licensedShare: 0.75 } } }),
      } as ScenarioPatch,
      15,
    );
    // At full need the 15.75 days last to day 20; saved 0.6 from day 11 on, free supply is enough for ever.
    const law = new Array<number>(101).fill(0);
    law[21] = 0.4;
    law[100] = 0.6;
    expectLaw(tally(run(scenario, 'late thrift').outcomes.maker!.firstHaltDay, 101), law);
  });
});
