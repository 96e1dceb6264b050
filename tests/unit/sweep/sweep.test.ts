import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstHalts } from '../../../src/engine/first-halts.ts';
import {
  type Digest,
  digest,
  entityIds,
  loadScenario,
  override,
  parseScenario,
  type RunOptions,
  type Scenario,
  type Sweep,
  type SweepAxis,
  simulate,
  summarize,
  sweep,
  sweepInBatches,
  toCSV,
} from '../../../src/index.ts';
import { sweepHalts } from '../../../src/sweep/sweep-halts.ts';
import { arbitraryScenario } from '../../properties/arbitraries.ts';

const ban = loadScenario('ban-resumes');
const [first, second] = entityIds(ban.automakers) as [string, string];

function expectSeparate(
  scenario: Scenario,
  axes: Readonly<Record<string, SweepAxis>>,
  options: Partial<RunOptions>,
): void {
  const { points } = sweep(scenario, axes, options);
  for (const point of points) {
    const alone = digest(simulate(point.digest.scenario, options));
    expect(JSON.stringify(point.digest), JSON.stringify(point.settings)).toBe(JSON.stringify(alone));
  }
  expectHalts(points.map(({ digest }) => digest));
}

/** Expects lines that are left at their first halt to have the halts of whole runs. */
function expectHalts(digests: readonly Digest[]): void {
  const { options } = digests[0]!;
  const heard = digests.map(() => new Float64Array(options.trials));
  const found = sweepHalts(
    digests.map(({ scenario }) => scenario),
    options,
    {},
    (place, done, firstHaltDay, rows) => heard[place]!.set(firstHaltDay.subarray(0, rows), done),
  );
  found.forEach(({ any, sets }, place) => {
    expect(any).toEqual(digests[place]!.any);
    expect(sets).toEqual(
      digests[place]!.sets && { trials: expect.anything(), any: digests[place]!.sets.any },
    );
    const { scenario } = digests[place]!;
    expect(heard[place]).toEqual(firstHalts(simulate(scenario, options)).firstHaltDay);
  });
}

const buffers = [
  20,
  { median: 60, sigma: 0.3 },
  { low: 10, high: 90 },
  { median: 80, sigma: 0.5, max: 120 },
  300,
];

