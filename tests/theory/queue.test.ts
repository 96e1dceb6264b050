import { describe, expect, test } from 'vitest';
import { compile, drawSamplePath, replay, type Scenario } from '../../src/index.ts';
import { maker, oneFile, START, world } from './minimal-scenarios.ts';
import { chinaWorks, dayAfter, nthWorkingDay } from './oracles.ts';

/*
 * docs/model.md §4, Queue: arithmetic, so exactly equal.
 *
 * test                     the break of src/kernel/desk-tables.ts that turned it red
 * waits, priority          taken up a day after its turn; priority looked past
 * order stands behind all  only what was filed by the day before counts as ahead
 * idle desk                taken up by capacity even where nothing waits
 */

/** Day of the first decision. */
function firstDecision(scenario: Scenario): number {
  const model = compile(scenario);
  const [log] = replay(model, drawSamplePath(model, 'queue', 0)).automakers;
  return log!.decided.findIndex((files) => files > 0);
}

describe('queue', () => {
  const cases = [10, 11, 40, 7.5].flatMap((backlog) =>
    [1, 2.5, 4].flatMap((capacity) =>
      [0.5, 1, 2].flatMap((speed) => [1, 5].map((effort) => ({ backlog, capacity, speed, effort }))),
    ),
  );

  test('a file waits ⌈backlog / (capacity · speed)⌉ working days, a priority firm does not', () => {
    for (const given of cases) {
      const { backlog, capacity, speed, effort } = given;
      const scenario = (priority: boolean): Scenario =>
        oneFile({
          policy: { regimes: { open: { speed } } },
          desk: { backlog, capacityPerWorkingDay: capacity, effortWorkingDays: effort },
          horizonDays: 200,
          ...maker({ priority }),
        });
      // Taken up on the working day on which the desk has got through the backlog, which is the first day of
      // effort.
      const waited = Math.ceil(backlog / (capacity * speed));
      const reviewed = Math.ceil(effort / speed);
      const what = JSON.stringify(given);
      expect(firstDecision(scenario(false)), what).toBe(nthWorkingDay(START, waited + reviewed - 1));
      expect(firstDecision(scenario(true)), what).toBe(nthWorkingDay(START, reviewed));
    }
  });

  test('an order stands behind all that was filed up to and including its day', () => {
    for (const phaseDays of [19, 18, 14, 12, 5]) {
      const orderDay = 20 - phaseDays;
      const scenario = world({
        policy: { regimes: { open: { inflow: 1.5 } } },
        desk: { backlog: 6, filedPerWorkingDay: 3, capacityPerWorkingDay: 2, effortWorkingDays: 2 },
        ...maker({ cycleDays: 20, plannedLicenceDays: 1, lanes: { Dy: { phaseDays } } }),
      });
      let ahead = 6;
      for (let t = 0; t <= orderDay; t++) if (chinaWorks(dayAfter(START, t))) ahead += 3 * 1.5;
      // More is filed than taken up, so the desk is never idle.
      expect(firstDecision(scenario)).toBe(nthWorkingDay(START, Math.ceil(ahead / 2) + 1));
    }
  });

  test('an idle desk loses its capacity', () => {
    const busy = { date: dayAfter(START, 7), to: 'busy', probability: 1 };
    const scenario = world({
      policy: { regimes: { open: { inflow: 0 }, busy: {} }, events: [busy] },
      desk: { filedPerWorkingDay: 6, capacityPerWorkingDay: 2, effortWorkingDays: 2 },
      ...maker({ cycleDays: 20, plannedLicenceDays: 1, lanes: { Dy: { phaseDays: 13 } } }),
    });
    // Nothing was filed in the first week, six on Monday, day 7, with the order; two of them a day are taken
    // up from Tuesday on.
    expect(firstDecision(scenario)).toBe(nthWorkingDay(START, 6 / 2 + 1, 8));
  });
});
