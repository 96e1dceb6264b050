import { describe, expect, test } from 'vitest';
import { haltProbability, mean, quantile, type Scenario, tailMean } from '../../src/index.ts';
import { expectLaw, expectMean, expectWithin, tally } from './expect-within.ts';
import { automakerPatch, dailyGoods, permanentBan, run, START } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

describe('Under a ban of exponential length (model.md §6, §7)', () => {
  const [event, buffer, horizon, rate] = [20, 4, 100, 30];
  const scenario = (minimumHaltDays: number): Scenario =>
    dailyGoods(
      {
        policy: {
          ratesPerYear: { ban: { open: rate } },
          events: [{ date: dayAfter(START, event), to: 'ban', probability: 1 }],
        },
        plant: { minimumHaltDays },
        ...automakerPatch({ vehiclesPerDay: 250 }),
      },
      buffer,
    );
  const most = horizon - event - buffer;
  /** Chance of a halt of at least `days`: the ban outlasts the buffer and all of these days but the last. */
  const atLeast = (days: number): number =>
    days < 1 ? 1 : days > most ? 0 : Math.exp((-rate * (buffer + days - 1)) / 365);
  const days = Array.from({ length: most + 1 }, (_, d) => d);

  test('a halt lasts for the rest of the ban after the buffer is used', () => {
    const { haltDays, halts } = run(scenario(1), 'length').outcomes.maker!;
    expectLaw(
      tally(haltDays, most + 1),
      days.map((d) => atLeast(d) - atLeast(d + 1)),
    );
    expectLaw(tally(halts, 2), [1 - atLeast(1), atLeast(1)]);
  });

  test('only halts of at least minimumHaltDays count', () => {
    for (const least of [5, 30]) {
      const simulation = run(scenario(least), 'least');
      expectWithin(haltProbability(simulation), atLeast(least));
    }
  });

  test('the vehicles lost have the exact mean, quantiles and tail means', () => {
    const { vehiclesLost, haltDays } = run(scenario(1), 'loss').outcomes.maker!;
    const excess = (d: number): number =>
      days.filter((day) => day > d).reduce((sum, day) => sum + atLeast(day), 0);
    expectMean(mean(vehiclesLost), 250 * excess(0));
    for (const p of [0.5, 0.9]) {
      const exact = days.find((d) => 1 - atLeast(d + 1) >= p)!;
      const { interval } = quantile(haltDays, p, { confidence: 0.9999 });
      expect(interval[0]).toBeLessThanOrEqual(exact);
      expect(interval[1]).toBeGreaterThanOrEqual(exact);
      expectMean(tailMean(haltDays, p), exact + excess(exact) / (1 - p));
    }
  });
});

describe('A line with free supply only (model.md §6)', () => {
  test('restarts when stock has reached restartDays, if the base stock allows it', () => {
    for (const restart of [0, 0.5, 1, 3, 5, 8.5, 9]) {
      // Day 1 opens with a cover of 0.25; each day adds 0.25, up to the base stock of 7.5 and a day's need.
      const scenario = permanentBan({
        plant: { minimumRate: 0.5, restartDays: restart },
        ...automakerPatch({ plannedLicenceDays: 10, lanes: { Dy: { licensedShare: 0.75 } } }),
      });
      const { firstHaltDay, daysToRestart } = run(scenario, 'restart', 1).outcomes.maker!;
      const required = Math.max(restart, 0.5);
      expect(firstHaltDay[0]).toBe(1);
      expect(daysToRestart[0]).toBe(required > 7.5 + 1 ? 99 : (required - 0.25) / 0.25);
    }
  });

  test('runs longer when it is rationed below a level of cover', () => {
    for (const below of [0, 1, 4.5, 12]) {
      for (const buffer of [10, 10.5]) {
        const scenario = permanentBan(
          { plant: { minimumRate: 0.5, rationBelowDays: below, rationRate: 0.5 } },
          buffer,
        );
        // Full days down to the level, then days at half rate until less than half a day's stock is left.
        const full = Math.max(0, Math.floor(buffer + 1 - Math.max(below, 0.5)) + 1);
        const left = buffer + 1 - full;
        const halfDays = Math.floor(left / 0.5);
        expect(run(scenario, 'ration', 1).outcomes.maker!.firstHaltDay[0], `${below}, ${buffer}`).toBe(
          below === 0 ? Math.floor(buffer + 1) + (buffer % 1 === 0 ? 0 : 1) : full + halfDays,
        );
      }
    }
  });
});
