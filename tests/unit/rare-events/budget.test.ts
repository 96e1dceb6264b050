import { describe, expect, test } from 'vitest';
import {
  diagnose,
  loadScenario,
  override,
  parseScenario,
  type RareTarget,
  simulate,
} from '../../../src/index.ts';
import { budgetOf } from '../../../src/rare-events/budget.ts';

describe('the budget of a relative error', () => {
  test('is that of 0.1 unless stated', () => {
    const { particlesOf, ...sizes } = budgetOf({});
    const { particlesOf: stated, ...same } = budgetOf({ relativeError: 0.1 });
    expect(sizes).toEqual(same);
    expect(particlesOf(10)).toBe(stated(10));
  });

  test('takes 10 halts of 500 plain trials for 0.1: surely enough for that error in 10,000 trials', () => {
    expect(budgetOf({}).plainHalts).toBe(10);
    expect(budgetOf({ relativeError: 0.5 }).plainHalts).toBe(2);
    for (const relativeError of [0.05, 0.1]) {
      const enough = 500 / (1 + 10_000 * relativeError ** 2);
      const errorsToSpare = (budgetOf({ relativeError }).plainHalts - enough) / Math.sqrt(enough);
      expect(errorsToSpare).toBeGreaterThanOrEqual(2);
      expect(errorsToSpare).toBeLessThan(2.5);
    }
  });

  test('has populations of 100 particles for 0.1, more where the pilot kept few ancestors, 900 at most', () => {
    const { pilotParticles, particlesOf } = budgetOf({});
    expect(pilotParticles).toBe(400);
    expect([Number.POSITIVE_INFINITY, 100, 0].map(particlesOf)).toEqual([100, 100, 900]);
    expect(particlesOf(5)).toBeGreaterThan(particlesOf(10));
  });

  test('grows as one over its square, within what is safe and fits in memory', () => {
    const half = budgetOf({ relativeError: 0.05 });
    expect(half.pilotParticles).toBe(1600);
    expect([Number.POSITIVE_INFINITY, 0].map(half.particlesOf)).toEqual([400, 3000]);
    const coarse = budgetOf({ relativeError: 0.5 });
    expect(coarse.pilotParticles).toBe(100);
    expect(coarse.particlesOf(1e9)).toBe(25);
  });
});

describe('options.rareEvents', () => {
  const scenario = override(loadScenario('ban-resumes'), { horizonDays: 120, parameters: 'median' });

  test('samples plain trials, the same as without it, where a pilot run of them halts often enough', () => {
    const options = { trials: 60, seed: 'common' };
    const run = simulate(scenario, { ...options, rareEvents: true });
    const plain = simulate(scenario, options);
    expect(run.rareEvents!.method).toBe('plain');
    expect(run.weights).toBeUndefined();
    expect(run.replicates).toBeUndefined();
    expect(run.outcomes).toEqual(plain.outcomes);
  });

  test('samples plain trials where they take less work than splitting, and says how many reach the error', () => {
    // The line halts on day 39 if its lognormal buffer is below 39 days: a chance of 3.8e-4.
    const banned = parseScenario({
      name: 'banned',
      start: '2025-09-15',
      horizonDays: 40,
      policy: { regimes: { ban: { speed: 0, embargo: true } }, initial: 'ban' },
      plant: { minimumRate: 1, restartDays: 0 },
      automakers: {
        maker: {
          cycleDays: 40,
          plannedLicenceDays: 0,
          transitDays: 0,
          lanes: { Dy: { bufferDays: { median: 150, sigma: 0.4 }, licensedShare: 1, phaseDays: 0 } },
        },
      },
    });
    const run = simulate(banned, { trials: 10, seed: 'cheaper', rareEvents: true });
    expect(run.rareEvents!.method).toBe('plain');
    const { trialsForError } = run.rareEvents as { trialsForError: number };
    // 100 halts, within four errors of the ten or so of the pilot run.
    expect(trialsForError / (100 / 3.8e-4)).toBeGreaterThan(0.3);
    expect(trialsForError / (100 / 3.8e-4)).toBeLessThan(3);
    expect(diagnose(run).warnings.join()).toContain('run more trials');
  });

  test('searches once for all shards of a run', () => {
    const options = { trials: 30, seed: 'shards', rareEvents: { byDay: 100 } };
    const found = [0, 30].map((firstTrial) => simulate(scenario, { ...options, firstTrial }).rareEvents);
    expect(found[0]).toBe(found[1]);
    expect(simulate(scenario, { ...options, seed: 'other' }).rareEvents).not.toBe(found[0]);
  });

  test.each([
    [{ relativeError: 0.01 }, 'relativeError to be a number from 0.05 to 0.5, got 0.01 (number)'],
    [{ relativeError: 1 }, 'got 1 (number)'],
    [{ relativeError: Number.NaN }, 'got NaN (number)'],
    [{ relativeError: '0.1' as unknown as number }, 'got "0.1" (string)'],
    [{ force: 'plain' } as unknown as RareTarget, "rareEvents.force to be 'policy' or 'lanes', if given"],
    [
      { relativError: 0.1 } as RareTarget,
      'rareEvents to have only the keys automaker, byDay, relativeError, force',
    ],
  ])('refuses %j', (rareEvents, message) => {
    expect(() => simulate(scenario, { trials: 1, rareEvents })).toThrow(message);
  });
});
