import { describe, expect, it, test } from 'vitest';
import { curveChart, endLabel } from '../../../../src/report/charts/curves.ts';
import { alike, readable, readableRange } from '../../../../src/report/charts/numbers.ts';
import { spreadOut } from '../../../../src/report/charts/spread.ts';
import { LOOKS } from '../../../../src/report/charts/theme.ts';
import { extent, niceRange } from '../../../../src/report/charts/ticks.ts';
import { texts } from './document.ts';

test.each([
  [
    [0, 1.44],
    [0, 1.5],
  ],
  [
    [-0.1, 1],
    [-0.5, 1],
  ],
  [
    [0, 0],
    [0, 0],
  ],
] as const)('%j widened to whole steps', (range, wide) => {
  expect(niceRange(range, 5)).toEqual(wide);
});

describe('spread moves places apart', () => {
  it.each([
    [
      [10, 50, 90],
      [10, 50, 90],
    ],
    [
      [50, 50],
      [45, 55],
    ],
    [
      [50, 52, 90],
      [46, 56, 90],
    ],
    [
      [-5, 0],
      [0, 10],
    ],
    [
      [99, 100, 100],
      [80, 90, 100],
    ],
    [
      [100, 0],
      [100, 0],
    ],
    [[], []],
  ])('%j', (wanted, places) => {
    expect(spreadOut(wanted, 10, [0, 100])).toEqual(places);
  });

  it('as far as there is room for them', () => {
    expect(spreadOut([1, 1, 1], 10, [0, 10])).toEqual([0, 5, 10]);
  });
});

test('a name at the end of a line is cut, and its number never', () => {
  const label = endLabel({ name: 'A scenario with a name that no chart has room for', chance: '72 %' });
  const points = [0, 1].map((x) => ({ x, value: x / 2, low: 0, high: 1 }));
  const words = { title: 'x', description: 'x' };
  const svg = curveChart({ words, curves: [{ ...LOOKS[0]!, label, points }], percent: String });
  expect(texts(svg).find((text) => text.includes('72'))).toMatch(/^72 % A scen.*…/);
});

test('numbers are written with few digits', () => {
  expect([0, -0, 1.234, -0.5, 1234.5, 45678, 1e-5, Number.NaN].map(readable)).toEqual([
    '0',
    '0',
    '1.23',
    '−0.5',
    '1235',
    '45,678',
    '0.00001',
    '–',
  ]);
  expect(alike([0.0799, 0.0298, 0.13])).toEqual(['0.080', '0.030', '0.130']);
  expect(alike([15_400, 9.6])).toEqual(['15,400', '10']);
  expect(alike([-0.001, 2])).toEqual(['0.00', '2.00']);
  expect([readableRange(1, 2), readableRange(-1, 2), readableRange(1, Number.POSITIVE_INFINITY)]).toEqual([
    '1–2',
    '−1 to 2',
    'from 1',
  ]);
});

test('the extent leaves out what is no number', () => {
  expect(extent([null, 3, Number.NaN, -1, undefined, Number.POSITIVE_INFINITY])).toEqual([-1, 3]);
  expect(extent([])).toEqual([0, 1]);
});
