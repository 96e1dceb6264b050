import { describe, expect, test } from 'vitest';
import { cutOff } from '../../../../src/analysis/survive/cut-off.ts';
import {
  entityIds,
  format,
  loadScenario,
  override,
  parseScenario,
  type Scenario,
  scenarioOfSet,
  simulate,
  timeToSurvive,
  toCSV,
} from '../../../../src/index.ts';

/** One maker with one dysprosium chain: all cleared, cycle 30, planned 30 + transit 20, phase 0. */
function maker(bufferDays: number, lane: object = {}, plant: object = {}): Scenario {
  return parseScenario({
    name: 'survive',
    start: '2025-06-02',
    horizonDays: 365,
    policy: { regimes: { open: {} }, initial: 'open' },
    desk: { effortWorkingDays: 1 },
    plant: { minimumRate: 1, restartDays: 0, ...plant },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 100,
        valuePerVehicle: 20_000,
        cycleDays: 30,
        plannedLicenceDays: 30,
        transitDays: 20,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays, licensedShare: 1, phaseDays: 0, ...lane } },
      },
    },
  });
}

const of = (scenario: Scenario, question: object = {}): ReturnType<typeof timeToSurvive> =>
  timeToSurvive(scenario, question, { trials: 20, seed: 'survive' });
const dysprosium = (scenario: Scenario, question?: object) =>
  of(scenario, question).automakers.maker!.lanes.Dy!;

