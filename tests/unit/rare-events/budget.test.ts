import { describe, expect, test } from 'vitest';
import { loadScenario, override, type RareTarget, simulate } from '../../../src/index.ts';
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
    expect(run.rareEvents).toEqual({ method: 'plain' });
    expect(run.weights).toBeUndefined();
    expect(run.replicates).toBeUndefined();
    expect(run.outcomes).toEqual(plain.outcomes);
  });

  test.each([
    [{ relativeError: 0.01 }, 'relativeError to be a number from 0.05 to 0.5, got 0.01 (number)'],
    [{ relativeError: 1 }, 'got 1 (number)'],
    [{ relativeError: Number.NaN }, 'got NaN (number)'],
    [{ relativeError: '0.1' as unknown as number }, 'got "0.1" (string)'],
    [{ relativError: 0.1 } as RareTarget, 'rareEvents to have only the keys automaker, byDay, relativeError'],
  ])('refuses %j', (rareEvents, message) => {
    expect(() => simulate(scenario, { trials: 1, rareEvents })).toThrow(message);
  });
});
