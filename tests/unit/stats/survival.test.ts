import { describe, expect, test } from 'vitest';
import { betaProductInterval } from '../../../src/stats/beta-product.ts';
import { bridgeHeight } from '../../../src/stats/brownian-bridge.ts';
import { steps, tabulateTimes } from '../../../src/stats/kaplan-meier.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { kaplanMeier } from '../../../src/stats/survival.ts';

describe('a survival curve of Kaplan and Meier', () => {
  // Weeks of remission under 6-mercaptopurine (Freireich and others, Blood 21, 1963). Curve and Greenwood
  // errors are those of Collett, Modelling Survival Data in Medical Research, and Cox and Oakes, Analysis of
  // Survival Data.
  const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const times = [...censored, ...relapsed];
  const observed = times.map((_, i) => (i < censored.length ? 0 : 1));
  const curve = kaplanMeier(times, { observed });

  test.each([
    [6, 0.8571, 0.0764],
    [7, 0.8067, 0.0869],
    [10, 0.7529, 0.0963],
    [13, 0.6902, 0.1068],
    [16, 0.6275, 0.1141],
    [22, 0.5378, 0.1282],
    [23, 0.4482, 0.1346],
  ])('has the published value at week %d of 6-MP: %d, standard error %d', (week, survival, error) => {
    const estimate = curve.survival[curve.times.indexOf(week)]!;
    expect(estimate.value).toBeCloseTo(survival, 4);
    expect(estimate.standardError).toBeCloseTo(error, 4);
  });

  test('has a step at each event and is flat between', () => {
    expect(curve.times).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const read = kaplanMeier(times, { observed, at: [0, 5.9, 6, 6.5, 30] });
    expect(read.survival.map(({ value }) => value)).toEqual([
      1,
      1,
      curve.survival[0]!.value,
      curve.survival[0]!.value,
      curve.survival[6]!.value,
    ]);
  });

  test('has, before the first event, the interval for 0 events of those at risk', () => {
    const { survival, band } = kaplanMeier(times, { observed, at: [5] });
    expect(survival[0]!.interval).toEqual(proportion(21, 21).interval);
    expect(band[0]).toEqual(proportion(21, 21).interval);
  });

  test('has the interval of a beta product after the first censoring, and that of a share before', () => {
    const [low, high] = curve.survival[6]!.interval;
    expect(betaProductInterval(steps(tabulateTimes(times, observed))[6]!.product, 5, 0.95)).toEqual([
      low,
      high,
    ]);
    const uncensored = kaplanMeier(times).survival[3]!;
    const left = times.filter((time) => time > kaplanMeier(times).times[3]!).length;
    expect(uncensored.interval).toEqual(proportion(left, 21).interval);
  });

  test('has the band of Hall and Wellner, for a bridge up to the last time', () => {
    const n = 21;
    const time = curve.survival.map(({ value, standardError }) => {
      const variance = n * (standardError / value) ** 2;
      return variance / (1 + variance);
    });
    const height = bridgeHeight(0.95, (n * time[6]! + 1) / (n + 2));
    const overshoot = 0.5826 * Math.sqrt(time[6]! / 7 - 1 / n);
    const { value } = curve.survival[6]!;
    const halfWidth = ((height - overshoot) / Math.sqrt(n)) * (value / (1 - time[6]!));
    expect(curve.band[6]![0]).toBeCloseTo(value - halfWidth, 10);
  });

  test('equals the share above each time without censoring, with the intervals of a proportion', () => {
    const days = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const { times: at, survival, band } = kaplanMeier(days);
    at.forEach((time, k) => {
      const above = days.filter((day) => day > time).length;
      expect(survival[k]!.value).toBe(above / 10);
      expect(survival[k]!.interval).toEqual(proportion(above, 10).interval);
      expect(survival[k]!.standardError).toBeCloseTo(Math.sqrt(((above / 10) * (1 - above / 10)) / 10), 12);
      expect(band[k]![0]).toBeLessThanOrEqual(survival[k]!.interval[0]);
      expect(band[k]![1]).toBeGreaterThanOrEqual(survival[k]!.interval[1]);
    });
  });

  test('hardly changes with weights of 1, or with replicates of one entry', () => {
    const days = Array.from({ length: 200 }, (_, i) => (i * 37) % 100);
    const plain = kaplanMeier(days, { at: [30, 60] });
    const weighted = kaplanMeier(days, { at: [30, 60], weights: new Float64Array(200).fill(1) });
    const replicated = kaplanMeier(days, { at: [30, 60], replicates: 200 });
    for (const k of [0, 1]) {
      expect(weighted.survival[k]!.value).toBeCloseTo(plain.survival[k]!.value, 12);
      expect(replicated.survival[k]!.value).toBeCloseTo(plain.survival[k]!.value, 12);
      expect(weighted.survival[k]!.standardError / plain.survival[k]!.standardError).toBeCloseTo(1, 2);
      expect(replicated.survival[k]!.standardError / plain.survival[k]!.standardError).toBeCloseTo(1, 2);
      for (const { band } of [plain, weighted, replicated]) {
        expect(band[k]![0]).toBeLessThan(plain.survival[k]!.value);
        expect(band[k]![1]).toBeGreaterThan(plain.survival[k]!.value);
      }
    }
  });

  test('refuses an empty column, times that are not finite, and weights with early censoring', () => {
    const weights = new Float64Array(21).fill(1);
    expect(() => kaplanMeier(times, { observed, weights })).toThrow(
      'Expected weighted or replicated entries to be observed beyond 23, got one censored at 6',
    );
    expect(() => kaplanMeier([])).toThrow(RangeError);
    expect(() => kaplanMeier([1, Number.POSITIVE_INFINITY])).toThrow(
      'Expected times[1] to be finite, or NaN for no value, got Infinity (number)',
    );
    expect(() => kaplanMeier([1, 2], { observed: [1, 2] })).toThrow(
      'Expected options.observed[1] to be 0 or 1, got 2 (number)',
    );
    expect(() => kaplanMeier([1, 2], { at: [2, 1] })).toThrow('Expected options.at[1] to be a finite number');
  });
});

describe('the height of a Brownian bridge', () => {
  // Kolmogorov's table (Smirnov, Annals of Mathematical Statistics 19, 1948); for part of the bridge, table 1
  // of Hall and Wellner.
  test.each([
    [0.9, 1, 1.224],
    [0.95, 1, 1.358],
    [0.99, 1, 1.628],
    [0.95, 0.5, 1.273],
    [0.95, 0.25, 1.014],
    [0.99, 0.5, 1.552],
  ])('for confidence %d up to %d is %d', (confidence, end, height) => {
    expect(bridgeHeight(confidence, end)).toBeCloseTo(height, 3);
  });

  test('is that of Brownian motion, 2.2414 standard deviations, for a short part', () => {
    expect(bridgeHeight(0.95, 1e-8) / 1e-4).toBeCloseTo(2.2414, 4);
  });
});
