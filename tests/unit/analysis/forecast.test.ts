import { describe, expect, it } from 'vitest';
import { forecast, format, haltProbability, loadScenario, override, simulate } from '../../../src/index.ts';

const options = { trials: 200, seed: 'forecast' };
const dirichlet = { 'truce-holds': 6, 'ban-resumes': 2 };

describe('forecast', () => {
  it('gives under each scenario the estimates of simulate', () => {
    const question = { automaker: 'eu-volume', byDay: 180 };
    const { conditional, automakers, ...whole } = forecast({ dirichlet }, { ...options, ...question });
    const run = simulate(loadScenario('ban-resumes'), options);
    expect(conditional['ban-resumes']).toEqual(haltProbability(run, question));
    expect(automakers['eu-volume']!.mixture).toEqual(whole.mixture);
    expect(whole.weights).toEqual({ 'truce-holds': 0.75, 'ban-resumes': 0.25 });
  });

  it('draws weights by the names of scenarios, independently of their order', () => {
    const turned = { 'ban-resumes': 2, 'truce-holds': 6 };
    const [a, b] = [dirichlet, turned].map((weights) => forecast({ dirichlet: weights }, options).credible!);
    expect(a![0]).toBeCloseTo(b![0], 12);
    expect(a![1]).toBeCloseTo(b![1], 12);
  });

  it('accepts scenarios of the user under any name', () => {
    const mine = override(loadScenario('truce-holds'), { title: 'mine' });
    const { conditional } = forecast({ mine: 0.5, 'truce-holds': 0.5 }, { ...options, scenarios: { mine } });
    expect(conditional.mine).toEqual(conditional['truce-holds']);
  });

  it.each([
    [{}, 'at least one scenario with a weight'],
    [{ 'truce-holds': 0.5, 'ban-resumes': 0.4 }, 'Expected weights to add up to 1, got 0.9 (number)'],
    [{ 'truce-holds': 1.5, 'ban-resumes': -0.5 }, 'Expected weights.truce-holds to be between 0 and 1'],
    [{ 'truce-holds': Number.NaN }, 'Expected weights.truce-holds'],
    [{ dirichlet: { 'truce-holds': 0 } }, 'Expected weights.dirichlet.truce-holds to be above 0'],
    [{ 'truce-hold': 1 }, 'did you mean "truce-holds"?'],
  ])('refuses %j', (weights, message) => {
    expect(() => forecast(weights as never, options)).toThrow(message);
  });

  it('refuses scenarios with different horizons or without an automaker in common', () => {
    const shorter = override(loadScenario('truce-holds'), { horizonDays: 300 });
    const weights = { 'truce-holds': 0.5, shorter: 0.5 };
    expect(() => forecast(weights, { ...options, scenarios: { shorter } })).toThrow(
      'Expected horizonDays of shorter to be 365 as in truce-holds, got 300',
    );
    expect(() => forecast({ 'truce-holds': 1 }, { ...options, automaker: 'eu-volum' })).toThrow(
      '"eu-volume"?',
    );
  });

  it('is formatted with its weights first', () => {
    const text = format(forecast({ dirichlet }, options));
    const [first] = text.split('halts within');
    expect(first!.replace(/\s+/g, ' ')).toContain('weigh 0.75 ± 0.14 truce-holds, 0.25 ± 0.14 ban-resumes');
    expect(text).toContain("The weights are the forecaster's");
  });
});
