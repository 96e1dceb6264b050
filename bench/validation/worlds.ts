// Worlds with known answers.

import { parseScenario, type Scenario } from '../../src/index.ts';

/** A line with a day's goods for each of its two days, which only a ban on day 1 would stop: it halts with just the chance of the ban. */
export function banOnDayOne(probability: number): Scenario {
  return parseScenario({
    name: 'ban-on-day-1',
    start: '2025-09-15',
    horizonDays: 2,
    policy: {
      regimes: { open: {}, ban: { speed: 0, embargo: true } },
      initial: 'open',
      events: [{ date: '2025-09-16', to: 'ban', probability }],
    },
    // Files take longer than the horizon, so that goods flow by the plan alone.
    desk: { effortWorkingDays: 1000, limitWorkingDays: 1000 },
    plant: { minimumRate: 1, restartDays: 0 },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 1,
        cycleDays: 1,
        plannedLicenceDays: 2,
        transitDays: 0,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: 0, licensedShare: 1, phaseDays: 0 } },
      },
    },
  });
}