describe('timeToSurvive', () => {
  test.each([10, 30, 60, 90])(
    'with a buffer of %i days the line stands 50 days later, exactly',
    (bufferDays) => {
      const { onMedianPath, days, survives, vehiclesLost, valueLost } = dysprosium(maker(bufferDays));
      expect(onMedianPath).toBe(bufferDays + 50);
      expect(new Set(Object.values(days))).toEqual(new Set([bufferDays + 50]));
      expect(survives.value).toBe(0);
      expect(vehiclesLost.value).toBe(100 * (365 - bufferDays - 50));
      expect(valueLost!.value).toBe(20_000 * vehiclesLost.value);
    },
  );

  test('is for ever, said as null, where free supply alone keeps the minimum rate', () => {
    const survival = dysprosium(maker(30, { licensedShare: 0.4 }, { minimumRate: 0.5 }));
    expect(survival.onMedianPath).toBeNull();
    expect(new Set(Object.values(survival.days))).toEqual(new Set([null]));
    expect(survival.survives.value).toBe(1);
    expect(survival.survives.interval[0]).toBeLessThan(1);
    expect(survival.vehiclesLost.interval[1]).toBeGreaterThanOrEqual(survival.vehiclesLost.value);
  });

  test('counts days from the day of the cut, given as a number or a date', () => {
    const byDay = dysprosium(maker(30), { from: 45 });
    expect(dysprosium(maker(30), { from: '2025-07-17' })).toEqual(byDay);
    // Goods on hand and on order are the same on all order days, 30 days apart.
    expect(dysprosium(maker(30), { from: 75 }).onMedianPath).toBe(byDay.onMedianPath);
  });

  test('of a cut that ends: the line restarts when goods arrive again', () => {
    const { days, recovery, second } = dysprosium(maker(10), { until: 100 });
    expect(days['0.5']).toBe(60);
    // The first licensed goods depart on day 100 and are 20 days at sea.
    expect(recovery['0.5']).toBe(60);
    expect(second['0.5']).toBeNull();
  });

  test('is not shortened by a later event of the scenario, which would end the cut', () => {
    const events = [{ date: '2025-07-01', to: 'open', probability: 1 }];
    const eased = override(maker(10), { policy: { events } });
    expect(dysprosium(eased)).toEqual(dysprosium(maker(10)));
  });

  test('finds the second halt where a trickle of free supply restarts the line', () => {
    // Free supply of 0.4 a day fills the 4 days that a restart takes in 10 days, and production of one day a
    // day empties them, less what comes in: 4 − 0.6 t is below 1 on the sixth day.
    const { days, recovery, second } = dysprosium(
      maker(10, { licensedShare: 0.6 }, { restartDays: 4, minimumRate: 1 }),
    );
    expect(recovery['0.5']).toBeGreaterThan(6);
    expect(second['0.5']! - days['0.5']! - recovery['0.5']!).toBeGreaterThanOrEqual(5);
    expect(second['0.5']! - days['0.5']! - recovery['0.5']!).toBeLessThanOrEqual(7);
  });

  test('cuts a lane alone: the least of two lanes stops the line only when both are cut', () => {
    const { automakers } = maker(60);
    const both = override(maker(60), {
      automakers: { maker: { lanes: { Tb: { ...automakers.maker!.lanes.Dy!, bufferDays: 20, new: true } } } },
    } as never);
    const { lanes, together } = of(both).automakers.maker!;
    expect([lanes.Dy!.onMedianPath, lanes.Tb!.onMedianPath, together.onMedianPath]).toEqual([110, 70, 70]);
    expect(of(both).exposure.map(({ element, stopsAs }) => [element, stopsAs])).toEqual([
      ['Tb', 1],
      ['Dy', 2],
    ]);
  });

  test('agrees with a scenario whose regimes say the same, on its own sample paths', () => {
    const scenario = scenarioOfSet(loadScenario('truce-holds'), 0);
    const options = { trials: 100, seed: 'survive' };
    const { lanes } = timeToSurvive(scenario, { automaker: 'eu-volume', elements: ['Dy'] }, options)
      .automakers['eu-volume']!;
    const others = entityIds(scenario.automakers['eu-volume']!.lanes).filter((element) => element !== 'Dy');
    const banned = override(scenario, {
      policy: { initial: 'ban', ratesPerYear: { ban: null }, events: [] },
      automakers: {
        'eu-volume': { lanes: Object.fromEntries(others.map((element) => [element, { licensedShare: 0 }])) },
      },
    } as never);
    const { firstHaltDay } = simulate(banned, options).outcomes['eu-volume']!;
    expect(lanes.Dy!.survives.value).toBe(firstHaltDay.filter((day) => day === 365).length / 100);
    const sorted = [...firstHaltDay].sort((a, b) => a - b);
    expect(lanes.Dy!.days['0.5']).toBe(sorted[49]);
  });

  test('takes a name for the regime that the scenario does not have', () => {
    const named = override(maker(10), { policy: { regimes: { cut: { new: true } } } } as never);
    const { policy } = cutOff(named, { automaker: 'maker', elements: ['Dy'], from: 0, until: null });
    expect(policy.regimes.cut).toEqual(named.policy.regimes.cut);
    expect(policy.events.at(-1)!.to).toBe('cut-off');
  });

  test('reads as a table with a row for each lane, and as CSV', () => {
    const result = of(maker(30));
    expect(format(result)).toMatch(/^Dy +80 +80 +80 +80 +80 +80 /m);
    expect(format(result)).toMatch(/^maker Dy +28,500 \(23,700 to 29,847\) +1$/m);
    const [head, row, all] = toCSV(result)
      .split('\r\n')
      .map((line) => line.split(','));
    expect(row!.slice(0, 4)).toEqual(['maker', 'Dy', '80', '80']);
    expect(all![1]).toBe('all');
    expect(row!.length).toBe(head!.length);
  });

  test('reports each cut, and refuses what cannot be cut, with what can', () => {
    const seen: string[] = [];
    timeToSurvive(maker(10), {}, { trials: 2, onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/2', '2/2']);
    expect(() => of(maker(10), { elements: ['Tb'] })).toThrow(
      'Expected elements[0] to be one that can stop the line, of Dy, got "Tb" (string)',
    );
    expect(() => of(maker(10), { automaker: 'makr' })).toThrow('did you mean "maker"?');
    expect(() => of(maker(10), { from: 365 })).toThrow(
      'Expected from to be a day from 0 to 364 or a date from 2025-06-02',
    );
    expect(() => of(maker(10), { from: 9, until: 9 })).toThrow('Expected until to be a day from 10 to 364');
    expect(() => of(maker(10), { from: 'soon' })).toThrow('got "soon" (string)');
    expect(() => of('truce-holds' as never)).toThrow('loadScenario("truce-holds")');
  });
});
