import { describe, expect, test } from 'vitest';
import { compile, drawSamplePath, measure, replay } from '../../src/index.ts';
import { automakerPatch, minimalScenario } from '../theory/minimal-scenarios.ts';

/* Applications filed and decided, day by day (model.md §4); an order is placed each week. */

/** Applications decided by day, of weekly orders whose review takes five working days. */
function week(regime: object): { filed: number[]; decided: number[]; share: readonly number[] } {
  const scenario = minimalScenario({
    horizonDays: 16,
    policy: { regimes: { open: regime } },
    desk: { effortWorkingDays: 5 },
    ...automakerPatch({ cycleDays: 7, plannedLicenceDays: 7 }),
  });
  const model = compile(scenario);
  const trajectory = replay(model, drawSamplePath(model, 'week', 0));
  const { filed, decided } = trajectory.automakers[0]!;
  return {
    filed: [...filed],
    decided: [...decided],
    share: measure(model, trajectory).automakers.maker!.decidedShare,
  };
}

const on = (...days: number[]): number[] =>
  Array.from({ length: 16 }, (_, t) => days.filter((day) => day === t).length);

describe('an application (§4)', () => {
  // An application of Monday is worked on from Tuesday, and decided on the next Monday; the second one a day
  // earlier, as Sunday is a working day before the holiday.
  test.each([
    ['approved', {}],
    ['refused', { approval: 0 }],
  ])('that is %s is decided once, on the day on which its review ends', (_, regime) => {
    const { filed, decided, share } = week(regime);
    expect(filed).toEqual([0, ...on(0, 7, 14)]);
    expect(decided).toEqual(on(7, 13));
    expect(share.slice(5, 15)).toEqual([0, 0, ...new Array(6).fill(1 / 2), 1, 2 / 3]);
  });

  test('that is returned for ever is never decided', () => {
    const { filed, decided } = week({ returned: 1 });
    expect(filed.reduce((sum, count) => sum + count)).toBe(2);
    expect(decided).toEqual(on());
  });
});
