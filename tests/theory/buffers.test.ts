import { describe, expect, test } from 'vitest';
import {
  bufferCurve,
  haltProbability,
  minimize,
  optimizeBuffers,
  override,
  parseScenario,
  type Scenario,
  simulate,
} from '../../src/index.ts';

/*
 * A ban from day 0 that ends at rate r a year; goods that were cleared before it last 30 days more than the
 * buffer. So a line halts exactly when the ban lasts to the last working day by day B + 30.
 */

/** Last Chinese working day by a day, in 2025, as offsets from 2 June. */
const START = Date.UTC(2025, 5, 2);
const HOLIDAYS = ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'];
const MADE_UP = ['2025-09-28', '2025-10-11'];

function lastWorkingDay(day: number): number {
  for (let d = day; ; d--) {
    const date = new Date(START + d * 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    const isWeekday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
    if (MADE_UP.includes(iso) || (isWeekday && !HOLIDAYS.includes(iso))) return d;
  }
}

const chanceAt = (rate: number, buffer: number): number =>
  Math.exp((-rate * lastWorkingDay(buffer + 30)) / 365);

function banOf(rate: number, lanes: object = {}): Scenario {
  return parseScenario({
    name: 'ban',
    start: '2025-06-02',
    horizonDays: 400,
    policy: {
      regimes: { open: {}, ban: { speed: 0, embargo: true } },
      initial: 'ban',
      ratesPerYear: { ban: { open: rate } },
    },
    desk: { effortWorkingDays: 1 },
    plant: { minimumRate: 1, restartDays: 0 },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 1,
        cycleDays: 30,
        plannedLicenceDays: 30,
        transitDays: 20,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: 30, licensedShare: 1, phaseDays: 0 }, ...lanes },
      },
    },
  });
}

const options = { trials: 10_000, seed: 'buffers' };
const quick = { trials: 4000, seed: 'buffers' };

describe('bufferCurve', () => {
  const days = [67, 68, 92, 98, 99];
  const { points, oneMoreDay } = bufferCurve(banOf(6), { automaker: 'maker', days }, options);

  test.each(days.map((d, i) => [d, i]))('at %i days is the chance that the ban outlasts them', (d, i) => {
    const { value, standardError } = points[i]!.haltProbability;
    expect(Math.abs(value - chanceAt(6, d)) / standardError).toBeLessThan(4);
  });

  test('is a staircase: the National Day holiday buys nothing', () => {
    expect(points[2]!.haltProbability.value).toBe(points[3]!.haltProbability.value);
    expect(points[4]!.haltProbability.value).toBeLessThan(points[3]!.haltProbability.value);
  });

  test('has a band that is wider than the interval of each point', () => {
    for (const { haltProbability: chance, band } of points) {
      expect(band[0]).toBeLessThan(chance.interval[0]);
      expect(band[1]).toBeGreaterThan(chance.interval[1]);
    }
  });

  test('prices a day of cover by the chance that fourteen more save', () => {
    const { value, standardError } = oneMoreDay['automakers.maker.lanes.Dy.bufferDays']!;
    const expected = (chanceAt(6, 44) - chanceAt(6, 30)) / 14;
    expect(Math.abs(value - expected) / standardError).toBeLessThan(4);
  });

  test('equals a run of its own at every point', () => {
    const maker = (bufferDays: number) => ({ automakers: { maker: { lanes: { Dy: { bufferDays } } } } });
    const run = simulate(override(banOf(6), maker(68)), options);
    expect(points[1]!.haltProbability.value).toBe(haltProbability(run).value);
  });
});

