// Measures a thousand buffer settings in one sweep against a thousand separate runs.

import { deepStrictEqual } from 'node:assert';
import { entityIds, type Scenario, type Sweep, type SweepAxis } from '../../src/index.ts';
import { referenceWorkload } from '../loop/parameters.ts';
import { built } from '../timing/built.ts';
import { machine } from '../timing/machine.ts';
import { processorTime } from '../timing/processor-time.ts';
import { digits, table } from '../timing/table.ts';

const [TRIALS, SETTINGS] = [10_000, 1000];

/** Separate runs that are made, spread over the settings. */
const SAMPLE = 20;

const AIM = 5;

const scenario = referenceWorkload();
const makers = entityIds(scenario.automakers);
const dysprosium = (maker: string): string => `automakers.${maker}.lanes.Dy.bufferDays`;
const lognormals = (count: number, from: number, step: number): unknown[] =>
  Array.from({ length: count }, (_, i) => ({ median: from + i * step, sigma: 0.4 }));

interface Kind {
  readonly name: string;
  readonly axes: Readonly<Record<string, SweepAxis>>;
}

const KINDS: readonly Kind[] = [
  { name: 'one lane', axes: { [dysprosium(makers[0]!)]: lognormals(SETTINGS, 30, 0.12) } },
  {
    name: 'three lanes, 10 × 10 × 10',
    axes: Object.fromEntries(makers.slice(0, 3).map((maker) => [dysprosium(maker), lognormals(10, 30, 12)])),
  },
  {
    name: 'all 35 lanes together',
    axes: {
      scale: Object.fromEntries(
        Array.from({ length: SETTINGS }, (_, i) => [
          `× ${(0.5 + i / SETTINGS).toFixed(3)}`,
          scaled(0.5 + i / SETTINGS),
        ]),
      ),
    },
  },
];

function scaled(factor: number): object {
  const lanes = (maker: string): [string, object][] =>
    Object.entries(scenario.automakers[maker]!.lanes).map(([element, lane]) => {
      const { median, sigma } = (lane as { bufferDays: { median: number; sigma: number } }).bufferDays;
      return [element, { bufferDays: { median: factor * median, sigma } }];
    });
  return {
    automakers: Object.fromEntries(
      makers.map((maker) => [maker, { lanes: Object.fromEntries(lanes(maker)) }]),
    ),
  };
}

/** Returns seconds of processor time. */
function seconds(work: () => void): number {
  const start = processorTime();
  work();
  return (processorTime() - start) / 1000;
}

interface Measured {
  readonly name: string;
  readonly sweep: number;
  readonly separate: number;
}

/** Times the sweep between two halves of the separate runs; their digests must be equal. */
function measure({ name, axes }: Kind): Measured {
  const options = { trials: TRIALS, seed: 'sweeps' };
  const places = Array.from({ length: SAMPLE }, (_, i) => Math.floor(((i + 0.5) * SETTINGS) / SAMPLE));
  const scenarios = built.sweep(scenario, axes, { trials: 1 }).points.map(({ digest }) => digest.scenario);
  const alone = new Map<number, unknown>();
  const run = (place: number): void => {
    alone.set(place, built.simulate(scenarios[place] as Scenario, { ...options, keep: 'summary' }));
  };
  const before = seconds(() => places.filter((_, i) => i % 2 === 0).forEach(run));
  let result: Sweep | undefined;
  const sweep = seconds(() => {
    result = built.sweep(scenario, axes, options);
  });
  const after = seconds(() => places.filter((_, i) => i % 2 === 1).forEach(run));
  for (const [place, digest] of alone) deepStrictEqual(result!.points[place]!.digest, digest);
  return { name, sweep, separate: ((before + after) / SAMPLE) * SETTINGS };
}

export function section(): string {
  built.simulate(scenario, { trials: 40_000, keep: 'summary' });
  const rows = KINDS.map(measure).map(({ name, sweep, separate }) => [
    name,
    digits(sweep),
    digits(separate),
    digits(separate / sweep),
    `${AIM}: ${separate >= AIM * sweep ? 'holds' : 'missed'}`,
  ]);
  return `## Sweeps

Measured on ${machine()}.

${SETTINGS.toLocaleString('en')} settings of buffers of the reference workload (\`bench/reference-workload.json\`), ${TRIALS.toLocaleString('en')} trials each,
by \`sweep\` and by as many calls of \`simulate\` with \`keep: 'summary'\`. Processor time on one thread of the built package. Of the
separate runs ${SAMPLE}, spread over the settings, were made, half before the sweep and half after it, and multiplied; their
digests are those of the sweep, to the bit.

${table(['buffers of', 'sweep, s', 'runs, s', 'times faster', 'aim'], rows)}

One sweep screens each lane with a few buffers, which say of all others whether they are enough. Where one is not, the line is run day by
day, and no other setting can share that: so a setting of all lanes at once, under which five lines may run short each in its own way,
gains least.
`;
}
