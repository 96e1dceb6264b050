import { describe, expect, it, test } from 'vitest';
import { element, fixed } from '../../../src/report/svg/element.ts';
import { alike, readable, readableRange, tickText } from '../../../src/report/svg/numbers.ts';
import { runsOf } from '../../../src/report/svg/paths.ts';
import { extent } from '../../../src/report/svg/scale.ts';
import { spreadOut } from '../../../src/report/svg/spread.ts';
import { clip, textWidth, wrapToWidth } from '../../../src/report/svg/text.ts';
import { niceRange, ticks } from '../../../src/report/svg/ticks.ts';

test.each([
  [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [[0, 1.4], 5, [0, 0.5, 1]],
  [[-3, 7], 5, [-2, 0, 2, 4, 6]],
  [[0, 365], 10, [0, 50, 100, 150, 200, 250, 300, 350]],
  [[0.001, 0.004], 4, [0.001, 0.002, 0.003, 0.004]],
  [[5, 5], 4, [5]],
] as const)('ticks of %j in at most %i steps', (range, most, values) => {
  expect(ticks(range, most).values).toEqual(values);
});

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

test('ticks exist for a range beyond the table of steps', () => {
  expect(ticks([0, 1e12], 5).values).toHaveLength(6);
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
  expect([tickText(0, 0.5), tickText(-1, 0.25), tickText(20_000, 5000)]).toEqual(['0.0', '−1.00', '20,000']);
  expect([1 / 3, -0.001, 2, 1e-9].map(fixed)).toEqual(['0.33', '0', '2', '0']);
});

test('attributes without a value are left out, others escaped', () => {
  expect(element('a', { b: undefined, c: '"<&', d: 1.005 })).toBe('<a c="&quot;&lt;&amp;" d="1"/>');
});

test('runs have no gaps, and the extent leaves out what is no number', () => {
  expect(runsOf(6, [1, 2, null, 4, Number.NaN, 6], [1, 2, 3, 4, 5])).toEqual([[0, 1], [3]]);
  expect(extent([null, 3, Number.NaN, -1, undefined, Number.POSITIVE_INFINITY])).toEqual([-1, 3]);
  expect(extent([])).toEqual([0, 1]);
});

test('text is wrapped and clipped to its width', () => {
  expect(wrapToWidth('', 12, 100)).toEqual([]);
  const lines = wrapToWidth('one two three four five sixandalotmorethanfitsonalinebyitself', 12, 90);
  expect(lines.length).toBeGreaterThan(2);
  for (const text of lines) expect(textWidth(text, 12)).toBeLessThanOrEqual(90);
  expect(lines.at(-1)).toMatch(/^six.*…$/);
  expect(clip('short', 12, 90)).toBe('short');
});
