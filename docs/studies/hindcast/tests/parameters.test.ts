import { describe, expect, test } from 'vitest';
import prior from '../../../../scenarios/history/episode-prior.json' with { type: 'json' };
import { loadScenario, override, simulate } from '../../../../src/index.ts';
import { withPaces } from '../paces.ts';
import { NAMES, PARAMETERS, priorShareBelow, settled } from '../parameters.ts';
import { priorBetween } from '../prior-laws.ts';

describe('A prior', () => {
  test.each(NAMES)('of %s has quantiles that its distribution function undoes, within its bounds', (name) => {
    const [low, high] = PARAMETERS[name].prior;
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      const value = settled(NAMES.map(() => share))[name];
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
      expect(priorShareBelow(name, value)).toBeCloseTo(share, 6);
    }
  });

  test('in the logit has its median at the logistic of the mean', () => {
    const { quantile } = priorBetween([0.0001, 0.9999], { logitMean: -1, logitSd: 0.5 });
    expect(quantile(0.5)).toBeCloseTo(1 / (1 + Math.E), 6);
  });

  test('of stalls and of paces is what episodes before April 2025 tell', () => {
    const { stalled, pace } = prior.parameters;
    const law = PARAMETERS.stalledShare.law as { logitMean: number; logitSd: number };
    expect(law.logitMean).toBeCloseTo(stalled.mean, 3);
    expect(law.logitSd).toBeCloseTo(stalled.sd, 3);
    for (const name of ['paceUs', 'paceEu', 'paceJapan'] as const)
      expect((PARAMETERS[name].law as { sigma: number }).sigma).toBeCloseTo(pace.sd, 3);
  });
});

describe('Paces of single desks', () => {
  const spring = override(loadScenario('spring-2025'), { desk: { pace: 1 } });

  test('multiply the speeds of a destination, and leave the others as they are', () => {
    const { regimes, destinations } = withPaces(spring, { eu: 0.5 }).policy;
    expect(regimes['slowed-eu']!.speed).toBe(0.5 * regimes.slowed!.speed);
    expect(destinations.eu!.initial).toBe('setup-eu');
    expect(destinations.eu!.events.every(({ to }) => to.endsWith('-eu'))).toBe(true);
    expect(destinations.us).toEqual(spring.policy.destinations.us);
  });

  test('of 1 change no outcome', () => {
    const options = { trials: 50, seed: 'paces' };
    const same = simulate(withPaces(spring, { us: 1, eu: 1, japan: 1 }), options);
    expect(same.outcomes).toEqual(simulate(spring, options).outcomes);
  });
});
