import { describe, expect, it } from 'vitest';
import { requireWeights, weightedFacts } from '../../../src/analysis/report/weighted-facts.ts';
import { digest, forecast, loadScenario, override, simulate } from '../../../src/index.ts';

const weights = { 'truce-holds': 0.6, 'licences-slowed': 0.3, 'ban-resumes': 0.1 };
const names = Object.keys(weights);
const options = { trials: 2560, seed: 'weights' };
const automaker = 'eu-volume';
const digests = names.map((name) => digest(simulate(loadScenario(name), options)));

describe('Weighted scenarios of a report', () => {
  it('have the chance of a forecast, with ranges that are wider, never narrower', () => {
    const { mixture } = forecast(weights, { ...options, automaker });
    const { haltProbability } = weightedFacts(digests, weights, automaker);
    expect(haltProbability.value).toBeCloseTo(mixture.value, 12);
    for (const [name, most] of [
      ['interval', 1.5],
      ['knowledge', 1.1],
    ] as const) {
      const [own, other] = [haltProbability[name]!, mixture[name]!];
      expect(own[0]).toBeLessThanOrEqual(other[0]);
      expect(own[1]).toBeGreaterThanOrEqual(other[1]);
      expect(own[1] - own[0]).toBeLessThan(most * (other[1] - other[0]));
    }
  });

  it('in any order of the weights are the same', () => {
    const turned = Object.fromEntries(Object.entries(weights).reverse());
    expect(weightedFacts(digests, turned, automaker).haltProbability).toEqual(
      weightedFacts(digests, weights, automaker).haltProbability,
    );
  });

  it('have no range over parameter sets where one of them has none', () => {
    const plain = override(loadScenario('ban-resumes'), { parameters: 'median' });
    const mixed = [...digests.slice(0, 2), digest(simulate(plain, options))];
    expect(weightedFacts(mixed, weights, automaker).haltProbability.knowledge).toBeUndefined();
  });

  it.each<[unknown, RegExp]>([
    [{ 'truce-holds': 1 }, /^Expected options.weights to have a weight for each of truce-holds, licences/],
    [{ ...weights, more: 0 }, /^Expected options.weights to have a weight for each of/],
    [{ ...weights, 'ban-resumes': 0.2 }, /^Expected options.weights to add up to 1, got/],
    [{ ...weights, 'ban-resumes': -0.1 }, /^Expected options.weights.ban-resumes to be between 0 and 1/],
    [0.5, /^Expected options.weights to be an object/],
    [null, /^Expected options.weights to be an object/],
  ])('refuse %j', (given, message) => {
    expect(() => requireWeights(given as never, names)).toThrow(message);
  });
});
