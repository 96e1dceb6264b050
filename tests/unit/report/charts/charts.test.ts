import { describe, expect, it, test } from 'vitest';
import { densityGrid } from '../../../../src/report/charts/density-grid.ts';
import { fanChart } from '../../../../src/report/charts/fan-chart.ts';
import { survivalChart } from '../../../../src/report/charts/survival-chart.ts';
import { tornadoChart } from '../../../../src/report/charts/tornado-chart.ts';
import { CHARTS, DENSITY, FAN, SURVIVAL } from './cases.ts';
import { all, type Node, parse, texts } from './document.ts';

/* Properties of every chart, whatever it draws; Chromium measures them too (tests/soak/report.test.ts). */
describe.each(CHARTS)('%s', (_, draw) => {
  const svg = draw();
  const root = parse(svg);
  const nodes = all(root);

  it('is a document with a name and a description for those who cannot see it', () => {
    const [, , width, height] = root.attributes.viewBox!.split(' ');
    expect(root.name).toBe('svg');
    expect(root.attributes).toMatchObject({ role: 'img', width, height });
    const [title, desc] = root.children;
    expect([title!.name, desc!.name]).toEqual(['title', 'desc']);
    expect(root.attributes['aria-label']).toBe(title!.text);
    expect(desc!.text).toMatch(/\S.*\.$/);
    expect(desc!.text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('has no id, class of a page, script or style, so that any number of charts may share a page', () => {
    for (const { name, attributes } of nodes) {
      expect(['script', 'style', 'image', 'a', 'use', 'clipPath', 'marker']).not.toContain(name);
      expect(attributes).not.toHaveProperty('id');
      expect(JSON.stringify(attributes)).not.toMatch(/url\(/);
      if (name !== 'svg') expect(attributes).not.toHaveProperty('aria-label');
    }
  });

  it('has text of 11 px or more', () => {
    for (const { attributes } of nodes)
      expect(Number(attributes['font-size'] ?? 12)).toBeGreaterThanOrEqual(11);
  });

  it('has coordinates of two decimals at most, and no NaN', () => {
    for (const { name, attributes } of nodes)
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
  const fan = fanChart({ ...FAN.plain!, title: odd });
  const survival = survivalChart({ ...SURVIVAL.plain!, events: [{ day: 9, label: odd }] });
  const density = densityGrid({ title: 'x', panels: [{ ...DENSITY.plain!.panels[0]!, label: odd }] });
  expect(parse(fan).attributes['aria-label']).toBe(shown);
  for (const svg of [fan, survival, density])
    expect(texts(svg).filter((text) => text === shown)).toHaveLength(1);
});

const dots = (svg: string): Node[] => all(parse(svg)).filter(({ name }) => name === 'circle');
const places = (svg: string): [number, number][] =>
  dots(svg).map(({ attributes }) => [Number(attributes.cx), Number(attributes.cy)]);

describe('the fan chart', () => {
  const plain = FAN.plain!;

  it('has a point for each observation, in order and to scale', () => {
    const points = places(fanChart(plain));
    expect(points).toHaveLength(9);
    const [x, y] = [points.map(([cx]) => cx), points.map(([, cy]) => cy)];
    for (let i = 2; i < 9; i++) expect(x[i]! - x[i - 1]!).toBeCloseTo(x[1]! - x[0]!, 1);
    const perUnit = (y[4]! - y[7]!) / (1.27 - 0.255);
    expect(perUnit).toBeGreaterThan(0);
    plain.observed.slice(0, 9).forEach((value, i) => {
      expect(Math.abs(y[0]! - y[i]! - (value! - 1.02) * perUnit)).toBeLessThan(0.05);
    });
  });

  it('shows observations of zero, and names observations only if there are any', () => {
    expect(places(fanChart(FAN.zeros!))).toHaveLength(12);
    expect(texts(fanChart(plain))).toContain('observed');
    expect(texts(fanChart(FAN['nothing observed']!))).not.toContain('observed');
  });

  it('draws the widest band first, whatever the order', () => {
    expect(fanChart({ ...plain, bands: [...plain.bands].reverse() })).toContain(
      /<path d="[^"]+"/.exec(fanChart(plain).split('fill-opacity="0.2"')[1]!)![0],
    );
  });

  it('names what 1 is: the mean of 2024, or another reference', () => {
    expect(texts(fanChart(plain))).toContain('2024 mean');
    const other = texts(fanChart({ ...plain, reference: 'before' }));
    expect(other).toContain('before');
    expect(other).not.toContain('2024 mean');
  });

  it('says where prediction begins, and what was calibrated if anything was', () => {
    expect(texts(fanChart(plain))).toEqual(expect.arrayContaining(['predicted →', '← calibrated']));
    expect(texts(fanChart(FAN['one month']!))).not.toContain('← calibrated');
  });

  it('says how many observations lie within the widest band', () => {
    const [, desc] = parse(fanChart(plain)).children;
    expect(desc!.text).toBe(
      'Exports a month, 2024 mean = 1, by month from 2025-01 to 2025-12. Median 1 at first and 1 at last. 9 of 12 months observed, 8 of them within the 90 % band.',
    );
  });

  it.each([
    [{ split: '2027-01' }, 'Expected split to be one of the months, got "2027-01"'],
    [{ months: [] }, 'Expected months to name at least one month, got none'],
  ])('refuses %j', (patch, message) => {
    expect(() => fanChart({ ...plain, ...patch })).toThrow(new RangeError(message));
  });
});

describe('the survival chart', () => {
  it('has a mark and a label for each halt of history and each group still running', () => {
    for (const chart of Object.values(SURVIVAL)) {
      const { events, stillRunning = [] } = chart;
      expect(dots(survivalChart(chart))).toHaveLength(events.length + stillRunning.length);
    }
    expect(texts(survivalChart(SURVIVAL.plain!))).toEqual(
      expect.arrayContaining(['Ford, Chicago', 'Toyota', 'A line that is named in rather many words']),
    );
  });

  it('keeps band and curve between 0 and 1', () => {
    const { days, ...plain } = SURVIVAL.plain!;
    const flat = (low: number, high: number): string =>
      survivalChart({
        ...plain,
        days,
        survival: days.map(() => high),
        band: [days.map(() => low), days.map(() => high)],
      });
    expect(flat(-0.1, 1.2)).toBe(flat(0, 1).replace('is 100 %', 'is 120 %'));
  });

  it('refuses an event without a day', () => {
    const events = [{ day: Number.NaN, label: 'when?' }];
    expect(() => survivalChart({ ...SURVIVAL.plain!, events })).toThrow(
      new RangeError('Expected the day of event 0 to be finite, got NaN'),
    );
  });
});

describe('the density grid', () => {
  it('has a panel for each parameter, with mean and range in words', () => {
    const shown = texts(densityGrid(DENSITY.plain!));
    for (const { label } of DENSITY.plain!.panels) expect(shown).toContain(label);
    expect(shown).toContain('mean 52.3 days');
    expect(shown.filter((text) => text.startsWith('90 % '))).toHaveLength(5);
  });

  it('uses the weights of draws', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const panel = (weights: number[]): string =>
      densityGrid({ title: 'x', panels: [{ label: 'p', prior: [0, 11], posterior: { values, weights } }] });
    expect(texts(panel(values.map(() => 1)))).toEqual(expect.arrayContaining(['mean 5.5', '90 % 1.0–10.0']));
    expect(texts(panel(values.map((v) => (v === 3 ? 1 : 0))))).toEqual(
      expect.arrayContaining(['mean 3.00', '90 % 3.00–3.00']),
    );
  });

  it('refuses an empty list of panels', () => {
    expect(() => densityGrid({ title: 'x', panels: [] })).toThrow(RangeError);
  });
});

test('a tornado has the value of the lower chance left of its bar and that of the higher right', () => {
  const end = (level: number, text: string) => ({ level, text });
  const rows = [
    { label: 'both sides', low: end(0.5, 'a'), high: end(0.2, 'b') },
    { label: 'both above', low: end(0.45, 'c'), high: end(0.4, 'd') },
    { label: 'no change', low: end(0.3, 'e'), high: end(0.3, 'f') },
  ];
  const words = { title: 'x', description: 'y.' };
  const percent = (chance: number): string => `${100 * chance} %`;
  const svg = tornadoChart({ words, base: 0.3, rows, percent });
  const anchored = (anchor: string): string[] =>
    all(parse(svg))
      .filter(({ attributes }) => attributes['text-anchor'] === anchor)
      .flatMap((group) => all(group))
      .filter(({ name, text }) => name === 'text' && /^[a-f]$/.test(text))
      .map(({ text }) => text);
  expect([anchored('end'), anchored('start')]).toEqual([
    ['b', 'd', 'e'],
    ['a', 'c', 'f'],
  ]);
});
