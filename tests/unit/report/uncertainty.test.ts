import { describe, expect, test } from 'vitest';
import { format, parseScenario, type Uncertainty, type UncertaintySpread } from '../../../src/index.ts';
import type { Estimate } from '../../../src/stats/estimate.ts';
import { SMALL } from '../../soak/fuzz/small-scenario.ts';

const estimate = (value: number, standardError: number, interval: [number, number]): Estimate => ({
  ...{ value, standardError, interval },
  ...{ confidence: 0.95, trials: 15 },
});

/** Returns the row of a line with this spread; the rest of the result is the same for all. */
function rowOf(deviation: Estimate, epistemicShare: Estimate): string {
  const quantiles = { '0.05': 2.3e-17, '0.25': 0.1, '0.5': 0.2, '0.75': 0.3, '0.95': 0.4 };
  const haltProbability = estimate(0.2, 0.01, [0.18, 0.22]);
  const spread: UncertaintySpread = { haltProbability, deviation, quantiles, epistemicShare };
  const result: Uncertainty = {
    ...spread,
    automakers: {},
    unknown: ['market.thriftCap'],
    scenario: parseScenario(SMALL),
    question: { automaker: 'north', byDay: 60 },
    options: { outer: 30, inner: 20, seed: 'x', confidence: 0.95 },
  };
  return format(result)
    .split('\n')
    .find((line) => line.startsWith('north'))!
    .replace(/ +/g, ' ');
}

describe('Of a spread that the draws cannot tell from none, no digit is shown', () => {
  const told = estimate(0.1, 0.02, [0.06, 0.14]);

  test.each<[string, Estimate]>([
    ['of a rounding error', estimate(2.1e-8, Number.NaN, [0, 0.031])],
    ['of 0, where thirty draws cannot tell', estimate(0, Number.NaN, [0, 0.031])],
    ['below its own error', estimate(0.01, 0.02, [0, 0.031])],
    ['equal to its own error', estimate(0.02, 0.02, [0, 0.031])],
  ])('a deviation %s is < the end of its interval, its quantiles are –', (_, deviation) => {
    expect(rowOf(deviation, told)).toBe('north 20.0 <3.1 – – – 10.0');
  });

  test.each<[string, Estimate, string]>([
    ['of 0', estimate(0, 0.01, [0, 0.042]), '<4.2'],
    ['below its own error', estimate(0.02, 0.03, [0, 0.042]), '<4.2'],
    ['of nothing that varies', estimate(Number.NaN, Number.NaN, [Number.NaN, Number.NaN]), '–'],
  ])('a share %s', (_, share, shown) => {
    expect(rowOf(told, share).split(' ').at(-1)).toBe(shown);
  });

  test('a spread above its own error has its digits, and a quantile that no draw can show is 0.0', () => {
    expect(rowOf(told, told)).toBe('north 20.0 10.0 (6.0–14.0) 0.0 20.0 40.0 10.0');
  });
});
