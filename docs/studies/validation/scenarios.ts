// Scenarios with known answers.

import { parseScenario, type Scenario } from '../../../src/index.ts';

/** What sets one such scenario apart. */
interface Plan {
  readonly name: string;
  readonly horizonDays: number;
  readonly bufferDays: number;
  /** Jumps and dated events between `open`, in which it begins, and `ban`. */
  readonly policy: object;
}

/** A line with a day's goods for each of its days, which only a ban keeps away. */
export function dailyGoods({ name, horizonDays, bufferDays, policy }: Plan): Scenario {
  return parseScenario({
    name,
    start: '2025-09-15',
    horizonDays,
    policy: { regimes: { open: {}, ban: { speed: 0, embargo: true } }, initial: 'open', ...policy },
    // Files take longer than the horizon, so that goods flow by the plan alone.
    desk: { effortWorkingDays: 1000, limitWorkingDays: 1000 },
    plant: { minimumRate: 1, restartDays: 0 },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 1,
        cycleDays: 1,
        plannedLicenceDays: horizonDays,
        transitDays: 0,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays, licensedShare: 1, phaseDays: 0 } },
      },
    },
  });
}

/**
 * Two days, of which only a ban on the second would stop the line: it halts with just the chance of the
 * ban.
 */
export function banOnDayOne(probability: number): Scenario {
  const policy = { events: [{ date: '2025-09-16', to: 'ban', probability }] };
  return dailyGoods({ name: 'ban-on-day-1', horizonDays: 2, bufferDays: 0, policy });
}

/** Bans and their ends at rates a year; the line halts on the `days`-th ban day in a row. */
export function bansInARow(toBan: number, toOpen: number, days: number, horizonDays: number): Scenario {
  const policy = { ratesPerYear: { open: { ban: toBan }, ban: { open: toOpen } } };
  return dailyGoods({ name: 'bans', horizonDays, bufferDays: days - 1, policy });
}
