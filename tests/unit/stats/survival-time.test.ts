import { describe, expect, test } from 'vitest';
import { kaplanMeier, survivalTime } from '../../../src/index.ts';

describe('a survival time', () => {
  // Weeks of remission under 6-mercaptopurine (Freireich and others, Blood 21, 1963): the median is 23 weeks.
  const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const followed = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const times = [...relapsed, ...followed];
  const observed = [...relapsed.map(() => 1), ...followed.map(() => 0)];
  const { median, restrictedMean, limit } = survivalTime(times, { observed });

  test('has the median at which the curve falls to one half, and an interval open where few are followed', () => {
    expect([median.value, median.interval[1]]).toEqual([23, Number.POSITIVE_INFINITY]);
    const { times: at, survival } = kaplanMeier(times, { observed });
    expect(median.interval[0]).toBe(at[survival.findIndex(({ interval }) => interval[0] <= 0.5)]);
  });

  test('has the area under the curve as its mean, up to the last time followed', () => {
    const curve = kaplanMeier(times, { observed, at: Array.from({ length: 36 }, (_, day) => day) }).survival;
    const area = curve.slice(0, 35).reduce((sum, { value }) => sum + value, 0);
    expect(limit).toBe(35);
    expect(restrictedMean.value).toBeCloseTo(area, 10);
    expect(restrictedMean.value).toBeGreaterThan(times.reduce((sum, time) => sum + time, 0) / 21);
  });

  test('without censoring is the plain mean with s / √n, but for n in place of n − 1', () => {
    const plain = survivalTime([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(plain.restrictedMean.value).toBeCloseTo(5, 12);
    expect(plain.restrictedMean.standardError).toBeCloseTo(Math.sqrt(32 / 8 / 8), 12);
    expect(plain.median.value).toBe(4);
  });

  test('without an event is longer than was followed, with an interval above 0 wide', () => {
    const none = survivalTime([9, 9, 9], { observed: [0, 0, 0] });
    expect([none.median.value, none.restrictedMean.value]).toEqual([Number.POSITIVE_INFINITY, 9]);
    expect(none.restrictedMean.interval[0]).toBeCloseTo(9 * 0.025 ** (1 / 3), 12);
    expect(none.restrictedMean.interval[1]).toBe(9);
    expect(none.median.standardError).toBe(Number.POSITIVE_INFINITY);
  });

  test('leaves out entries without a time', () => {
    const holed = survivalTime([Number.NaN, ...times], { observed: [1, ...observed] });
    expect(holed).toEqual({ median, restrictedMean, limit });
    expect(() => survivalTime([Number.NaN])).toThrow(RangeError);
    expect(() => survivalTime([1], { at: [1] } as never)).toThrow('got "at"');
    expect(() => survivalTime([1, -1])).toThrow('Expected times[1] to be at least 0, got -1 (number)');
  });
});
