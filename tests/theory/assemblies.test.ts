import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AutomakerTrajectory,
  compile,
  drawSamplePath,
  haltProbability,
  measure,
  override,
  parseScenario,
  replay,
  type Scenario,
  type ScenarioPatch,
  simulate,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryScenario } from '../properties/arbitraries.ts';
import { amendLanes } from '../properties/edit-scenario.ts';
import { expectWithin } from './expect-within.ts';
import { automakerPatch, minimalScenario, permanentBan, run, START } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

const HORIZON = 100;

interface Case {
  readonly bufferDays: number;
  readonly belowDays: number;
  readonly leadDays: number;
  readonly fromDay: number;
}

const CASES: readonly Case[] = [0, 3, 8, 12].flatMap((bufferDays) =>
  [0, 0.5, 3, 5.5, 100].flatMap((belowDays) =>
    [1, 2, 4, 10].flatMap((leadDays) =>
      [0, 2, 9, 20].map((fromDay) => ({ bufferDays, belowDays, leadDays, fromDay })),
    ),
  ),
);

/** Returns the patch of a lane that may order assemblies. */
function lane({ bufferDays, belowDays, leadDays, fromDay }: Case): object {
  const assembly = { chance: 1, belowDays, leadDays, from: dayAfter(START, fromDay) };
  return { lanes: { Dy: { bufferDays, assembly } } };
}

/**
 * Returns the first day of the halt under a ban for ever and the day on which it ends, with an order a day.
 *
 * Stock closes day t at buffer − t, so the first order that goes as assemblies is that of the first day t
 * from `fromDay` on with buffer − t < `belowDays`. One a day follows. The stock lasts to the day of the
 * buffer, and a halted line uses and so orders nothing.
 */
function halt({ bufferDays, belowDays, leadDays, fromDay }: Case): [from: number, until: number] {
  const orderDays = Array.from({ length: bufferDays + 1 }, (_, t) => t);
  const first = orderDays.find((t) => t >= fromDay && bufferDays - t < belowDays);
  if (first === undefined) return [bufferDays + 1, HORIZON];
  return first + leadDays <= bufferDays + 1 ? [HORIZON, HORIZON] : [bufferDays + 1, first + leadDays];
}

describe('Orders that go as assemblies (model.md §10.4)', () => {
  test('leave under an embargo from the first day `from` on that closes below belowDays, and come leadDays later', () => {
    for (const given of CASES) {
      const scenario = override(permanentBan({}), automakerPatch(lane(given)));
      const { firstHaltDay, daysToRestart } = run(scenario, 'ban', 1).outcomes.maker!;
      const [from, until] = halt(given);
      expect(firstHaltDay[0], JSON.stringify(given)).toBe(from);
      expect(daysToRestart[0], JSON.stringify(given)).toBe(from === until ? Number.NaN : until - from);
    }
  });

  test('do not leave under a regime without assemblies: those of a later day are the first', () => {
    for (const given of CASES) {
      const { fromDay } = given;
      if (fromDay === 0) continue;
      const scenario = override(permanentBan({}), {
        policy: {
          initial: 'closed',
          regimes: { closed: { new: true, speed: 0, embargo: true, assemblies: false } },
          events: [{ date: dayAfter(START, fromDay), to: 'ban', probability: 1 }],
        },
        ...automakerPatch(lane({ ...given, fromDay: 0 })),
      } as ScenarioPatch);
      const sameDay = override(permanentBan({}), automakerPatch(lane(given)));
      expect(run(scenario, 'ban', 1).outcomes).toEqual(run(sameDay, 'ban', 1).outcomes);
    }
  });

  test('bring a halt on day 27 with a buffer of 26, and none with one of 25 (§10.7)', () => {
    const scenario = (bufferDays: number): Scenario =>
      override(
        permanentBan({}),
        automakerPatch({
          cycleDays: 5,
          plannedLicenceDays: 6,
          ...lane({ bufferDays, belowDays: 5.5, leadDays: 3, fromDay: 0 }),
        }),
      );
    expect(run(scenario(25), 'more is less', 1).outcomes.maker!.firstHaltDay[0]).toBe(HORIZON);
    expect(run(scenario(26), 'more is less', 1).outcomes.maker!.firstHaltDay[0]).toBe(27);
  });

  test('are a way that each chain has with its chance, drawn once a trial', () => {
    for (const chains of [1, 3]) {
      const assembly = { chance: 0.8, belowDays: 5, leadDays: 2 };
      const scenario = override(
        permanentBan({}),
        automakerPatch({ lanes: { Dy: { bufferDays: 10, chains, assembly } } }),
      );
      expectWithin(haltProbability(run(scenario, 'chance')), 1 - 0.8 ** chains);
    }
  });

  test('are a way that is drawn independently of the standing of the chain (§10.2) and of its buffer', () => {
    // Applications are decided at once or stall for ever. A halt comes where they stall, the buffer is low,
    // and there are no assemblies.
    const scenario = minimalScenario({
      policy: { regimes: { open: { stalled: 0.5 } } },
      ...automakerPatch({
        lanes: {
          Dy: { bufferDays: { low: 20, high: 180 }, assembly: { chance: 0.5, belowDays: 5, leadDays: 2 } },
        },
      }),
    } as ScenarioPatch);
    expectWithin(haltProbability(run(scenario, 'independent')), 0.5 * 0.5 * ((98 - 20) / 160));
  });

  test('never leave at belowDays 0, the default: all is bit for bit as at chance 0', () => {
    const property = fc.property(arbitraryScenario, (raw) => {
      const outcomes = (chance: number): object =>
        simulate(parseScenario(amendLanes(raw, { assembly: { chance } })), { trials: 4, seed: 'never' })
          .outcomes;
      expect(outcomes(1)).toEqual(outcomes(0));
    });
    fc.assert(property, { seed: 20250404, numRuns: cases(100) });
  });
});

