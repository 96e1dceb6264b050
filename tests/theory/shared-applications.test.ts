import { describe, expect, test } from 'vitest';
import {
  compile,
  drawSamplePath,
  haltProbability,
  parseScenario,
  replay,
  type Scenario,
  type Simulation,
  simulate,
} from '../../src/index.ts';
import { START } from './minimal-scenarios.ts';

/* Lanes that share their applications, as terbium and dysprosium in one magnet do (model.md §10.6). */

/** One automaker whose lanes wait for licences that may be returned or refused. */
function scenario(lanes: object, automaker: object = {}): Scenario {
  return parseScenario({
    name: 'shared',
    start: START,
    horizonDays: 200,
    policy: { regimes: { open: { returned: 0.3, approval: 0.8, stalled: 0.2 } }, initial: 'open' },
    plant: { minimumRate: 1 },
    automakers: { maker: { cycleDays: 10, plannedLicenceDays: 20, transitDays: 5, ...automaker, lanes } },
  });
}

const dysprosium = { bufferDays: 30, licensedShare: 1 };
const terbium = { ...dysprosium, appliesWith: 'Dy' };
const columnsOf = (of: Scenario): Simulation['outcomes'][string] =>
  simulate(of, { trials: 400, seed: 'shared' }).outcomes.maker!;

describe('lanes that apply together (§10.6)', () => {
  test('are one lane where they are equal, under licences for one shipment', () => {
    const { bindingElement: one, ...alone } = columnsOf(scenario({ Dy: dysprosium }));
    const { bindingElement: both, ...together } = columnsOf(scenario({ Tb: terbium, Dy: dysprosium }));
    expect(together).toEqual(alone);
    expect([...one].some((number) => number > 0)).toBe(true);
    // Ties go to the lower atomic number.
    expect([...both]).toEqual([...one].map((number) => (number === 66 ? 65 : number)));
  });

  test('are no more lanes where they are equal, under licences for a period', () => {
    const automaker = { licence: { validityDays: 40, renewDaysBefore: 10, heldAtStart: 0.5 } };
    const two = columnsOf(scenario({ Tb: terbium, Dy: dysprosium }, automaker));
    expect(columnsOf(scenario({ Sm: terbium, Tb: terbium, Dy: dysprosium }, automaker))).toEqual({
      ...two,
      bindingElement: two.bindingElement.map((number) => (number === 65 ? 62 : number)),
    });
    expect(two.halts.some((halts) => halts > 0)).toBe(true);
  });

  test('halt a line less often than lanes that apply by themselves', () => {
    const chance = (of: Scenario): number =>
      haltProbability(simulate(of, { trials: 2000, seed: 'less' })).value;
    const buffer = { bufferDays: { median: 70, sigma: 0.2 } };
    const apart = chance(scenario({ Tb: { ...dysprosium, ...buffer }, Dy: { ...dysprosium, ...buffer } }));
    const together = chance(scenario({ Tb: { ...terbium, ...buffer }, Dy: { ...dysprosium, ...buffer } }));
    expect(together).toBeLessThan(apart - 0.05);
  });

  test('share phase, what is cleared, standing, efforts and outcomes chain by chain, but no buffer', () => {
    const lanes = {
      Tb: { ...terbium, chains: 3, bufferDays: { low: 10, high: 90 } },
      Dy: { ...dysprosium, chains: 2, bufferDays: { low: 10, high: 90 } },
    };
    const model = compile(scenario(lanes));
    const [tb0, tb1, tb2, dy0, dy1] = drawSamplePath(model, 'chains', 3).automakers[0]!.lanes;
    const draws = (lane: typeof tb0): unknown => [
      lane!.phaseDays,
      lane!.standing,
      ...[-3, -1, 0].map((order) => lane!.cleared(order)),
      ...[-1, 0, 5].flatMap((order) => [lane!.effort(order, 0), lane!.outcome(order, 1)]),
    ];
    expect(draws(tb0)).toEqual(draws(dy0));
    expect(draws(tb1)).toEqual(draws(dy1));
    expect(draws(tb2)).toEqual(draws(dy0));
    expect(draws(tb0)).not.toEqual(draws(tb1));
    expect(new Set([tb0, tb1, tb2, dy0, dy1].map((lane) => lane!.bufferDays)).size).toBe(5);
  });

  test('share a phase that the other lane fixes', () => {
    const model = compile(scenario({ Tb: terbium, Dy: { ...dysprosium, phaseDays: 7 } }));
    const { lanes } = drawSamplePath(model, 'phase', 0).automakers[0]!;
    expect(lanes.map(({ phaseDays }) => phaseDays)).toEqual([7, 7]);
  });

  test('number applications for a period licence by day, whichever lane filed before', () => {
    // Dysprosium has no licensed share at first sight of its order: it files later than terbium.
    const licence = { validityDays: 25, renewDaysBefore: 5, heldAtStart: 0 };
    const model = compile(scenario({ Tb: terbium, Dy: { ...dysprosium, bufferDays: 31 } }, { licence }));
    const asked: number[][] = [[], []];
    const path = drawSamplePath(model, 'numbers', 1);
    const lanes = path.automakers[0]!.lanes.map((lane, l) => ({
      bufferDays: lane.bufferDays,
      phaseDays: lane.phaseDays,
      cleared: () => false,
      effort(application: number, round: number) {
        asked[l]!.push(application);
        return lane.effort(application, round);
      },
      outcome: (application: number, round: number) => lane.outcome(application, round),
    }));
    replay(model, { ...path, automakers: [{ licenceDaysAtStart: 0, lanes }] });
    const [tb, dy] = asked.map((numbers) => [...new Set(numbers)]);
    expect(tb).toEqual(dy);
    expect(tb![0]).toBe(-1);
    expect(Math.max(...tb!)).toBeGreaterThan(20);
  });

  test('count each application once per lane', () => {
    const filed = (of: Scenario): number => {
      const model = compile(of);
      const line = replay(model, drawSamplePath(model, 'filed', 0)).automakers[0]!;
      return line.filed.reduce((sum, count) => sum + count, 0);
    };
    expect(filed(scenario({ Tb: terbium, Dy: dysprosium }))).toBe(2 * filed(scenario({ Dy: dysprosium })));
  });
});