describe('optimizeBuffers', () => {
  test.each([
    [6, 0.2, 68],
    [6, 0.1, 111],
    [2, 0.3, 190],
  ])(
    'for a ban that ends at rate %f and a target of %f holds hardly more than the least, %i days',
    (rate, atMost, least) => {
      const plan = optimizeBuffers(banOf(rate), { atMost }, options);
      const days = plan.settings['automakers.maker.lanes.Dy.bufferDays']!;
      expect(plan.isReached).toBe(true);
      expect(plan.binding).toBe('target');
      expect(days).toBeGreaterThanOrEqual(least);
      expect(chanceAt(rate, days)).toBeGreaterThan(atMost - 0.02);
      expect(plan.outOfSample.interval[0]).toBeLessThanOrEqual(atMost);
      expect(
        Math.abs(plan.outOfSample.value - chanceAt(rate, days)) / plan.outOfSample.standardError,
      ).toBeLessThan(4);
    },
  );

  test('gives two lanes under one ban the same answer, and finds no exchange', () => {
    const scenario = banOf(6, { Tb: { bufferDays: 30, licensedShare: 1, phaseDays: 0 } });
    const { settings } = optimizeBuffers(scenario, { atMost: 0.2, vary: 'lane' }, quick);
    const [Dy, Tb] = ['Dy', 'Tb'].map((lane) => settings[`automakers.maker.lanes.${lane}.bufferDays`]!);
    expect(lastWorkingDay(Dy! + 30)).toBe(lastWorkingDay(Tb! + 30));
    expect(chanceAt(6, Dy!)).toBeLessThanOrEqual(0.2);
  });

  test('answers a target that no cover reaches with the most cover, and says so', () => {
    const plan = optimizeBuffers(banOf(0.5), { atMost: 0.05, bounds: [1, 100] }, quick);
    expect([plan.isReached, plan.binding]).toEqual([false, 'bound']);
    expect(plan.settings).toEqual({ 'automakers.maker.lanes.Dy.bufferDays': 100 });
    expect(plan.outOfSample.value).toBeGreaterThan(0.8);
  });

  test('says in how many futures the ban outlasts the most cover', () => {
    const plan = optimizeBuffers(banOf(0.5), { atMost: 0.05, bounds: [1, 100] }, quick);
    expect(Object.keys(plan.outlasted!)).toEqual(['ban']);
    expect(plan.outlasted!.ban).toBeCloseTo(plan.outOfSample.value, 9);
    const { value, standardError } = plan.outOfSample;
    expect(Math.abs(value - chanceAt(0.5, 100)) / standardError).toBeLessThan(4);
    expect(optimizeBuffers(banOf(6), { atMost: 0.2 }, quick).outlasted).toBeUndefined();
  });

  test('answers a target that no cover reaches with the most cover where a halt has a price, too', () => {
    const question = { atMost: 0.05, bounds: [1, 100], cost: { perVehicle: 1 } } as const;
    const plan = optimizeBuffers(banOf(0.5), question, quick);
    expect([plan.isReached, plan.binding]).toEqual([false, 'bound']);
    expect(plan.settings).toEqual({ 'automakers.maker.lanes.Dy.bufferDays': 100 });
    expect(Object.keys(plan.outlasted!)).toEqual(['ban']);
  });

  test('holds the target in the worst of several scenarios', () => {
    const plan = optimizeBuffers([banOf(6), banOf(4)], { atMost: 0.2 }, options);
    const [days] = Object.values(plan.settings);
    expect(chanceAt(4, days!)).toBeLessThanOrEqual(0.2);
    expect(chanceAt(4, days! - 8)).toBeGreaterThan(0.19);
  });

  test('holds the target in a mixture of scenarios', () => {
    const of = { forecast: { short: 0.5, long: 0.5 }, scenarios: { short: banOf(6), long: banOf(4) } };
    const plan = optimizeBuffers(of, { atMost: 0.2 }, options);
    const [days] = Object.values(plan.settings);
    const mixture = (d: number): number => (chanceAt(6, d) + chanceAt(4, d)) / 2;
    expect(mixture(days!)).toBeLessThanOrEqual(0.2);
    expect(mixture(days! - 8)).toBeGreaterThan(0.19);
  });

  test('costs no more for a laxer target', () => {
    const costs = [0.1, 0.2, 0.4].map((atMost) => optimizeBuffers(banOf(6), { atMost }, quick).cost);
    expect(costs[0]).toBeGreaterThan(costs[1]!);
    expect(costs[1]).toBeGreaterThan(costs[2]!);
  });

  test('finds the cheapest cover where a halt has a price', () => {
    // Cover and a thousand times the chance: least at 140 days, 201.1442.
    const curve = (days: readonly number[]): number[] =>
      bufferCurve(banOf(6), { days: [...days] }, options).points.map(
        ({ haltProbability: { value } }, i) => days[i]! + 1000 * value,
      );
    const { point } = minimize([1, 365], (points) => curve(points));
    expect(point + 1000 * chanceAt(6, point)).toBeLessThan(201.1442 + 4);
  });
});
