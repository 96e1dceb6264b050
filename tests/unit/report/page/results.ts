import type {
  ReportChange,
  ReportEstimate,
  ReportResults,
  ReportScenario,
} from '../../../../src/analysis/report/results.ts';

/* Invented results, small and whole: one line, three scenarios, two of them harsher. */

export const estimate = (
  value: number,
  half = 0.01,
  knowledge?: readonly [number, number],
): ReportEstimate => ({
  value,
  interval: [Math.max(0, value - half), value + half],
  trials: 10_000,
  ...(knowledge ? { knowledge } : {}),
});

export const change = (value: number, half = 0.01, knowledge?: readonly [number, number]): ReportChange => ({
  ...estimate(value, half, knowledge),
  interval: [value - half, value + half],
  baseline: estimate(0.3),
  alternative: estimate(0.3 + value),
});

function scenario(name: string, title: string, chance: number): ReportScenario {
  const days = Array.from({ length: 366 }, (_, day) => day);
  return {
    name,
    title,
    id: `${name}-0123456789abcdef`,
    turn: chance > 0.1 ? { date: '2025-08-10', day: 65 } : null,
    haltProbability: estimate(chance, 0.01, [chance / 2, (1 + chance) / 2]),
    medianFirstHaltDay: estimate(200, 3),
    bindingElements: { Dy: estimate(0.75), Tb: estimate(0.25) },
    curve: days.map((day) => {
      const at = (chance * day) / 365;
      return { day, chance: at, interval: [at, at + 0.01], band: [at, at + 0.02] };
    }),
    automakers: [
      { id: 'eu-volume', title: 'European volume maker', haltProbability: estimate(chance) },
      { id: 'other', title: 'Somebody else', haltProbability: estimate(chance / 2) },
    ],
    haltDays: estimate(20, 1),
    vehiclesLost: estimate(120_000, 1000),
    valueLost: estimate(3e9, 1e8),
  };
}

const KINDS = {
  'more-of-one': { element: 'Dy', more: 30 },
  'more-of-all': { more: 30, count: 3 },
  'period-licence': { share: 0.5 },
  'fewer-chains': { element: 'Dy', chains: 3, fewer: 2 },
} as const;

export const RESULTS: ReportResults = {
  version: '1.2.3',
  automaker: { id: 'eu-volume', title: 'European volume maker' },
  start: '2025-06-06',
  horizonDays: 365,
  options: { trials: 10_000, seed: 'a seed', confidence: 0.95 },
  command: ['report', 'truce-holds', "it's"],
  parameters: { sets: 'spring-2025', count: 128, fixed: [] },
  scenarios: [
    scenario('truce-holds', 'Truce holds', 0.05),
    scenario('licences-slowed', 'Licences slowed', 0.3),
    scenario('ban-resumes', 'Ban resumes', 0.7),
  ],
  focus: 'licences-slowed',
  cover: {
    futures: 200,
    days: [0, 100, 200, 300],
    quantiles: {
      5: [30, 12, 8, 9],
      25: [40, 30, 20, 25],
      50: [50, 45, 40, 45],
      75: [60, 60, 60, 60],
      95: [90, 95, 99, 90],
    },
  },
  buffers: {
    element: 'Dy',
    today: 47,
    trials: 1250,
    points: Object.fromEntries(
      ['truce-holds', 'licences-slowed', 'ban-resumes'].map((name, s) => [
        name,
        [15, 47, 120].map((days) => ({
          days,
          haltProbability: {
            ...estimate((s + 1) * (0.2 - days / 1000)),
            standardError: 0.01,
            confidence: 0.95,
          },
          band: [0, 1] as const,
        })),
      ]),
    ),
  },
  measures: [
    { kind: 'order-earlier', values: { days: 80, more: 100 }, change: change(-0.1) },
    { kind: 'more-of-two', values: { element: 'Dy', other: 'Tb', more: 30 }, change: change(-0.08) },
    { kind: 'fly', values: { days: 30 }, change: change(-0.002) },
  ],
  decisions: {
    trials: 2500,
    best: {
      kind: 'order-earlier',
      values: { days: 80, more: 100 },
      change: change(-0.1, 0.01, [-0.2, -0.02]),
    },
    stock: { days: 120, change: change(-0.12), next: ['Tb', 'Sm'] },
    shows: [
      { name: 'licences-slowed', day: 170, interval: [160, 180] },
      { name: 'ban-resumes', day: 130, interval: [126, 134] },
    ],
    policy: change(0.65),
  },
  inputs: {
    trials: 1000,
    baseline: estimate(0.3),
    bars: [
      {
        path: 'automakers.eu-volume.lanes.Dy.bufferDays.median',
        low: { input: 25, level: estimate(0.45) },
        high: { input: 76, level: estimate(0.2) },
        swing: change(-0.25),
      },
      {
        path: 'plant.minimumRate',
        low: { input: 0.4, level: estimate(0.28) },
        high: { input: 0.6, level: estimate(0.33) },
        swing: change(0.05),
      },
    ],
  },
  ignorance: estimate(0.1, 0.03),
  evidence: {
    counts: { source: 31, calibrated: 9, judgement: 54, none: 4 },
    rows: [
      {
        path: 'automakers.eu-volume.lanes.Dy.bufferDays',
        value: { median: 47, sigma: 0.77 },
        kind: 'calibrated',
        source: 'calibrated, from 46',
      },
    ],
  },
  dates: {},
};

