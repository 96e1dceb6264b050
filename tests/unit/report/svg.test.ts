import { describe, expect, it, test } from 'vitest';
import { densityGrid } from '../../../src/report/svg/density-grid.ts';
import { fanChart } from '../../../src/report/svg/fan-chart.ts';
import { survivalChart } from '../../../src/report/svg/survival-chart.ts';
import { DENSITY, FAN, SURVIVAL } from './svg-cases.ts';
import { all, boxes, overlap, parse } from './svg-document.ts';

/* Properties of every chart. */

const CHARTS: [string, () => string][] = [
  ...Object.entries(FAN).map(([name, chart]): [string, () => string] => [
    `fan: ${name}`,
    () => fanChart(chart),
  ]),
  ...Object.entries(SURVIVAL).map(([name, chart]): [string, () => string] => [
    `survival: ${name}`,
    () => survivalChart(chart),
  ]),
  ...Object.entries(DENSITY).map(([name, chart]): [string, () => string] => [
    `density: ${name}`,
    () => densityGrid(chart),
  ]),
];

describe.each(CHARTS)('%s', (_, draw) => {
  const svg = draw();
  const root = parse(svg);
  const [, , width, height] = root.attributes.viewBox!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];

  it('is a document with a name and a description for those who cannot see it', () => {
    expect(root.name).toBe('svg');
    expect(root.attributes).toMatchObject({ role: 'img', width: String(width), height: String(height) });
    const [title, desc] = root.children;
    expect([title!.name, desc!.name]).toEqual(['title', 'desc']);
    expect(root.attributes['aria-label']).toBe(title!.text);
    expect(desc!.text).toMatch(/\S.*\.$/);
    expect(desc!.text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('draws nothing outside its sheet', () => {
    for (const box of boxes(root)) {
      expect(box.left, box.what).toBeGreaterThanOrEqual(0);
      expect(box.top, box.what).toBeGreaterThanOrEqual(0);
      expect(box.right, box.what).toBeLessThanOrEqual(width);
      expect(box.bottom, box.what).toBeLessThanOrEqual(height);
    }
  });

  it('has text of 11 px or more that does not overlap', () => {
    const texts = all(root).filter(({ name }) => name === 'text');
    for (const { attributes } of texts) expect(Number(attributes['font-size'])).toBeGreaterThanOrEqual(11);
    const drawn = boxes(root).filter(({ what }) => what.startsWith('text'));
    expect(drawn).toHaveLength(texts.length);
    drawn.forEach((a, i) => {
      for (const b of drawn.slice(i + 1)) expect(overlap(a, b), `${a.what} | ${b.what}`).toBe(false);
    });
  });

  it('has coordinates of two decimals at most, and no NaN', () => {
    for (const { name, attributes } of all(root))
      for (const [key, value] of Object.entries(attributes))
        if (key !== 'aria-label')
          expect(value, `<${name}> ${key}`).not.toMatch(/NaN|undefined|Infinity|\.\d{3}|e-\d/);
  });

  it('is the same text each time', () => {
    expect(draw()).toBe(svg);
  });
});

test('titles and labels are escaped, whatever characters they have', () => {
  const odd = `<b> & "quotes" 'n' \u0007 \ud800 ]]>`;
  const shown = `<b> & "quotes" 'n' \ufffd \ufffd ]]>`;
  const fan = parse(fanChart({ ...FAN.plain!, title: odd }));
  const survival = parse(survivalChart({ ...SURVIVAL.plain!, events: [{ day: 9, label: odd }] }));
  const density = parse(densityGrid({ title: 'x', panels: [{ ...DENSITY.plain!.panels[0]!, label: odd }] }));
  expect(fan.attributes['aria-label']).toBe(shown);
  for (const root of [fan, survival, density])
    expect(all(root).filter(({ name, text }) => name === 'text' && text === shown)).toHaveLength(1);
});
