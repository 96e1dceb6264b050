import { describe, expect, test } from 'vitest';
import { compile, type LaneInputs, parseScenario, type SamplePath } from '../../src/index.ts';
import type { Raw } from './arbitraries.ts';
import { firstHaltDays } from './contracts.ts';

/*
 * Law 4 of model.md §8 needs its preconditions: without them, better supply can bring the first halt
 * forward. Here there is an order every 30 days from day 0 on, if nothing else is said, no transit, and no
 * holidays, so that every number is arithmetic.
 */

const START = '2031-03-03';

/**
 * Returns the first halt day under a single regime, with inputs of the lanes by element, terbium first.
 */
function firstHaltDay(
  regime: Raw,
  plant: Raw,
  lanes: { readonly [element in 'Tb' | 'Dy']?: Partial<LaneInputs> & { readonly share: number } },
  times: Raw = { cycleDays: 30, plannedLicenceDays: 30 },
  assembly: Raw = {},
): number {
  const laneData = Object.entries(lanes).map(([element, { share }]) => [
    element,
    { licensedShare: share, bufferDays: 0, phaseDays: 0, assembly },
  ]);
  const model = compile(
    parseScenario({
      name: 'beyond-law-4',
      start: START,
      horizonDays: 200,
      policy: { regimes: { only: regime }, initial: 'only' },
      desk: { limitWorkingDays: 1000 },
      plant,
      automakers: {
        maker: { ...times, transitDays: 0, lanes: Object.fromEntries(laneData) },
      },
    }),
  );
  const inputs = Object.values(lanes).map((lane) => ({ ...DEFAULT_INPUTS, ...lane }));
  const samplePath: SamplePath = {
    regimes: [new Uint8Array(200)],
    market: MARKET,
    automakers: [{ licenceDaysAtStart: 0, lanes: inputs }],
  };
  return firstHaltDays(model, samplePath)[0]!;
}

const DEFAULT_INPUTS: LaneInputs = {
  bufferDays: 0,
  phaseDays: 0,
  cleared: () => false,
  effort: () => 1,
  outcome: () => 0.1,
};

const MARKET: SamplePath['market'] = {
  licensedShare: { Sc: 1, Y: 1, Sm: 1, Gd: 1, Tb: 1, Dy: 1, Lu: 1 },
  rampPerMonth: 0,
  rampCap: 0,
  thriftAfterDays: 0,
  thriftPerMonth: 0,
  thriftCap: 0,
};

describe('Without the preconditions of law 4 (model.md §8)', () => {
  test('more buffer can bring the first halt forward, with partial rates', () => {
    // Once dysprosium is out of stock it slows the line to 5/8 of full rate, which saves terbium. With
    // fifteen more days of dysprosium and one more of terbium, terbium runs out sooner.
    const halt = (dysprosium: number, terbium: number): number =>
      firstHaltDay(
        { embargo: true },
        { minimumRate: 0.5 },
        {
          Tb: { share: 1, bufferDays: terbium },
          Dy: { share: 0.375, bufferDays: dysprosium },
        },
      );
    // The line runs for 30 days at full rate, then 20 days' stock of terbium lasts at 5/8 a day.
    expect(halt(0, 20)).toBe(62);
    expect(halt(15, 21)).toBe(51);
  });

  test('a faster clock can bring the first halt forward, with partial rates', () => {
    // An earlier delivery of dysprosium keeps the line at full rate. Terbium, whose application takes longer
    // than the horizon, runs out sooner.
    const halt = (speed: number): number =>
      firstHaltDay(
        { speed },
        { minimumRate: 0.5 },
        {
          Tb: { share: 1, bufferDays: 12, effort: () => 1000 },
          Dy: { share: 0.375, bufferDays: 0, effort: () => 30 },
        },
      );
    // Terbium lasts for 42 days at full rate; at speed 1, dysprosium is out of stock on days 30 to 41.
    expect(halt(1)).toBe(47);
    expect(halt(2)).toBe(42);
  });

  test('a faster clock can bring the first halt forward, with refusals', () => {
    // The application of day 0 is refused. Before day 30, its goods move to the order of that day, whose
    // review never ends; later, they move to the order of day 60, which is approved at once.
    const halt = (speed: number): number =>
      firstHaltDay(
        { speed, approval: 0.5 },
        { minimumRate: 1 },
        {
          Tb: {
            share: 1,
            bufferDays: 35,
            effort: (application) => [25, 1000, 1, 1000][application] ?? 1000,
            outcome: (application) => (application === 0 ? 0.9 : 0.1),
          },
        },
      );
    // The stock lasts for 65 days; then come the goods of two months, or of one.
    expect(halt(1)).toBe(125);
    expect(halt(2)).toBe(95);
  });

  test('more buffer or a faster clock can bring the first halt that counts forward, where short ones do not', () => {
    // Terbium is late by two days, which do not count and save dysprosium, whose application never ends.
    const halt = (terbium: number, dysprosium: number, speed = 1): number =>
      firstHaltDay(
        { speed },
        { minimumRate: 1, minimumHaltDays: 3 },
        {
          Tb: { share: 1, bufferDays: terbium, effort: () => 30 },
          Dy: { share: 1, bufferDays: dysprosium, effort: () => 1000 },
        },
      );
    expect(halt(10, 20)).toBe(52);
    expect(halt(12, 21)).toBe(51);
    expect(halt(10, 20, 2)).toBe(50);
  });

  test('more buffer can bring the first halt forward, with assemblies (§10.7)', () => {
    // An order each five days, on day 20 too. There is a ban, so that stock closes that day at 5 or, with a
    // day more, at 6, which is too much for assemblies. Those ordered on day 25 come a day late.
    const halt = (buffer: number): number =>
      firstHaltDay(
        { speed: 0, embargo: true },
        { minimumRate: 1 },
        { Tb: { share: 1, bufferDays: buffer, hasAssemblies: true } },
        { cycleDays: 5, plannedLicenceDays: 6 },
        { chance: 1, belowDays: 5.5, leadDays: 3 },
      );
    expect(halt(25)).toBe(200);
    expect(halt(26)).toBe(27);
  });
});