const PATHS = [
  ...['policy.regimes.slowed.stalled', 'desk.effortWorkingDays.median', 'market.thriftPerMonth'],
  ...['desk.effortWorkingDays.sigma', 'policy.ratesPerYear.eased.slowed', 'policy.regimes.eased.returned'],
  ...['automakers.eu-volume.lanes.Sm.bufferDays.median', 'automakers.eu-volume.clearedAtStart'],
];
const LINES = [
  'US volume maker',
  'European premium maker',
  'Japanese maker of compact cars',
  'Korean volume maker',
];
const SOURCE =
  'calibrated, median of the parameter sets (docs/hindcast.md): share of chains whose files rest until the slow-down ends; under a truce none is known to have stopped a line';

/** The same with as many rows as the shipped scenarios give. */
export const FULL: ReportResults = {
  ...RESULTS,
  scenarios: RESULTS.scenarios.map((one) => ({
    ...one,
    automakers: [
      ...one.automakers,
      ...LINES.map((title, i) => ({ id: title, title, haltProbability: estimate(0.1 * (i + 1)) })),
    ],
  })),
  measures: [
    ...RESULTS.measures,
    ...(Object.entries(KINDS) as [keyof typeof KINDS, (typeof KINDS)[keyof typeof KINDS]][]).map(
      ([kind, values]) => ({ kind, values, change: change(-0.05) }),
    ),
  ],
  inputs: {
    ...RESULTS.inputs,
    bars: [...RESULTS.inputs.bars, ...PATHS.map((path) => ({ ...RESULTS.inputs.bars[1]!, path }))],
  },
  evidence: {
    ...RESULTS.evidence,
    rows: PATHS.slice(0, 5).map((path) => ({ path, value: 0.1, kind: 'calibrated', source: SOURCE })),
  },
};

/** The same with four scenarios whose chances lie close together, and titles of which one is long. */
export const FOUR: ReportResults = {
  ...FULL,
  scenarios: [
    ...FULL.scenarios.slice(0, 2),
    { ...FULL.scenarios[1]!, name: 'controls-extended', title: 'Controls extended' },
    { ...FULL.scenarios[2]!, title: 'Ban resumes, autumn 2026' },
  ],
  buffers: {
    ...FULL.buffers,
    points: { ...FULL.buffers.points, 'controls-extended': FULL.buffers.points['licences-slowed']! },
  },
};
