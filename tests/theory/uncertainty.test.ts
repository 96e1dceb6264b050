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
import { cutOff, dailyGoods, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Nested runs of worlds whose halt probability is a known function of an unknown number: a line without buffer halts within 100 days with
 * chance 1 − exp(−R t), t = 99 / 365 years, R the rate of a ban.
 *
 * test                     the break of src that turned it red
 * uniform rate             unknowns.ts: one draw for all
 * two rates                unknowns.ts: one draw for all
 * nothing that matters     uncertainty.ts: the two of a pair on luck of their own
 * cover the truth          components.ts: noise not taken off
 * buffer named unknown     unknowns.ts: named paths left out
 * chance of an event       unknowns.ts: chances left out
 * chance of an event       mean-of.ts: the median
 */

const time = 99 / 365;
const rate = (ban: unknown) => dailyGoods({ policy: { ratesPerYear: { open: { ban } } } } as ScenarioPatch);
/** E exp(−k R t) of a rate uniform on 0 … 20. */
const flat = (k: number): number => (1 - Math.exp(-20 * k * time)) / (20 * k * time);

/** Two uniform rates that meet the same luck. */
function pairOf(stream: Stream, pair: number, trials: number): GroupPair {
  const [p, q] = [0, 1].map((k) => 1 - Math.exp(-20 * stream.uniform(pair, k) * time));
  let [first, second, differing] = [0, 0, 0];
  for (let i = 0; i < trials; i++) {
    const inputs = stream.uniform(pair, 2 + i);
    first += inputs < p! ? 1 : 0;
    second += inputs < q! ? 1 : 0;
    differing += inputs < p! === inputs < q! ? 0 : 1;
  }
  return { first, second, differing };
}

describe('luck and ignorance', () => {
  test('a uniform rate: mean, deviation and share are integrals', () => {
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

  test('two rates: the deviation of a coin, and quantiles at either chance', () => {
    const [low, high] = [1, 6].map((r) => 1 - Math.exp(-r * time)) as [number, number];
    const { haltProbability, deviation, quantiles } = uncertainty(rate({ values: [1, 6], weights: [3, 1] }), {
      outer: 400,
      inner: 100,
      seed: 'two',
    });
    expectMean(haltProbability, 0.75 * low + 0.25 * high);
    expectMean(deviation, Math.sqrt(0.1875) * (high - low));
    // Each quantile is one draw's estimate: as far off as that of 100 trials.
    for (const [p, exact] of [
      ['0.25', low],
      ['0.95', high],
    ] as const) {
      expect(Math.abs(quantiles[p]! - exact) / Math.sqrt((exact * (1 - exact)) / 100)).toBeLessThan(4);
    }
  });

  test('a chance of an event that is not known: runs have its mean, the deviation is its own', () => {
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

  test('of a number that changes nothing there is no spread, exactly', () => {
    const scenario = rate(3);
    const idle = { ...scenario, market: { ...scenario.market, rampCap: { low: 0, high: 1 } } };
    const { haltProbability, deviation } = uncertainty(idle, { outer: 100, inner: 50, seed: 'idle' });
    expectMean(haltProbability, 1 - Math.exp(-3 * time));
    expect(deviation.value).toBe(0);
  });

  test('intervals of the mean cover the truth in 93 to 97 of 100 runs, those of the deviation in 93 to 98', () => {
    // The same law without the simulator, which would take minutes.
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
    // Of 10 futures the variance is often cut off at 0, and there the interval is made wide rather than narrow.
    expect(covered.deviation / runs).toBeLessThan(0.98);
  });

  test('a buffer named unknown decides: halted for certain or not at all', () => {
    // Banned for ever, a line halts within 5 days when its buffer is below 4 of 0 … 10.
    const scenario = cutOff({ horizonDays: 5 }, { low: 0, high: 10 });
    const path = 'automakers.maker.lanes.Dy.bufferDays';
    const options = { outer: 1000, inner: 2, seed: 'buffer', unknown: [path] };
    const { haltProbability, deviation, epistemicShare, unknown } = uncertainty(scenario, options);
    expectMean(haltProbability, 0.4);
    expectMean(deviation, Math.sqrt(0.24));
    expect(epistemicShare.value).toBe(1);
    expect(unknown).toEqual([path]);
  });
});
