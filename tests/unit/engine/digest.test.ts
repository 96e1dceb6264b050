import { describe, expect, test } from 'vitest';
import {
  bindingElements,
  digest,
  haltProbability,
  loadScenario,
  mean,
  mergeDigests,
  override,
  quantile,
  type Simulation,
  simulate,
  summarize,
} from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 250 });
const run = simulate(scenario, { trials: 400, seed: 'digest' });
const part = (firstTrial: number, trials: number, more = {}): Simulation =>
  simulate(scenario, { trials, firstTrial, seed: 'digest', ...more });

describe('A digest', () => {
  test('gives the estimates of the columns', () => {
    const summary = summarize(digest(run));
    expect(summary).toEqual(summarize(run));
    const maker = 'eu-volume';
    expect(summary.any.haltProbability).toEqual(haltProbability(run));
    expect(summary.any.bindingElements).toEqual(bindingElements(run));
    expect(summary.automakers[maker]!.byDay[180]).toEqual(
      haltProbability(run, { automaker: maker, byDay: 180 }),
    );
    const { firstHaltDay, vehiclesLost, haltDays } = run.outcomes[maker]!;
    const halted = firstHaltDay.filter((day) => day < 250);
    expect(summary.automakers[maker]!.medianFirstHaltDay).toEqual(quantile(halted, 0.5));
    for (const [ours, column] of [
      [summary.automakers[maker]!.vehiclesLost, vehiclesLost],
      [summary.automakers[maker]!.haltDays, haltDays],
    ] as const) {
      const theirs = mean(column, { method: 'hall' });
      expect(ours.value / theirs.value).toBeCloseTo(1, 12);
      expect(ours.standardError / theirs.standardError).toBeCloseTo(1, 12);
      for (const end of [0, 1] as const) expect(ours.interval[end] / theirs.interval[end]).toBeCloseTo(1, 9);
    }
  });

  test('is plain data whose size does not grow with the trials', () => {
    const text = JSON.stringify(digest(run));
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
    expect(summarize(JSON.parse(text))).toEqual(summarize(run));
    expect(text.length - JSON.stringify(scenario).length).toBeLessThan(40_000);
  });

  test('of a run with Sobol sequences gives the error of its replicates', () => {
    const sobol = part(7, 320, { sampling: 'sobol' });
    const { value, standardError, interval } = summarize(sobol).any.haltProbability;
    const halted = Array.from({ length: 320 }, (_, i) =>
      Number(Object.values(sobol.outcomes).some(({ firstHaltDay }) => firstHaltDay[i]! < 250)),
    );
    const means = Array.from(
      { length: 32 },
      (_, r) => halted.filter((_, i) => i % 32 === r).reduce((a, b) => a + b) / 10,
    );
    const spread = means.reduce((sum, m) => sum + (m - value) ** 2, 0);
    const theirs = haltProbability(sobol);
    expect(value).toBe(theirs.value);
    expect(standardError / theirs.standardError).toBeCloseTo(1, 9);
    expect(interval[0] / theirs.interval[0]).toBeCloseTo(1, 9);
    expect(interval[1] / theirs.interval[1]).toBeCloseTo(1, 9);
    expect(standardError).toBeCloseTo(Math.sqrt(spread / 31 / 32), 12);
    const { haltDays } = summarize(sobol).automakers['eu-volume']!;
    expect(haltDays.value).toBeCloseTo(mean(sobol.outcomes['eu-volume']!.haltDays).value, 9);
  });

  test('of few halts bounds the median of their days by the horizon, with a finite error', () => {
    const few = [3, 4, 5, 6, 7, 8, 9, 10].map((trials) => summarize(digest(part(0, trials))).any);
    const medians = few.flatMap(({ medianFirstHaltDay }) => medianFirstHaltDay ?? []);
    const known = medians.filter(({ trials }) => trials > 1);
    expect(known.length).toBeGreaterThan(0);
    for (const { interval, standardError } of known) {
      expect(interval.every((end) => end >= 0 && end < scenario.horizonDays)).toBe(true);
      expect(Number.isFinite(standardError)).toBe(true);
    }
  });

  test('is refused for weighted trials', () => {
    expect(() => digest({ ...run, weights: new Float64Array(400).fill(1) })).toThrow('without weights');
  });
});

describe('Merged digests', () => {
  test('may have copies of one scenario', () => {
    const copy = { ...part(100, 50), scenario: structuredClone(scenario) };
    const merged = mergeDigests([digest(part(0, 100)), digest(copy)]);
    expect(JSON.stringify(merged)).toBe(JSON.stringify(digest(part(0, 150))));
  });

  test('may have gaps between their trials, which they list', () => {
    const { seen, options } = mergeDigests([
      digest(part(300, 100)),
      digest(part(100, 50)),
      digest(part(150, 10)),
    ]);
    expect(seen).toEqual([
      [100, 60],
      [300, 100],
    ]);
    expect(options).toMatchObject({ firstTrial: 100, trials: 160 });
  });

  test('must be of one run, with each trial only once', () => {
    expect(() => mergeDigests([])).toThrow('at least one digest');
    expect(() => mergeDigests([digest(part(0, 10)), digest(part(9, 10))])).toThrow(
      'got trial 9 (number) in two',
    );
    expect(() => mergeDigests([digest(part(0, 10)), digest(part(10, 10, { seed: 'x' }))])).toThrow(
      'one scenario',
    );
    const other = simulate(override(scenario, { horizonDays: 249 }), {
      trials: 10,
      firstTrial: 10,
      seed: 'digest',
    });
    expect(() => mergeDigests([digest(part(0, 10)), digest(other)])).toThrow('one scenario');
    expect(() => mergeDigests([digest(part(0, 10)), digest(part(10, 10, { sampling: 'sobol' }))])).toThrow(
      'options',
    );
  });
});
