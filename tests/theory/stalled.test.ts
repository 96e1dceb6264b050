import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  drawSamplePath,
  haltProbability,
  override,
  parseScenario,
  replay,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  simulate,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryScenario, type Raw } from '../properties/arbitraries.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import {
  approvalDays,
  automakerPatch,
  minimalScenario,
  oneApplication,
  run,
  START,
} from './minimal-scenarios.ts';
import { chinaWorks, dayAfter, nthWorkingDay } from './oracles.ts';

/** Returns a patch of a policy in which applications stall from one day until another. */
function stalls(from: number, until: number, stalled: object = { stalled: 1 }): ScenarioPatch {
  const event = (day: number, to: string): object => ({ date: dayAfter(START, day), to, probability: 1 });
  return {
    policy: { regimes: { open: {}, stalled }, events: [event(from, 'stalled'), event(until, 'open')] },
  } as ScenarioPatch;
}

/** Returns the first day by whose end `effort` working days passed outside [from, until). */
function decisionDay(effort: number, from: number, until: number, takenUp = 0): number {
  for (let t = takenUp, done = 0; ; t++) {
    if (chinaWorks(dayAfter(START, t)) && (t < from || t >= until)) done += 1;
    if (done === effort) return t;
  }
}

/** Returns the days of decisions, in the model. */
function decisions(scenario: Scenario): number[] {
  const model = compile(scenario);
  const [trajectory] = replay(model, drawSamplePath(model, 'stalled', 0)).automakers;
  return [...trajectory!.decided].flatMap((applications, t) => new Array<number>(applications).fill(t));
}

describe('An application that stalls (model.md §10.2)', () => {
  test('of effort 5, filed the day before three stalled working days, is decided on the 8th working day', () => {
    const scenario = oneApplication({ ...stalls(0, 3), desk: { effortWorkingDays: 5 } });
    expect(nthWorkingDay(START, 3)).toBe(2);
    expect(decisions(scenario)[0]).toBe(nthWorkingDay(START, 8));
    // The line waits for the goods, so the kernel says the same.
    expect(approvalDays(run(scenario, 'example', 3))).toEqual(new Array(3).fill(nthWorkingDay(START, 8)));
  });

  test('keeps the effort it has done, and goes on with it after the stall, whatever the speed in it', () => {
    for (const effort of [1, 5, 9]) {
      for (const from of [0, 1, 4, 8]) {
        for (const days of [0, 1, 2, 5, 12]) {
          for (const speed of [0, 0.5, 1, 3]) {
            const scenario = oneApplication({
              ...stalls(from, from + days, { stalled: 1, speed }),
              desk: { effortWorkingDays: effort },
            });
            const expected = decisionDay(effort, from, from + days);
            expect(decisions(scenario)[0], JSON.stringify({ effort, from, days, speed })).toBe(expected);
            expect(approvalDays(run(scenario, 'goes on', 1))).toEqual([Math.max(1, expected)]);
          }
        }
      }
    }
  });

  test('is taken up from the queue all the same; the day of taking up counts unless it stalls', () => {
    // Six applications stand ahead and two a day are taken up: this one on the third working day, day 2.
    const queue = { backlog: 6, capacityPerWorkingDay: 2, effortWorkingDays: 2 };
    const scenario = (from: number, until: number, stalled?: object): Scenario =>
      oneApplication({ ...stalls(from, until, stalled), desk: queue });
    for (const [from, until] of [
      [50, 60],
      [0, 2],
      [0, 3],
      [1, 4],
      [2, 3],
      [3, 9],
    ] as const) {
      const expected = decisionDay(2, from, until, 2);
      expect(decisions(scenario(from, until))[0], `${from} to ${until}`).toBe(expected);
      expect(approvalDays(run(scenario(from, until), 'queue', 1))).toEqual([expected]);
    }
    // A frozen desk takes nothing up: the queue waits for two days, too.
    expect(decisions(scenario(0, 2, { speed: 0 }))[0]).toBe(nthWorkingDay(START, 2 + 4));
    expect(decisions(scenario(0, 2))[0]).toBe(nthWorkingDay(START, 4));
  });

  test('wakes up under a regime with a smaller share, if its standing is above that', () => {
    // Open for two working days, 80 % stall for three, then 30 % for ever.
    const scenario = oneApplication({
      policy: {
        regimes: { open: {}, many: { stalled: 0.8 }, few: { stalled: 0.3 } },
        events: [
          { date: dayAfter(START, 2), to: 'many', probability: 1 },
          { date: dayAfter(START, 5), to: 'few', probability: 1 },
        ],
      } as ScenarioPatch['policy'],
      desk: { effortWorkingDays: 4 },
    });
    const law = new Array<number>(101).fill(0);
    law[nthWorkingDay(START, 4)] = 0.2;
    law[nthWorkingDay(START, 7)] = 0.5;
    law[100] = 0.3;
    expectLaw(tally(approvalDays(run(scenario, 'wakes up')), 101), law);
  });

  test('is never decided with chance `stalled`, and neither is any other of its chain', () => {
    const scenario = minimalScenario({
      policy: { regimes: { open: { stalled: 0.3 } } },
      desk: { effortWorkingDays: 2 },
      ...automakerPatch({ cycleDays: 10, plannedLicenceDays: 9, lanes: { Dy: { bufferDays: 10 } } }),
    });
    // All orders are in time, or none.
    expectWithin(haltProbability(run(scenario, 'never')), 0.3);
    for (const chains of [2, 5]) {
      const several = override(scenario, automakerPatch({ lanes: { Dy: { chains } } }));
      expectWithin(haltProbability(run(several, 'chains')), 1 - 0.7 ** chains);
    }
  });

  test('makes its regime a slow-down, from which the time to survive is counted, however few stall', () => {
    const scenario = oneApplication(
      { ...stalls(2, 99, { stalled: 1e-9 }), desk: { effortWorkingDays: 40 } },
      20,
    );
    expect(run(scenario, 'slow-down', 1).outcomes.maker!.timeToSurvive).toEqual(Float64Array.of(21 - 2));
  });
});

