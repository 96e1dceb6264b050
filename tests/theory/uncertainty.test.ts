import { describe, expect, test } from 'vitest';
import {
  type Distribution,
  haltProbability as haltOf,
  type Scenario,
  type ScenarioPatch,
  simulate,
  uncertainty,
} from '../../src/index.ts';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { components, type GroupPair } from '../../src/stats/variance-components.ts';
import { expectMean } from './expect-within.ts';
import { dailyGoods, permanentBan, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Nested runs of scenarios whose halt probability is a known function of an unknown number: a line without
 * buffer halts within 100 days with chance 1 − exp(−R t), where t = 99 / 365 years and R is the rate
 * of a ban.
 */

const time = 99 / 365;
const rate = (ban: unknown) => dailyGoods({ policy: { ratesPerYear: { open: { ban } } } } as ScenarioPatch);
/** Returns E exp(−k R t) for a rate R uniform on 0 … 20. */
const flat = (k: number): number => (1 - Math.exp(-20 * k * time)) / (20 * k * time);

/** Returns a pair of outer draws whose inner trials share their uniforms; rates are uniform by default. */
function pairOf(
  stream: Stream,
  pair: number,
  trials: number,
  chance = (u: number): number => 1 - Math.exp(-20 * u * time),
): GroupPair {
  const [p, q] = [0, 1].map((k) => chance(stream.uniform(pair, k)));
  let [first, second, differing] = [0, 0, 0];
  for (let i = 0; i < trials; i++) {
    const u = stream.uniform(pair, 2 + i);
    first += u < p! ? 1 : 0;
    second += u < q! ? 1 : 0;
    differing += u < p! === u < q! ? 0 : 1;
  }
  return { first, second, differing };
}

describe('Of a nested run', () => {
  test('with a uniform rate, mean, deviation and epistemic share are the exact integrals', () => {
    const { haltProbability, deviation, epistemicShare, unknown } = uncertainty(rate({ low: 0, high: 20 }), {
      outer: 1000,
      inner: 20,
      seed: 'uniform',
    });
    const variance = flat(2) - flat(1) ** 2;
    expectMean(haltProbability, 1 - flat(1));
    expectMean(deviation, Math.sqrt(variance));
    expectMean(epistemicShare, variance / (flat(1) * (1 - flat(1))));
    expect(unknown).toEqual(['policy.ratesPerYear.open.ban']);
  });

  test('with two rates, the deviation is that of a coin, and the quantiles are the two chances', () => {
    const [low, high] = [1, 6].map((r) => 1 - Math.exp(-r * time)) as [number, number];
    const { haltProbability, deviation, quantiles } = uncertainty(rate({ values: [1, 6], weights: [3, 1] }), {
      outer: 400,
      inner: 100,
      seed: 'two',
    });
    expectMean(haltProbability, 0.75 * low + 0.25 * high);
    expectMean(deviation, Math.sqrt(0.1875) * (high - low));
    // Each quantile is the estimate of one draw, with the error of 100 trials.
    for (const [p, exact] of [
      ['0.25', low],
      ['0.95', high],
    ] as const) {
      expect(Math.abs(quantiles[p]! - exact) / Math.sqrt((exact * (1 - exact)) / 100)).toBeLessThan(4);
    }
  });

  test('with an unknown chance of an event, the mean is that of plain runs and the deviation that of the chance', () => {
    const halts = (probability: Distribution): Scenario =>
      dailyGoods({
        horizonDays: 2,
        policy: { events: [{ date: dayAfter(START, 1), to: 'ban', probability }] },
      });
    const options = { outer: 1000, inner: 20, seed: 'chance' };
    const { haltProbability, deviation, unknown } = uncertainty(halts({ low: 0.1, high: 0.5 }), options);
    expectMean(haltProbability, 0.3);
    expectMean(deviation, 0.4 / Math.sqrt(12));
    expect(unknown).toEqual(['policy.events.0.probability']);
    const skewed = simulate(halts({ low: 0, mode: 0, high: 0.9 }), { trials: TRIALS, seed: 'mean' });
    expectMean(haltOf(skewed), 0.15);
    const known = simulate(halts(0.15), { trials: TRIALS, seed: 'mean' });
    expect(known.outcomes).toEqual(skewed.outcomes);
  });

  test('with an unknown number that changes nothing, the deviation is exactly 0', () => {
    const scenario = rate(3);
    const idle = { ...scenario, market: { ...scenario.market, rampCap: { low: 0, high: 1 } } };
    const { haltProbability, deviation } = uncertainty(idle, { outer: 100, inner: 50, seed: 'idle' });
    expectMean(haltProbability, 1 - Math.exp(-3 * time));
    expect(deviation.value).toBe(0);
  });

  test('intervals of the mean cover the truth in 93 to 97 of 100 runs, those of the deviation in 93 to 98', () => {
    // The same distribution without the simulator, which would take minutes.
    const [runs, pairs, trials] = [2000, 100, 10];
    const truth = { mean: 1 - flat(1), deviation: Math.sqrt(flat(2) - flat(1) ** 2) };
    const covered = { mean: 0, deviation: 0 };
    const holds = ([low, high]: readonly [number, number], x: number): number =>
      low <= x && x <= high ? 1 : 0;
    for (let i = 0; i < runs; i++) {
      const stream = openStream(`cover ${i}`, 'pair');
      const drawn = Array.from({ length: pairs }, (_, pair) => pairOf(stream, pair, trials));
      const { mean, deviation } = components(drawn, trials);
      covered.mean += holds(mean.interval, truth.mean);
      covered.deviation += holds(deviation.interval, truth.deviation);
    }
    expect(covered.mean / runs).toBeGreaterThan(0.93);
    expect(covered.mean / runs).toBeLessThan(0.97);
    expect(covered.deviation / runs).toBeGreaterThan(0.93);
    // With 10 futures the variance is often cut off at 0, where the interval is conservative.
    expect(covered.deviation / runs).toBeLessThan(0.98);
  });

  test.each<[string, (u: number) => number, number]>([
    ['a narrow range', (u) => 0.3 + 0.1 * u, 100],
    ['a skew one', (u) => 0.6 * u ** 4, 100],
    ['two chances', (u) => (u < 0.75 ? 0.24 : 0.8), 10],
    ['a chance that is rarely large', (u) => (u < 0.9 ? 0.01 : 0.5), 100],
  ])('intervals of the fewest draws cover in 94 of 100 runs or more: %s', (name, chance, trials) => {
    const [runs, pairs] = [1000, 15];
    const levels = Array.from({ length: 10_000 }, (_, i) => chance((i + 0.5) / 10_000));
    const average = levels.reduce((sum, p) => sum + p / levels.length, 0);
    const variance = levels.reduce((sum, p) => sum + (p - average) ** 2 / levels.length, 0);
    const truth = {
      mean: average,
      deviation: Math.sqrt(variance),
      share: variance / (average * (1 - average)),
    };
    const covered = { mean: 0, deviation: 0, share: 0 };
    for (let run = 0; run < runs; run++) {
      const stream = openStream(`few ${run}`, name);
      const drawn = Array.from({ length: pairs }, (_, pair) => pairOf(stream, pair, trials, chance));
      const found = components(drawn, trials);
      for (const key of ['mean', 'deviation', 'share'] as const) {
        const [low, high] = found[key].interval;
        if (low <= truth[key] && truth[key] <= high) covered[key] += 1;
      }
    }
    for (const [key, count] of Object.entries(covered))
      expect(count / runs, key).toBeGreaterThanOrEqual(0.94);
  });

  test('fewer draws are refused, and the message says why', () => {
    expect(() => uncertainty(rate({ low: 0, high: 20 }), { outer: 28 })).toThrow(
      'Expected options.outer to be at least 30, got 28 (number); intervals of fewer draws miss too often',
    );
  });

  test('with a buffer named unknown, each draw halts for certain or not at all', () => {
    // Under a permanent ban a line halts within 5 days when its buffer is below 4 of 0 … 10.
    const scenario = permanentBan({ horizonDays: 5 }, { low: 0, high: 10 });
    const path = 'automakers.maker.lanes.Dy.bufferDays';
    const options = { outer: 1000, inner: 2, seed: 'buffer', unknown: [path] };
    const { haltProbability, deviation, epistemicShare, unknown } = uncertainty(scenario, options);
    expectMean(haltProbability, 0.4);
    expectMean(deviation, Math.sqrt(0.24));
    expect(epistemicShare.value).toBe(1);
    expect(unknown).toEqual([path]);
  });
});
