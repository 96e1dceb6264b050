import { describe, expect, test } from 'vitest';
import { haltProbability } from '../../src/index.ts';
import { effortTable } from '../../src/sampling/effort.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { approvalDays, oneApplication, run, START } from './minimal-scenarios.ts';
import { lognormalCdf, nthWorkingDay } from './oracles.ts';

const HORIZON = 100;

/** Chances of 1 … 45 working days of effort: lognormal(30, 0.4) cut at 45, rounded up. */
const EFFORT = Array.from({ length: 45 }, (_, k) => {
  const upTo = (x: number): number => lognormalCdf(x, 30, 0.4) / lognormalCdf(45, 30, 0.4);
  return upTo(k + 1) - upTo(k);
});

/**
 * Returns the distribution of the day of approval from the chances of approval on working day 1, 2, …
 */
function byCalendarDay(chances: readonly number[]): number[] {
  const law = new Array<number>(HORIZON + 1).fill(0);
  let rest = 1;
  chances.forEach((p, i) => {
    const day = Math.max(1, nthWorkingDay(START, i + 1));
    if (day >= HORIZON) return;
    law[day]! += p;
    rest -= p;
  });
  law[HORIZON] = Math.max(0, rest);
  return law;
}

describe('The review of an application (model.md §4)', () => {
  test('has an effort from the truncated distribution, rounded up', () => {
    const table = effortTable({ median: 30, sigma: 0.4 }, 45).cumulative;
    EFFORT.forEach((p, k) => {
      expect(table[k]! - (table[k - 1] ?? 0)).toBeCloseTo(p, 12);
    });
  });

  test('takes its effort in working days at speed 1', () => {
    const scenario = oneApplication({ desk: { effortWorkingDays: { median: 30, sigma: 0.4 } } });
    const days = approvalDays(run(scenario, 'effort'));
    expectLaw(tally(days, HORIZON + 1), byCalendarDay(EFFORT));
  });

  test('causes a halt with the chance of a decision that is too late for the stock', () => {
    const patch = { desk: { effortWorkingDays: { median: 30, sigma: 0.4 } } };
    for (const buffer of [40, 60]) {
      // The goods come too late when decided after day 1 + buffer, on which the stock is used.
      const late = EFFORT.filter((_, k) => nthWorkingDay(START, k + 1) > 1 + buffer);
      const simulation = run(oneApplication(patch, buffer), 'late');
      expectWithin(
        haltProbability(simulation, { byDay: 2 + buffer }),
        late.reduce((sum, p) => sum + p, 0),
      );
    }
  });

  test('takes a geometric number of rounds, each with a new effort, when applications are returned', () => {
    const scenario = oneApplication({
      policy: { regimes: { open: { returned: 0.4 } } },
      desk: { effortWorkingDays: 4 },
    });
    const chances = new Array<number>(80).fill(0);
    for (let rounds = 1; 4 * rounds <= 80; rounds++) chances[4 * rounds - 1] = 0.6 * 0.4 ** (rounds - 1);
    expectLaw(tally(approvalDays(run(scenario, 'returned')), HORIZON + 1), byCalendarDay(chances));
  });

  test('ends each round on a whole working day when the speed is below 1', () => {
    // Effort 3 at speed 0.7 takes 5 working days (2.1, 2.8, 3.5), not 3 / 0.7 = 4.3; two rounds take 10, not
    // 9.
    const scenario = oneApplication({
      policy: { regimes: { open: { speed: 0.7, returned: 0.5 } } },
      desk: { effortWorkingDays: 3 },
    });
    const chances = new Array<number>(80).fill(0);
    for (let rounds = 1; 5 * rounds <= 80; rounds++) chances[5 * rounds - 1] = 0.5 ** rounds;
    expectLaw(tally(approvalDays(run(scenario, 'slow clock')), HORIZON + 1), byCalendarDay(chances));
  });

  test('ends with a refusal with chance 1 − approval, whether or not the application was returned', () => {
    const buffer = 12;
    for (const [returned, approval] of [
      [0, 0.7],
      [0.5, 0.9],
    ] as const) {
      const scenario = oneApplication(
        { policy: { regimes: { open: { returned, approval } } }, desk: { effortWorkingDays: 3 } },
        buffer,
      );
      // Three rounds end on working days 3, 6 and 9, all by day 13; the fourth ends too late.
      expect(nthWorkingDay(START, 9)).toBeLessThanOrEqual(1 + buffer);
      expect(nthWorkingDay(START, 12)).toBeGreaterThan(1 + buffer);
      const inTime = approval * (1 - returned ** 3);
      expectWithin(haltProbability(run(scenario, 'refused'), { byDay: 2 + buffer }), 1 - inTime);
    }
  });
});