describe('Orders that go as assemblies need no licence (model.md §10.4):', () => {
  /** Returns the trajectory of open days with an order each fifth day. */
  function trajectoryOf(patch: object): { line: AutomakerTrajectory; departedShare: readonly number[] } {
    const scenario = minimalScenario({
      desk: { effortWorkingDays: 3 },
      ...automakerPatch({
        cycleDays: 5,
        plannedLicenceDays: 5,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: 10, phaseDays: 2, assembly: { chance: 1, belowDays: 1e6, leadDays: 4 } } },
        ...patch,
      }),
    });
    const model = compile(scenario);
    const trajectory = replay(model, drawSamplePath(model, 'no licence', 0));
    const { departedShare } = measure(model, trajectory).automakers.maker!;
    return { line: trajectory.automakers[0]!, departedShare };
  }

  const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((total, x) => total + x, 0);
  const magnets = { lanes: { Dy: { bufferDays: 10, phaseDays: 2, assembly: { chance: 0 } } } };

  test('no application is filed for them', () => {
    expect(sum(trajectoryOf(magnets).line.filed)).toBeGreaterThan(15);
    expect(sum(trajectoryOf({}).line.filed)).toBe(0);
  });

  test('nor does one trigger an application for a period licence', () => {
    const licence = { validityDays: 30 };
    expect(sum(trajectoryOf({ ...magnets, licence }).line.filed)).toBeGreaterThan(1);
    expect(sum(trajectoryOf({ licence }).line.filed)).toBe(0);
  });

  test('they are ordered and arrive after leadDays, but do not count among licensed goods that depart', () => {
    const { line, departedShare } = trajectoryOf({});
    const { ordered, arrived, departed } = line.lanes[0]!;
    // One delivery before day 0 is due within five days and departs.
    expect([...departed].filter((goods) => goods > 0)).toHaveLength(1);
    expect(departedShare.slice(1)).toEqual(departedShare.slice(1).map(() => 0));
    for (let t = 5; t < HORIZON - 4; t++) expect(arrived[t + 4]).toBe(ordered[t]);
    expect(sum(ordered)).toBeGreaterThan(80);
    expect(trajectoryOf(magnets).departedShare.at(1)).toBeCloseTo(1, 0);
  });
});