describe('Every point of a sweep has the bytes of the digest of a separate run', { timeout: 120_000 }, () => {
  const at = (automaker: string, path: string): string => `automakers.${automaker}.${path}`;

  test.each<[string, Record<string, SweepAxis>, Partial<RunOptions>]>([
    ['buffers of a lane', { [at(first, 'lanes.Dy.bufferDays')]: buffers }, { trials: 200 }],
    [
      'lognormal buffers',
      { [at(first, 'lanes.Dy.bufferDays')]: [30, 50, 70].map((median) => ({ median, sigma: 0.4 })) },
      { trials: 200 },
    ],
    [
      'buffers of two automakers, beside the plant',
      {
        [at(first, 'lanes.Dy.bufferDays')]: buffers,
        [at(second, 'lanes.Sm.bufferDays')]: buffers,
        'plant.minimumRate': [0.3, 0.6],
      },
      { trials: 64 },
    ],
    [
      'buffers that move together, in a shard',
      { [at(first, 'lanes.Dy.bufferDays')]: buffers, [at(first, 'bufferCorrelation')]: [0, 0.7] },
      { trials: 130, firstTrial: 77 },
    ],
    [
      'buffers where goods may fly, or licences hold for a time',
      {
        [at(first, 'lanes.Dy.bufferDays')]: [20, 60],
        ways: {
          sea: {},
          air: { automakers: { [first]: { expediteBelowDays: 30 } } },
          period: { automakers: { [first]: { licence: { validityDays: 180, heldAtStart: 0.5 } } } },
        },
      },
      { trials: 100 },
    ],
    [
      'buffers in no order, where goods may fly or go as assemblies',
      {
        'automakers.eu-volume.lanes.Dy.bufferDays.median': [60, 10, 200, 30, 120, 15, 90],
        'automakers.eu-volume.lanes.Tb.bufferDays.median': [40, 80],
      },
      { trials: 200 },
    ],
    [
      'rationing, and speeds of the desk, on the same sample paths',
      {
        [at(first, 'lanes.Dy.bufferDays')]: [20, { median: 60, sigma: 0.4 }],
        plant: { none: {}, rationed: { plant: { rationBelowDays: 20, rationRate: 0.8 } } },
        'policy.regimes.slowed.speed': [0.4, 0.9],
      },
      { trials: 64 },
    ],
    [
      'a stratified run',
      { [at(first, 'lanes.Dy.bufferDays')]: buffers },
      { trials: 100, sampling: 'sobol', firstTrial: 5 },
    ],
    [
      'buffers, beside stages, stalls and the pace of a desk (§10.1 to 10.3)',
      {
        [at(first, 'lanes.Dy.bufferDays')]: [20, { median: 60, sigma: 0.4 }],
        'policy.regimes.slowed.stages': [1, 6],
        'policy.regimes.slowed.stalled': [0, 0.4, 0.8],
        'desk.pace': [1, 0.7, { median: 1, sigma: 0.3 }],
      },
      { trials: 40 },
    ],
    [
      'buffers, beside assemblies (§10.4)',
      {
        [at(first, 'lanes.Dy.bufferDays')]: [10, 30, { median: 60, sigma: 0.4 }],
        [at(first, 'lanes.Dy.assembly.chance')]: [0, 0.6],
        [at(first, 'lanes.Dy.assembly.belowDays')]: [0, 25],
        [at(first, 'lanes.Dy.assembly.leadDays')]: [5, 40],
        'policy.regimes.ban.assemblies': [true, false],
      },
      { trials: 40 },
    ],
    [
      'buffers, beside halts that count from a length on',
      {
        [at(first, 'lanes.Dy.bufferDays')]: [10, 30, { median: 60, sigma: 0.4 }],
        'plant.minimumHaltDays': [1, 5, 40],
        'plant.restartDays': [2, 12],
      },
      { trials: 64 },
    ],
    ['transit, as files leave the same day', { [at(first, 'transitDays')]: [0, 30, 60] }, { trials: 64 }],
  ])('%s', (_, axes, options) => {
    expectSeparate(ban, axes, { seed: 'sweep', ...options });
  });

  test('on arbitrary scenarios', () => {
    const buffer = fc.oneof(
      fc.double({ min: 0, max: 120, noNaN: true }),
      fc.record({
        median: fc.double({ min: 1, max: 90, noNaN: true }),
        sigma: fc.double({ min: 0.1, max: 1, noNaN: true }),
      }),
      fc.record({
        low: fc.double({ min: 0, max: 20, noNaN: true }),
        high: fc.double({ min: 21, max: 90, noNaN: true }),
      }),
    );
    const several = fc.array(buffer, { minLength: 1, maxLength: 4 });
    const property = fc.property(arbitraryScenario, several, several, (raw, some, others) => {
      const scenario = parseScenario(raw);
      const lanes = entityIds(scenario.automakers).flatMap((automaker) =>
        Object.keys(scenario.automakers[automaker]!.lanes)
          .filter((key) => !key.endsWith('ource'))
          .map((element) => at(automaker, `lanes.${element}.bufferDays`)),
      );
      const [one, other] = [lanes[0]!, lanes.at(-1)!];
      expectSeparate(scenario, one === other ? { [one]: some } : { [one]: some, [other]: others }, {
        trials: 8,
        seed: 'arbitrary',
      });
    });
    fc.assert(property, { seed: 20250404, numRuns: 150 });
  });
});

