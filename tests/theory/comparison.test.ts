import { describe, expect, test } from 'vitest';
import { compare, haltProbability, type ScenarioPatch, simulate } from '../../src/index.ts';
import { expectMean, expectWithin } from './expect-within.ts';
import { dailyGoods, permanentBan, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter } from './oracles.ts';

/*
 * Comparisons on the same sample paths. Where paths are perfectly coupled, the chance that a pair differs
 * is the difference of the chances.
 */

const buffers = (low: number, high: number) => permanentBan({ horizonDays: 5 }, { low, high });

describe('A comparison on the same sample paths', () => {
  // Under a permanent ban, a line halts within 5 days when its buffer is below 4.
  const thin = buffers(0, 10);
  const thick = buffers(1, 11);

  test('finds that a larger buffer saves exactly the lines between the two: 0.4 − 0.3', () => {
    const { differences } = compare(thin, { thick }, { trials: TRIALS, seed: 'thicker' });
    const { haltProbability } = differences.thick!;
    expectWithin({ ...haltProbability, value: -haltProbability.value }, 0.1);
    expectMean(haltProbability, -0.1);
    expectWithin(haltProbability.baseline, 0.4);
    expectWithin(haltProbability.alternative, 0.3);
    // No trial gets worse, so the variance of the difference is d (1 − d).
    const d = -haltProbability.value;
    expect(haltProbability.standardError).toBeCloseTo(Math.sqrt((d * (1 - d)) / (TRIALS - 1)), 9);
  });

  test('has the runs of simulate on both sides', () => {
    const options = { trials: 500, seed: 'runs' };
    const { baseline, alternatives } = compare(thin, { thick }, options);
    expect(baseline).toEqual(simulate(thin, options));
    expect(alternatives.thick).toEqual(simulate(thick, options));
  });

  test('of faster policy jumps finds 1 − exp(−λ t) at both rates, and no trial that gets better', () => {
    const at = (rate: number) =>
      dailyGoods({ policy: { ratesPerYear: { open: { ban: rate } } } } as ScenarioPatch);
    const exact = (rate: number): number => 1 - Math.exp((-rate * 99) / 365);
    const { differences } = compare(at(2), { often: at(2.4) }, { trials: TRIALS, seed: 'faster' });
    const { haltProbability } = differences.often!;
    expectWithin(haltProbability, exact(2.4) - exact(2));
    const d = haltProbability.value;
    expect(haltProbability.standardError).toBeCloseTo(Math.sqrt((d * (1 - d)) / (TRIALS - 1)), 9);
  });

  test('states the variance ratio that 200 pairs of runs on the same seed and 200 on two seeds show', () => {
    const runs = 200;
    const trials = 100;
    const value = (scenario: typeof thin, seed: string): number =>
      haltProbability(run(scenario, seed, trials)).value;
    const spread = (differences: readonly number[]): number => {
      const mean = differences.reduce((sum, x) => sum + x, 0) / runs;
      return differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (runs - 1);
    };
    const seeds = Array.from({ length: runs }, (_, i) => `ratio ${i}`);
    const same = spread(seeds.map((seed) => value(thick, seed) - value(thin, seed)));
    const apart = spread(seeds.map((seed) => value(thick, `${seed} apart`) - value(thin, seed)));
    // (0.4 · 0.6 + 0.3 · 0.7) / (0.1 · 0.9); the logarithm of a ratio of variances has variance 4 / runs.
    const exact = 0.45 / 0.09;
    expect(Math.abs(Math.log(apart / same / exact)) / Math.sqrt(4 / runs)).toBeLessThan(4);
    const { varianceRatio } = compare(thin, { thick }, { trials: TRIALS, seed: 'ratio' }).differences.thick!
      .haltProbability;
    // Its error comes from the share of pairs that differ: relative √((1 − d) / (d n)).
    expect(Math.abs(varianceRatio / exact - 1) / Math.sqrt(0.9 / 0.1 / TRIALS)).toBeLessThan(4);
  });

  test('gives as mean loss of all lines the sum over lines', () => {
    const { automakers, ...any } = compare(thin, { thick }, { trials: 2000, seed: 'sum' }).differences.thick!;
    expect(any.vehiclesLost.value).toBe(automakers.maker!.vehiclesLost.value);
    const two = (low: number, high: number) =>
      permanentBan({
        automakers: { twin: { ...twin, lanes: { Dy: { ...twin.lanes.Dy!, bufferDays: { low, high } } } } },
      });
    const twin = thin.automakers.maker!;
    const pair = compare(two(0, 10), { thick: two(1, 11) }, { trials: 2000, seed: 'sum' }).differences.thick!;
    const each = Object.values(pair.automakers).map(({ vehiclesLost }) => vehiclesLost.value);
    expect(each).toHaveLength(2);
    expect(pair.vehiclesLost.value).toBeCloseTo(each[0]! + each[1]!, 9);
    // One day of buffer more saves a day's output of the twin.
    expect(pair.automakers.twin!.vehiclesLost.value).toBeLessThan(0);
  });

  test('has intervals that cover the truth in 93 to 97 of 100 comparisons', () => {
    const runs = 1000;
    const event = (probability: number) =>
      dailyGoods({
        horizonDays: 2,
        policy: { events: [{ date: dayAfter(START, 1), to: 'ban', probability }] },
      });
    const [before, after] = [event(0.2), event(0.25)];
    let covered = 0;
    for (let i = 0; i < runs; i++) {
      const { differences } = compare(before, { after }, { trials: 400, seed: `cover ${i}` });
      const [low, high] = differences.after!.haltProbability.interval;
      if (low <= 0.05 && 0.05 <= high) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
    expect(covered / runs).toBeLessThan(0.97);
  });
});