describe('Under a regime that stalls all applications (model.md §10.2)', () => {
  test('goods that are cleared depart', () => {
    const cleared = (clearedAtStart: number): Scenario =>
      oneApplication({
        policy: { regimes: { open: { stalled: 1 } } },
        ...automakerPatch({ clearedAtStart }),
      });
    expect(approvalDays(run(cleared(1), 'cleared', 100))).toEqual(new Array(100).fill(1));
    expect(approvalDays(run(cleared(0), 'cleared', 100))).toEqual(new Array(100).fill(100));
  });

  test('period licences that are held go on to their lapse, and renewals stall', () => {
    // Held for 1 to 60 days; the renewal is filed on day 0, and works off its effort but for days 8 to 28.
    const [validityDays, buffer, effort] = [60, 3, 12];
    const [from, until] = [8, 29];
    const scenario = (days: number): Scenario =>
      minimalScenario({
        ...stalls(from, from + days),
        desk: { effortWorkingDays: effort },
        ...automakerPatch({
          licence: { heldAtStart: 1, validityDays, renewDaysBefore: validityDays },
          lanes: { Dy: { bufferDays: buffer } },
        }),
        horizonDays: validityDays,
      });
    for (const days of [0, until - from]) {
      const decided = decisionDay(effort, from, from + days, 1);
      const law = new Array<number>(validityDays + 1).fill(0);
      for (let life = 1; life <= validityDays; life++) {
        const day = life + 1 + buffer;
        law[day < decided ? day : validityDays]! += 1 / validityDays;
      }
      const columns = run(scenario(days), 'renewal').outcomes.maker!;
      expectLaw(tally(columns.firstHaltDay, validityDays + 1), law);
    }
  });

  test('without a queue all goes, bit for bit, as at speed 0 (§10.7)', () => {
    let halts = 0;
    const property = fc.property(arbitraryScenario, fc.array(fc.boolean()), (raw, which) => {
      const columns = (regime: Raw): Simulation['outcomes'] =>
        simulate(parseScenario(withoutQueue(raw, which, regime)), { trials: 4, seed: 'frozen' }).outcomes;
      const stalled = columns({ stalled: 1 });
      expect(stalled).toEqual(columns({ speed: 0, stalled: 0 }));
      halts += Object.values(stalled).reduce((sum, each) => sum + total(each.halts), 0);
    });
    fc.assert(property, { seed: 20250404, numRuns: cases(150) });
    expect(halts).toBeGreaterThan(100);
  });
});

function total(list: ArrayLike<number>): number {
  return Array.from(list).reduce((sum, x) => sum + x, 0);
}

/** Returns the scenario without a queue, with every second regime, or those chosen, patched. */
function withoutQueue(raw: Raw, which: readonly boolean[], patch: Raw): Raw {
  const policy = raw.policy as Raw & { regimes: Record<string, Raw> };
  const regimes = Object.entries(policy.regimes).map(([name, regime], r) => [
    name,
    (which[r] ?? r % 2 === 0) ? { ...regime, ...patch } : { ...regime, stalled: 0 },
  ]);
  return {
    ...raw,
    policy: { ...policy, regimes: Object.fromEntries(regimes) },
    desk: { ...(raw.desk as Raw | undefined), capacityPerWorkingDay: null },
  };
}
