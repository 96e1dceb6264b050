import { describe, expect, test } from 'vitest';
import { DIMENSIONS, sobolColumns, sobolPoint } from '../../../src/random/sobol.ts';

const points = Array.from({ length: DIMENSIONS }, (_, d) => sobolColumns(d));

/** Returns point i in the published order, that of a Gray code, as 32-bit fractions. */
const published = (i: number): number[] => points.map((columns) => sobolPoint(columns, i ^ (i >>> 1)));

describe('the Sobol sequence of Joe and Kuo', () => {
  test('begins with the published eight points in eight dimensions', () => {
    const eighths = Array.from({ length: 8 }, (_, i) =>
      published(i)
        .slice(0, 8)
        .map((x) => (8 * x) / 2 ** 32),
    );
    expect(eighths).toEqual([
      [0, 0, 0, 0, 0, 0, 0, 0],
      [4, 4, 4, 4, 4, 4, 4, 4],
      [6, 2, 2, 2, 6, 6, 2, 6],
      [2, 6, 6, 6, 2, 2, 6, 2],
      [3, 3, 5, 7, 3, 1, 3, 7],
      [7, 7, 1, 3, 7, 5, 7, 3],
      [5, 1, 7, 5, 5, 7, 1, 1],
      [1, 5, 3, 1, 1, 3, 5, 5],
    ]);
  });

  // From scipy.stats.qmc.Sobol(32, scramble=False, bits=32), version 1.17.1. Every direction number affects
  // them.
  test('has the points 1000 and 70,000 of scipy in all dimensions', () => {
    expect(published(1000)).toEqual([
      943718400, 415236096, 2227175424, 2906652672, 1203765248, 3896508416, 197132288, 3862953984, 2151677952,
      297795584, 364904448, 1094713344, 692060160, 1648361472, 616562688, 1589641216, 3091202048, 1480589312,
      4257218560, 3116367872, 2243952640, 2361393152, 4081057792, 2319450112, 2503999488, 3896508416,
      171966464, 4206886912, 255852544, 1463812096, 633339904, 624951296,
    ]);
    expect(published(70_000)).toEqual([
      328826880, 570916864, 514686976, 3302129664, 1166311424, 885227520, 1157070848, 1876262912, 3450830848,
      2414313472, 819625984, 965509120, 4064903168, 3415375872, 1583710208, 1586397184, 1711964160,
      4062674944, 2600108032, 1099464704, 3592978432, 1709735936, 1744404480, 489390080, 3598942208, 33783808,
      413237248, 853704704, 2113306624, 4220420096, 2463596544, 3978199040,
    ]);
  });

  test('has points with numbers above 2³¹', () => {
    for (const columns of points) {
      expect(sobolPoint(columns, 2 ** 32 - 1)).toBe(columns.reduce((all, column) => all ^ column, 0) >>> 0);
    }
  });
});
