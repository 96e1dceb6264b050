import { describe, expect, it } from 'vitest';
import { densityGrid } from '../../../src/report/svg/density-grid.ts';
import { fanChart } from '../../../src/report/svg/fan-chart.ts';
import { survivalChart } from '../../../src/report/svg/survival-chart.ts';
import { DENSITY, FAN, SURVIVAL } from './svg-cases.ts';
import { all, boxes, type Node, ofClass, parse } from './svg-document.ts';

const centers = (nodes: readonly Node[]): [number, number][] =>
  nodes.map(({ attributes }) => [Number(attributes.cx), Number(attributes.cy)]);
const texts = (svg: string): string[] =>
  all(parse(svg))
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

describe('the fan chart', () => {
  const plain = FAN.plain!;

  it('has a point and an error bar for each observation, in order and to scale', () => {
    const svg = fanChart(plain);
    const points = centers(ofClass(svg, 'observed'));
    expect(points).toHaveLength(9);
    expect(ofClass(svg, 'interval')).toHaveLength(9);
    const [x, y] = [points.map(([cx]) => cx), points.map(([, cy]) => cy)];
    for (let i = 2; i < 9; i++) expect(x[i]! - x[i - 1]!).toBeCloseTo(x[1]! - x[0]!, 1);
    const perUnit = (y[4]! - y[7]!) / (1.27 - 0.255);
    expect(perUnit).toBeGreaterThan(0);
    plain.observed.slice(0, 9).forEach((value, i) => {
      expect(y[0]! - y[i]!).toBeCloseTo((value! - 1.02) * perUnit, 1);
    });
  });

  it('shows observations of zero, and intervals without a value', () => {
    expect(ofClass(fanChart(FAN.zeros!), 'observed')).toHaveLength(12);
    const gaps = fanChart(FAN.gaps!);
    expect(ofClass(gaps, 'observed').map(({ children }) => children[0]!.text)).toEqual([
      '2025-03: 1.2 (1.1–1.3)',
    ]);
    expect(ofClass(gaps, 'interval').map(({ children }) => children[0]!.text)).toEqual([
      '2025-01: (0.9–1.1)',
      '2025-03: 1.2 (1.1–1.3)',
    ]);
  });

  it('names observations only if there are any', () => {
    expect(texts(fanChart(plain))).toContain('observed');
    expect(texts(fanChart(FAN['nothing observed']!))).not.toContain('observed');
  });

  it('draws the widest band first, whatever the order, and lines with gaps', () => {
    const heights = (chart: typeof plain): number[] =>
      boxes(parse(fanChart(chart)))
        .filter(({ what }) => what === 'path')
        .map(({ top, bottom }) => bottom - top);
    const [wide, narrow] = heights(plain);
    expect(wide).toBeGreaterThan(narrow!);
    expect(fanChart({ ...plain, bands: [...plain.bands].reverse() })).toBe(fanChart(plain));
    const [median] = ofClass(fanChart(FAN.gaps!), 'median');
    // Numbers in months 0, 2, 4, 6, 8, 10: six dashes.
    expect(median!.attributes.d!.match(/M/g)).toHaveLength(6);
  });

  it('names what 1 is: the mean of 2024, or another reference', () => {
    expect(texts(fanChart(plain))).toContain('2024 mean');
    const other = texts(fanChart({ ...plain, reference: 'before' }));
    expect(other).toContain('before');
    expect(other).not.toContain('2024 mean');
  });

  it('has a line before the first predicted month', () => {
    const svg = fanChart(plain);
    const points = centers(ofClass(svg, 'observed'));
    const predicted = all(parse(svg)).find(({ text }) => text === 'predicted')!;
    const x = Number(predicted.attributes.x) - 7;
    expect(x).toBeCloseTo((points[5]![0] + points[6]![0]) / 2, 1);
    expect(texts(fanChart(FAN['one month']!))).not.toContain('calibrated');
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
  it('is a step curve', () => {
    const svg = survivalChart({
      ...SURVIVAL.plain!,
      days: [0, 100, 200],
      survival: [1, 0.5, 0.25],
      band: [[], []],
    });
    const [curve] = ofClass(svg, 'survival');
    const points = [...curve!.attributes.d!.matchAll(/[ML](\S+?) ([^ML]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(points).toHaveLength(6);
    for (let i = 1; i < 6; i++) {
      const [dx, dy] = [points[i]![0]! - points[i - 1]![0]!, points[i]![1]! - points[i - 1]![1]!];
      expect(dx * dy).toBe(0);
      expect(dx).toBeGreaterThanOrEqual(0);
      expect(dy).toBeGreaterThanOrEqual(0);
    }
    expect((points[2]![1]! - points[0]![1]!) / (points[4]![1]! - points[2]![1]!)).toBeCloseTo(2, 5);
  });

  it('has a mark for each halt of history and each group still running', () => {
    for (const chart of Object.values(SURVIVAL)) {
      const svg = survivalChart(chart);
      const told = ofClass(svg, 'event').map(({ children }) => children[0]!.text);
      expect(told).toHaveLength(chart.events.length);
      for (const { day, label } of chart.events) {
        const start = `${label}: day ${day < 0 ? `−${-day}` : day}`;
        expect(
          told.some((text) => text.startsWith(start)),
          start,
        ).toBe(true);
      }
      expect(ofClass(svg, 'running')).toHaveLength(chart.stillRunning?.length ?? 0);
    }
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

  it('writes a label to the left where that is the only place for all of it', () => {
    expect(texts(survivalChart(SURVIVAL.plain!))).toContain('A line that is named in rather many words');
  });

  it('refuses an event without a day', () => {
    const events = [{ day: Number.NaN, label: 'when?' }];
    expect(() => survivalChart({ ...SURVIVAL.plain!, events })).toThrow(
      new RangeError('Expected the day of event 0 to be finite, got NaN'),
    );
  });
});

describe('the density grid', () => {
  const area = (nodes: readonly Node[]): number =>
    nodes.reduce((sum, { attributes }) => sum + Number(attributes.width) * Number(attributes.height), 0);

  it('has a panel for each parameter, with mean and range in words', () => {
    const svg = densityGrid(DENSITY.plain!);
    expect(ofClass(svg, 'panel')).toHaveLength(5);
    expect(texts(svg)).toContain('mean 52.3 days');
    expect(texts(svg).filter((text) => text.startsWith('90 % '))).toHaveLength(5);
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

  it('gives prior and posterior the same area', () => {
    // As wide as the prior, so that no tail is cut off.
    const values = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 500);
    const svg = densityGrid({ title: 'x', panels: [{ label: 'p', prior: [0, 2], posterior: { values } }] });
    const bars = ofClass(svg, 'bar');
    const prior = boxes(parse(svg)).find(({ what }) => what === 'path')!;
    const ratio = area(bars) / ((prior.right - prior.left) * (prior.bottom - prior.top));
    expect(ratio).toBeGreaterThan(0.97);
    expect(ratio).toBeLessThanOrEqual(1.001);
  });

  it('refuses an empty list of panels', () => {
    expect(() => densityGrid({ title: 'x', panels: [] })).toThrow(RangeError);
  });
});
