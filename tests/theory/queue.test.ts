import { describe, expect, test } from 'vitest';
import { compile, drawSamplePath, replay, type Scenario } from '../../src/index.ts';
import { automakerPatch, minimalScenario, oneApplication, START } from './minimal-scenarios.ts';
import { chinaWorks, dayAfter, nthWorkingDay } from './oracles.ts';

/** Returns the day of the first decision. */
function firstDecision(scenario: Scenario): number {
  const model = compile(scenario);
  const [trajectory] = replay(model, drawSamplePath(model, 'queue', 0)).automakers;
  return trajectory!.decided.findIndex((applications) => applications > 0);
}

describe('The queue (model.md §4)', () => {
  const cases = [10, 11, 40, 7.5].flatMap((backlog) =>
    [1, 2.5, 4].flatMap((capacity) =>
      [0.5, 1, 2].flatMap((speed) => [1, 5].map((effort) => ({ backlog, capacity, speed, effort }))),
    ),
  );

  test('delays an application by ⌈backlog / (capacity · speed)⌉ working days, unless its firm has priority', () => {
    for (const given of cases) {
      const { backlog, capacity, speed, effort } = given;
      const scenario = (priority: boolean): Scenario =>
        oneApplication({
          policy: { regimes: { open: { speed } } },
          desk: { backlog, capacityPerWorkingDay: capacity, effortWorkingDays: effort },
          horizonDays: 200,
          ...automakerPatch({ priority }),
        });
      // The application is taken up on the working day on which the desk finishes the backlog, its first day
      // of effort.
      const waited = Math.ceil(backlog / (capacity * speed));
      const reviewed = Math.ceil(effort / speed);
      const what = JSON.stringify(given);
      expect(firstDecision(scenario(false)), what).toBe(nthWorkingDay(START, waited + reviewed - 1));
      expect(firstDecision(scenario(true)), what).toBe(nthWorkingDay(START, reviewed));
    }
  });

  test('puts an application behind all that were filed up to and including its day', () => {
    for (const phaseDays of [19, 18, 14, 12, 5]) {
      const orderDay = 20 - phaseDays;
      const scenario = minimalScenario({
        policy: { regimes: { open: { inflow: 1.5 } } },
        desk: { backlog: 6, filedPerWorkingDay: 3, capacityPerWorkingDay: 2, effortWorkingDays: 2 },
        ...automakerPatch({ cycleDays: 20, plannedLicenceDays: 1, lanes: { Dy: { phaseDays } } }),
      });
      let ahead = 6;
      for (let t = 0; t <= orderDay; t++) if (chinaWorks(dayAfter(START, t))) ahead += 3 * 1.5;
      // More is filed than taken up, so the desk is never idle.
      expect(firstDecision(scenario)).toBe(nthWorkingDay(START, Math.ceil(ahead / 2) + 1));
    }
  });

  test('loses the capacity of an idle desk', () => {
    const busy = { date: dayAfter(START, 7), to: 'busy', probability: 1 };
    const scenario = minimalScenario({
      policy: { regimes: { open: { inflow: 0 }, busy: {} }, events: [busy] },
      desk: { filedPerWorkingDay: 6, capacityPerWorkingDay: 2, effortWorkingDays: 2 },
      ...automakerPatch({ cycleDays: 20, plannedLicenceDays: 1, lanes: { Dy: { phaseDays: 13 } } }),
    });
    // Nothing is filed in the first week, six applications and the order's on Monday, day 7; two a day are
    // taken up from Tuesday on.
    expect(firstDecision(scenario)).toBe(nthWorkingDay(START, 6 / 2 + 1, 8));
  });
});