test('A sweep has all combinations, the last axis fastest, with their settings', () => {
  const { points, scenario } = sweep(
    ban,
    {
      'plant.minimumRate': [0.3, 0.5],
      stock: { thin: {}, thick: { automakers: { [first]: { lanes: { Dy: { bufferDays: 300 } } } } } },
    },
    { trials: 50 },
  );
  expect(scenario).toBe(ban);
  expect(points.map(({ settings }) => settings)).toEqual([
    { 'plant.minimumRate': 0.3, stock: 'thin' },
    { 'plant.minimumRate': 0.3, stock: 'thick' },
    { 'plant.minimumRate': 0.5, stock: 'thin' },
    { 'plant.minimumRate': 0.5, stock: 'thick' },
  ]);
  expect(points[1]!.digest.scenario).toEqual(
    override(ban, {
      plant: { minimumRate: 0.3 },
      automakers: { [first]: { lanes: { Dy: { bufferDays: 300 } } } },
    }),
  );
  expect(summarize(points[0]!.digest).trials).toBe(50);
});

describe('A sweep refuses', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    ['no axis', {}, {}, /at least one axis/],
    ['an empty axis', { 'plant.minimumRate': [] }, {}, /axes\["plant.minimumRate"\] to be a list of values/],
    ['no list', { 'plant.minimumRate': 0.3 }, {}, /axes\["plant.minimumRate"\]/],
    [
      'a grid beyond reading',
      { a: new Array(400).fill(1), b: new Array(400).fill(1) },
      {},
      /at most 100000 points/,
    ],
    ['a path that leads nowhere', { 'plant.minimumRat': [0.3] }, {}, /minimumRat/],
    ['a value out of range', { 'plant.minimumRate': [3] }, {}, /minimumRate/],
    ['rare events', { 'plant.minimumRate': [0.3] }, { rareEvents: true }, /options.rareEvents/],
    ['trials out of range', { 'plant.minimumRate': [0.3] }, { trials: 0 }, /options.trials/],
  ])('%s', (_, axes, options, message) => {
    expect(() => sweep(ban, axes as Record<string, SweepAxis>, options)).toThrow(message);
  });
});

test.each([1, 3, 4])(
  'A sweep stopped after %i points goes on from its CSV to the bytes of one that was not',
  (stopAfter) => {
    const axes = { 'plant.minimumRate': [0.1, 0.3, 0.5], 'plant.restartDays': [0, 5] };
    const all = { trials: 20, seed: 'resumed', batch: 1 };
    const write = (text: string, part: Sweep): string => text + toCSV(part, { header: text === '' });
    const whole = [...sweepInBatches(ban, axes, all)].reduce(write, '');
    const stop = new AbortController();
    let text = '';
    const onProgress = (done: number): void => {
      if (done === stopAfter) stop.abort(new Error('stopped'));
    };
    expect(() => {
      for (const part of sweepInBatches(ban, axes, { ...all, onProgress, signal: stop.signal }))
        text = write(text, part);
    }).toThrow('stopped');
    const seen: number[] = [];
    const rest = { ...all, resumeFrom: text, onProgress: (done: number) => seen.push(done) };
    for (const part of sweepInBatches(ban, axes, rest)) text = write(text, part);
    expect(text).toBe(whole);
    expect(seen).toEqual(Array.from({ length: 7 - stopAfter }, (_, i) => stopAfter + i));
  },
);

test.each([
  ['another seed', ban, { seed: 'other' }],
  ['other trials', ban, { trials: 21 }],
  ['another scenario', override(ban, { horizonDays: 100 }), {}],
])('A sweep with %s runs all points again', (_, scenario, change) => {
  const axes = { 'plant.minimumRate': [0.1, 0.3] };
  const all = { trials: 20, seed: 'resumed' };
  const resumeFrom = toCSV(sweep(ban, axes, all));
  expect([...sweepInBatches(ban, axes, { ...all, resumeFrom })]).toEqual([]);
  const again = [...sweepInBatches(scenario, axes, { ...all, ...change, resumeFrom })];
  expect(again.flatMap(({ points }) => points)).toHaveLength(2);
});
