import { type DensityGrid, densityGrid } from '../../../../src/report/charts/density-grid.ts';
import { fanChart } from '../../../../src/report/charts/fan-chart.ts';
import type { FanChart } from '../../../../src/report/charts/fan-types.ts';
import { type SurvivalChart, survivalChart } from '../../../../src/report/charts/survival-chart.ts';
import { reportHtml } from '../../../../src/report/page/index.ts';
import { FULL } from '../page/results.ts';

/* Invented data of realistic size, and unusual cases. */

const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
const median = [1, 1, 0.98, 0.52, 0.3, 0.55, 0.85, 0.95, 0.98, 0.9, 0.93, 1];
const band = (level: number, width: number): FanChart['bands'][number] => ({
  level,
  low: median.map((value, i) => value - width * (1 + i / 4)),
  high: median.map((value, i) => value + width * (1 + i / 3)),
});
const observed = [1.02, 0.93, 1.16, 0.541, 0.255, 0.657, 1.12, 1.27, 1.19, null, null, null];
const flow: FanChart = {
  title: 'World exports of rare-earth magnets',
  subtitle: 'Policy as it was; 2,000 futures',
  unit: 'Exports a month, 2024 mean = 1',
  months,
  bands: [band(0.5, 0.04), band(0.9, 0.1)],
  median,
  observed,
  observedIntervals: observed.map((value) => (value === null ? null : [value - 0.05, value + 0.06])),
  baselines: [
    { label: 'persistence', values: months.map(() => 0.66) },
    { label: 'same month of 2024', values: months.map((_, i) => 1 + (i % 3) / 20) },
  ],
  split: '2025-07',
};
const many = Array.from(
  { length: 40 },
  (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);

export const FAN: Record<string, FanChart> = {
  plain: flow,
  'one month': {
    ...{ title: 'One', unit: 'flow', months: ['2025-05'], bands: [{ level: 0.9, low: [0.1], high: [0.6] }] },
    ...{ median: [0.3], observed: [0.25], observedIntervals: [[0.2, 0.3]], split: '2025-05' },
  },
  'nothing observed': { title: flow.title, unit: flow.unit, months, bands: flow.bands, median, observed: [] },
  gaps: {
    ...flow,
    median: median.map((value, i) => (i % 4 === 1 ? Number.NaN : i % 4 === 3 ? null : value)),
    bands: [{ ...band(0.9, 0.1), low: median.map((value, i) => (i === 6 ? Number.NaN : value - 0.2)) }],
    observed: [null, Number.NaN, 1.2],
    observedIntervals: [[0.9, 1.1], [0.8, Number.NaN], [1.1, 1.3], null],
  },
  zeros: { ...flow, bands: [], baselines: [], median: months.map(() => 0), observed: months.map(() => 0) },
  'no numbers': { ...flow, bands: [], baselines: [], median: months.map(() => null), observed: [] },
  'below zero and far above': {
    ...flow,
    observed: [-0.4, 12.3],
    observedIntervals: [
      [-0.9, 0.1],
      [3, 40],
    ],
  },
  crowded: {
    ...{
      title: 'Long words '.repeat(15),
      subtitle: 'and longer explanations '.repeat(12),
      unit: 'u '.repeat(200),
    },
    ...{
      months: many,
      split: '2024-02',
      median: many.map(() => 1),
      observed: many.map((_, i) => 1 + (i % 5) / 10),
    },
    bands: [0.5, 0.8, 0.9, 0.99].map((level) => ({
      level,
      low: many.map(() => 0.99),
      high: many.map(() => 1.01),
    })),
    baselines: [1, 2, 3, 4].map((i) => ({
      label: `baseline ${i} with a very long name`,
      values: many.map(() => 1),
    })),
  },
};

const days = Array.from({ length: 301 }, (_, day) => day);
const survival = days.map((day) => (day < 30 ? 1 : Math.max(0.42, 1 - (day - 30) * 0.006)));
const halts: SurvivalChart = {
  title: 'Groups not yet halted',
  subtitle: 'Days since the controls of 4 April 2025',
  days,
  survival,
  band: [
    survival.map((share, day) => share - day * 0.0008),
    survival.map((share, day) => share + 0.02 + day * 0.0005),
  ],
  events: [
    { day: 46, interval: [45, 55], label: 'Ford, Chicago' },
    { day: 52, interval: [49, 56], label: 'Suzuki, Swift (Japan)' },
    { day: 61, interval: [61, 61], label: 'European suppliers' },
    { day: 120, interval: [115, 130], label: 'Bajaj, Chetak' },
    { day: 290, interval: [240, 299], label: 'A line that is named in rather many words' },
  ],
  stillRunning: [
    { day: 280, label: 'Toyota' },
    { day: 280, label: 'Hyundai–Kia' },
    { day: 200, label: 'GM' },
  ],
};

export const SURVIVAL: Record<string, SurvivalChart> = {
  plain: halts,
  'no history': { title: 'x', days, survival, band: halts.band, events: [] },
  'no curve': { ...halts, days: [], survival: [], band: [[], []] },
  'one day': {
    ...halts,
    days: [0],
    survival: [1],
    band: [[0.9], [1]],
    events: [{ day: 0, label: 'At once' }],
  },
  gaps: {
    ...halts,
    survival: survival.map((share, day) => (day > 100 && day < 130 ? Number.NaN : share)),
    band: [survival.map(() => 0), survival.map((_, day) => (day % 50 === 0 ? Number.NaN : 1))],
  },
  crowded: {
    ...halts,
    events: [
      ...days.slice(40, 60).map((day) => ({ day, label: `Maker ${day}, plant ${'x'.repeat(day - 40)}` })),
      { day: 50, interval: [10, Number.POSITIVE_INFINITY], label: 'W'.repeat(120) },
      { day: -20, interval: [Number.NaN, 3], label: 'before the controls' },
      { day: 400, label: 'after the curve' },
    ],
  },
};

/** Returns draws with a bell-shaped density: sums of three evenly spaced numbers. */
const draws = (mean: number, spread: number, count = 600): number[] =>
  Array.from({ length: count }, (_, i) => {
    const noise = ((i * 7919) % 600) + ((i * 104_729 + 31) % 600) + ((i * 1_299_709 + 17) % 601);
    return mean + spread * (noise / 300 - 3);
  });

export const DENSITY: Record<string, DensityGrid> = {
  plain: {
    title: 'What spring 2025 taught',
    subtitle: 'Posterior over prior (gray)',
    panels: [
      { label: 'Speed of review', prior: [0.2, 2], posterior: { values: draws(0.8, 0.15) } },
      {
        label: 'Days of cover, median',
        unit: 'days',
        prior: draws(60, 20),
        posterior: { values: draws(52, 9) },
        mean: 52.3,
      },
      {
        label: 'Effect of a ban on those who wait',
        prior: [-1, 1],
        posterior: { values: draws(0, 0.2), weights: draws(1, 0.2) },
      },
      { label: 'Tonnes', unit: 't', prior: draws(15_000, 4000), posterior: { values: draws(15_400, 300) } },
      { label: 'Share refused', prior: [0, 0.3], posterior: { values: draws(0.08, 0.01) } },
    ],
  },
  'four panels': {
    title: 'x',
    panels: [1, 2, 3, 4].map((i) => ({
      label: `p${i}`,
      prior: [0, i],
      posterior: { values: draws(i / 2, i / 9) },
    })),
  },
  odd: {
    title: 'x',
    panels: [
      { label: 'No draws', prior: [0, 1], posterior: { values: [] } },
      { label: 'Nothing at all', prior: [], posterior: { values: [] } },
      { label: 'Known', unit: 'kg', prior: [3, 3], posterior: { values: [3, 3, 3] } },
      { label: 'Zero', prior: [0], posterior: { values: [0] } },
      {
        label: 'With gaps',
        prior: [0, 1],
        posterior: { values: [Number.NaN, 0.2, 0.4], weights: [5, 1, Number.NaN] },
      },
      { label: 'A mean far out', prior: [0, 1], posterior: { values: [0.5] }, mean: 7 },
      {
        label: 'Far more words than a name of a parameter should have, and then some more of them and more',
        unit: 'of a unit that is as long',
        prior: [0, 1],
        posterior: { values: [0.5] },
      },
    ],
  },
};

/** Every chart by its name, as a function that draws it. */
export const CHARTS: [string, () => string][] = [
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
  ...(['en', 'ja'] as const).flatMap((lang) =>
    picturesOf(reportHtml(FULL, { lang })).map((svg, i): [string, () => string] => [
      `report in ${lang}: ${/aria-label="([^"]*)"/.exec(svg)![1]}`,
      () => picturesOf(reportHtml(FULL, { lang }))[i]!,
    ]),
  ),
];

function picturesOf(html: string): string[] {
  return html.match(/<svg xmlns[\s\S]*?<\/svg>/g)!;
}
