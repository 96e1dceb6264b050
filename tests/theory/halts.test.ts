import { describe, expect, test } from 'vitest';
import { haltProbability, mean, quantile, type Scenario, tailMean } from '../../src/index.ts';
import { expectLaw, expectMean, expectWithin, tally } from './expect-within.ts';
import { cutOff, dailyGoods, maker, run, START } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * docs/model.md §6 and §7: rates, halts, restarts and what is lost.
 *
 * test                     the break of src that turned it red
 * length of the halt       walk-policy.ts: the stay is not drawn again at an event
 * least length             measure.ts: only halts longer than the least count
 * mean, quantile, tail     simulate.ts: lost days, not times vehicles a day; quantile.ts: excess over p, not 1 − p
 * restarts                 line.ts: cover above `restartDays`, not at it; free supply capped without the day's need
 * rationed                 line.ts: rationed at the level itself
 */

describe('a ban of exponential length', () => {
  const [event, buffer, horizon, rate] = [20, 4, 100, 30];
  const scenario = (minimumHaltDays: number): Scenario =>
    dailyGoods(
      {
        policy: {
          ratesPerYear: { ban: { open: rate } },
          events: [{ date: dayAfter(START, event), to: 'ban', probability: 1 }],
        },
        plant: { minimumHaltDays },
        ...maker({ vehiclesPerDay: 250 }),
      },
      buffer,
    );
  const most = horizon - event - buffer;
  /** Chance of a halt of at least `days`: the ban outlasts the buffer and all but the last of them. */
  const atLeast = (days: number): number =>
    days < 1 ? 1 : days > most ? 0 : Math.exp((-rate * (buffer + days - 1)) / 365);
  const days = Array.from({ length: most + 1 }, (_, d) => d);

  test('the length of the halt is what the ban has left after the buffer', () => {
    const { haltDays, halts } = run(scenario(1), 'length').outcomes.maker!;
    expectLaw(
      tally(haltDays, most + 1),
      days.map((d) => atLeast(d) - atLeast(d + 1)),
    );
    expectLaw(tally(halts, 2), [1 - atLeast(1), atLeast(1)]);
  });

  test('only halts of the least length count', () => {
    for (const least of [5, 30]) {
      const simulation = run(scenario(least), 'least');
      expectWithin(haltProbability(simulation), atLeast(least));
    }
  });

  test('mean, quantile and tail mean of the loss', () => {
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

describe('a line on a trickle', () => {
  test('restarts when free supply has brought the cover that it asks for, if stock may rise so far', () => {
    for (const restart of [0, 0.5, 1, 3, 5, 8.5, 9]) {
      // Day 1 finds 0.25 days of cover; 0.25 come each day, up to the base stock of 7.5 and a day's need.
      const scenario = cutOff({
        plant: { minimumRate: 0.5, restartDays: restart },
        ...maker({ plannedLicenceDays: 10, lanes: { Dy: { licensedShare: 0.75 } } }),
      });
      const { firstHaltDay, daysToRestart } = run(scenario, 'restart', 1).outcomes.maker!;
      const asked = Math.max(restart, 0.5);
      expect(firstHaltDay[0]).toBe(1);
      expect(daysToRestart[0]).toBe(asked > 7.5 + 1 ? 99 : (asked - 0.25) / 0.25);
    }
  });

  test('rationed under a level, it lasts the longer', () => {
    for (const below of [0, 1, 4.5, 12]) {
      for (const buffer of [10, 10.5]) {
        const scenario = cutOff(
          { plant: { minimumRate: 0.5, rationBelowDays: below, rationRate: 0.5 } },
          buffer,
        );
        // Whole days down to the level, half days below it; what is left is under half a day.
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
