import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  drawSamplePath,
  override,
  parseScenario,
  replay,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  simulate,
} from '../../src/index.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { cases } from '../cases.ts';
import { arbitraryScenario, type Raw } from '../properties/arbitraries.ts';
import { expectLaw, tally } from './expect-within.ts';
import { approvalDays, extend, oneApplication, run, START, TRIALS } from './minimal-scenarios.ts';
import { nthWorkingDay } from './oracles.ts';

/** Returns the day of the first decision, in the model. */
function firstDecision(scenario: Scenario): number {
  const model = compile(scenario);
  const [trajectory] = replay(model, drawSamplePath(model, 'pace', 0)).automakers;
  return trajectory!.decided.findIndex((applications) => applications > 0);
}

describe('The pace of a desk (model.md §10.3)', () => {
  test('multiplies speeds: a review takes ⌈effort / (speed · pace)⌉ working days', () => {
    for (const effort of [1, 7, 30]) {
      for (const speed of [0.5, 1, 1.4]) {
        for (const [pace, days] of [
          [0.5, Math.ceil((2 * effort) / speed)],
          [0.7, Math.ceil((10 * effort) / (7 * speed) - 1e-9)],
          [2, Math.ceil(effort / (2 * speed))],
        ] as const) {
          const scenario = oneApplication({
            horizonDays: 200,
            policy: { regimes: { open: { speed } } },
            desk: { effortWorkingDays: effort, pace },
          });
          const expected = nthWorkingDay(START, days);
          expect(firstDecision(scenario), JSON.stringify({ effort, speed, pace })).toBe(expected);
          expect(approvalDays(run(scenario, 'pace', 1))).toEqual([Math.max(1, expected)]);
        }
      }
    }
  });

  test('multiplies what a desk takes up: the queue takes ⌈backlog / (capacity · speed · pace)⌉ working days', () => {
    for (const pace of [0.25, 0.5, 2]) {
      for (const speed of [0.5, 1, 2]) {
        for (const backlog of [7, 10]) {
          const scenario = oneApplication({
            horizonDays: 200,
            policy: { regimes: { open: { speed } } },
            desk: { backlog, capacityPerWorkingDay: 2.5, effortWorkingDays: 3, pace },
          });
          const days = Math.ceil(backlog / (2.5 * speed * pace)) + Math.ceil(3 / (speed * pace)) - 1;
          expect(firstDecision(scenario), JSON.stringify({ pace, speed })).toBe(nthWorkingDay(START, days));
          expect(approvalDays(run(scenario, 'queue', 1))).toEqual([Math.max(1, nthWorkingDay(START, days))]);
        }
      }
    }
  });

  test('is, bit for bit, the same factor on the speed of every regime, capacity included (§10.7)', () => {
    const pace = fc.constantFrom(0.25, 0.5, 1.75, 4);
    let halts = 0;
    const property = fc.property(arbitraryScenario, pace, (raw, factor) => {
      const paced = columns(withSpeeds(raw, 1, factor));
      expect(paced).toEqual(columns(withSpeeds(raw, factor, 1)));
      for (const each of Object.values(paced)) halts += each.halts!.reduce((sum, x) => sum + x, 0);
    });
    fc.assert(property, { seed: 20250404, numRuns: cases(150) });
    expect(halts).toBeGreaterThan(100);
  });

  test('mixes the outcomes at its values, by their weights', () => {
    // Lognormal efforts at half the pace, double it, or as they are.
    const scenario = (pace: unknown): Scenario =>
      oneApplication({ desk: { effortWorkingDays: { median: 20, sigma: 0.4 }, pace } } as ScenarioPatch);
    const values = [0.5, 1, 2];
    const mixed = scenario({ values, weights: [1, 2, 1] });
    const sampler = samplePaths(compile(mixed), 'mixed');
    const drawn = Array.from({ length: TRIALS }, (_, i) => values.indexOf(sampler.sample(i).paces![0]!));
    expectLaw(tally(drawn, 3), [0.25, 0.5, 0.25]);
    // Trials of one seed have the same efforts at any pace, so each trial is that of its value.
    const singles = values.map((pace) => approvalDays(run(scenario(pace), 'mixed')));
    expect(approvalDays(run(mixed, 'mixed'))).toEqual(drawn.map((value, i) => singles[value]![i]));
    expect(singles[0]).not.toEqual(singles[1]);
  });

  test('is drawn once a trial from its distribution', () => {
    // An effort of 10 at a pace uniform on 0.5 … 2 takes n working days with the chance of 10 / n ≤ pace.
    const scenario = oneApplication({ desk: { effortWorkingDays: 10, pace: { low: 0.5, high: 2 } } });
    const by = (days: number): number => Math.min(1, Math.max(0, (2 - 10 / days) / 1.5));
    const law = new Array<number>(101).fill(0);
    for (let n = 5; n <= 20; n++) law[nthWorkingDay(START, n)]! += by(n) - by(n - 1);
    expectLaw(tally(approvalDays(run(scenario, 'uniform')), 101), law);
  });

  test('is one for all applications of a policy, and each policy draws its own', () => {
    const base = oneApplication({
      desk: { effortWorkingDays: 10, pace: { values: [0.5, 2], weights: [1, 1] } },
    });
    const maker = base.automakers.maker!;
    const scenario = extend(base, {
      policy: { destinations: { japan: {}, india: {} } },
      automakers: {
        maker: { destination: 'us' },
        neighbor: { ...maker, destination: 'eu' },
        far: { ...maker, destination: 'japan' },
        farther: { ...maker, destination: 'india' },
      },
    } as ScenarioPatch);
    const { maker: us, neighbor: eu, far, farther } = run(scenario, 'policies').outcomes;
    expect(us).toEqual(eu);
    const slow = [us, far, farther].map((of) =>
      of!.daysToRestart.map((days) => (1 + days === nthWorkingDay(START, 20) ? 1 : 0)),
    );
    const cells = slow[0]!.map((x, i) => x + 2 * slow[1]![i]! + 4 * slow[2]![i]!);
    expectLaw(tally(cells, 8), new Array(8).fill(1 / 8));
  });

  test('does not depend on the policies of other destinations (§8, law 5)', () => {
    const base = oneApplication({ desk: { effortWorkingDays: 10, pace: { low: 0.5, high: 2 } } });
    const wider = override(base, { policy: { destinations: { japan: { new: true } } } } as ScenarioPatch);
    expect(run(wider, 'law 5', 200).outcomes).toEqual(run(base, 'law 5', 200).outcomes);
  });

  test('makes no slow-down of a regime, nor takes one away: time to survive counts its own speed (§10.2)', () => {
    const survives = (speed: number, pace: number): number =>
      run(
        oneApplication(
          { policy: { regimes: { open: { speed } } }, desk: { effortWorkingDays: 40, pace } },
          3,
        ),
        'slow-down',
        1,
      ).outcomes.maker!.timeToSurvive[0]!;
    // The stock lasts to day 3.
    expect(survives(1, 0.1)).toBeNaN();
    expect(survives(0.99, 1)).toBe(4);
    expect(survives(0.99, 5)).toBe(4);
  });
});

/** Returns the scenario with every speed multiplied by `factor`, and with that pace. */
function withSpeeds(raw: Raw, factor: number, pace: number): Raw {
  const policy = raw.policy as Raw & { regimes: Record<string, Raw> };
  const regimes = Object.entries(policy.regimes).map(([name, regime]) => [
    name,
    // Speeds on the grid, and a product that is on it, too.
    { ...regime, speed: (Math.round(((regime.speed as number | undefined) ?? 1) * 1024) / 1024) * factor },
  ]);
  return {
    ...raw,
    policy: { ...policy, regimes: Object.fromEntries(regimes) },
    desk: { ...(raw.desk as Raw | undefined), pace },
  };
}

/** Returns all columns but the time to survive, which counts the own speed of a regime. */
function columns(raw: Raw): Simulation['outcomes'] {
  const { outcomes } = simulate(parseScenario(raw), { trials: 4, seed: 'paced' });
  const kept = Object.entries(outcomes).map(([id, { timeToSurvive: _, ...rest }]) => [id, rest]);
  return Object.fromEntries(kept) as Simulation['outcomes'];
}
