import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';

const scenario = library.loadScenario('ban-resumes');
const run = library.simulate(scenario, { trials: 20, seed: 'kinds' });
const counts = library.digest(run);
const model = library.compile(scenario);
const curve = library.survivalCurve(run);

type Call = (...given: unknown[]) => unknown;
const call = library as unknown as Readonly<Record<string, Call>>;

/** Values of every kind that a user may pass by mistake. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  3,
  Number.NaN,
  'ban-resumes',
  true,
  [],
  [1],
  {},
  () => 1,
  Symbol('x'),
  10n,
  run,
  counts,
  model,
  curve,
];

/** Functions that are called with an odd value alone, and with one after a good one. */
const FIRST = [
  ...['bindingElements', 'compile', 'digest', 'diagnose', 'effectiveSampleSize', 'entityIds', 'explainTrial'],
  ...[
    'format',
    'fromJSON',
    'haltProbability',
    'loadScenario',
    'mean',
    'measure',
    'medianSamplePath',
    'merge',
  ],
  ...[
    'mergeDigests',
    'proportion',
    'quantile',
    'replay',
    'resume',
    'setsOfTrials',
    'summarize',
    'survivalCurve',
  ],
  ...[
    'survivalTime',
    'sweep',
    'tailMean',
    'toCSV',
    'toJSON',
    'withRegimePath',
    'compare',
    'forecast',
    'hindcast',
  ],
];
const SECOND: Record<string, unknown> = {
  bindingElements: run,
  haltProbability: run,
  survivalCurve: counts,
  diagnose: run,
  resume: run,
  explainTrial: run,
  replay: model,
  measure: model,
  withRegimePath: model,
  sweep: scenario,
  hindcast: scenario,
  mean: [1, 2],
  tailMean: [1, 2],
  survivalTime: [1, 2],
  explainSamplePath: model,
};

/** Expects that a call returns, or refuses in a sentence of the library. */
function expectSentence(name: string, ...given: unknown[]): void {
  try {
    call[name]!(...given);
  } catch (error) {
    const { message } = error as Error;
    const isSentence = error instanceof library.ScenarioError || message.startsWith('Expected ');
    expect([name, isSentence, isSentence ? '' : message]).toEqual([name, true, '']);
  }
}

describe('A value of the wrong kind is refused in a sentence, never by a native error', () => {
  test.each(FIRST)('as the argument of %s', (name) => {
    for (const odd of ODD) expectSentence(name, odd);
  });

  test.each(Object.keys(SECOND))('as the second argument of %s', (name) => {
    for (const odd of ODD) expectSentence(name, SECOND[name], odd);
  });
});

describe('An unknown option is refused, nested too', () => {
  const halts = {
    ...{ haltProbability: 0.1 },
    quantile: { column: 'firstHaltDay', p: 0.5, halfWidth: 3, q: 1 },
  };
  test.each<[string, () => unknown]>([
    ['threads', () => call.simulate!(scenario, { threads: 2 })],
    ['byday', () => call.simulate!(scenario, { rareEvents: { byday: 3 } })],
    ['threads', () => call.resume!(run, { trials: 30, threads: 2 })],
    ['q', () => [...(call.simulateInBatches!(scenario, { precision: halts }) as Iterable<unknown>)]],
    ['automakers', () => call.haltProbability!(run, { automakers: 'us-volume' })],
    ['automakers', () => call.haltProbability!(counts, { automakers: 'us-volume' })],
    ['day', () => call.diagnose!(run, { day: 3 })],
    ['bin', () => call.reliabilityTable!([0.1], [1], { bin: 3 })],
    ['fare', () => call.crps!([1], 1, { fare: true })],
    ['set', () => call.probability!([1], () => true, { sets: { count: 1, of: [0], set: 1 } })],
    ['expectedTrial', () => call.sequentialMean!([1, 2], { expectedTrial: 100 })],
  ])('%s', (name, ask) => {
    expect(ask).toThrow(`"${name}"`);
  });

  const objects = [new Map([['trials', 5]]), new Date(0), Promise.resolve(1), [5], new Set([5])];
  const takers: Record<string, (options: unknown) => unknown> = {
    simulate: (options) => call.simulate!(scenario, options),
    simulateInBatches: (options) => [...(call.simulateInBatches!(scenario, options) as Iterable<unknown>)],
    resume: (options) => call.resume!(run, options),
    compare: (options) => call.compare!(scenario, { other: scenario }, options),
    forecast: (options) => call.forecast!({ 'ban-resumes': 1 }, options),
    timeToSurvive: (options) => call.timeToSurvive!(scenario, {}, options),
    sweep: (options) => call.sweep!(scenario, { 'plant.minimumRate': [0.5] }, options),
    sweepInBatches: (options) => [
      ...(call.sweepInBatches!(scenario, { 'plant.minimumRate': [0.5] }, options) as Iterable<unknown>),
    ],
    uncertainty: (options) => call.uncertainty!(scenario, options),
    tailMean: (options) => call.tailMean!([1, 2, 3], 0.5, options),
    mean: (options) => call.mean!([1, 2, 3], options),
    toCSV: (options) => call.toCSV!(run, options),
    choose: (options) => call.choose!({ options: { a: {} }, scenarios: { scenario } }, options),
    hindcastEpisodes: (options) => call.hindcastEpisodes!({ goods: {} }, options),
    bufferCurve: (options) => call.bufferCurve!(scenario, { days: [5] }, options),
    optimizeBuffers: (options) => call.optimizeBuffers!(scenario, { atMost: 0.5 }, options),
    sobolIndices: (options) => call.sobolIndices!((x: { a: number }) => x.a, { a: [0, 1] }, options),
    sensitivity: (options) =>
      call.sensitivity!(scenario, { 'plant.minimumRate': [0.1, 0.5] }, { method: 'tornado' }, options),
  };
  test.each(Object.keys(takers))(
    'a Map, a Date, a Promise, a list and a Set are no options of %s',
    (name) => {
      for (const options of objects)
        expect(() => takers[name]!(options)).toThrow(/^Expected \w+ to be an object, got an? /);
    },
  );

  test('a confidence, a byDay and an automaker of the wrong kind are refused', () => {
    expect(() => call.simulate!(scenario, { confidence: '0.9' })).toThrow('options.confidence');
    expect(() => call.simulate!(scenario, { rareEvents: { byDay: '3' } })).toThrow(
      'options.rareEvents.byDay',
    );
    expect(() => call.simulate!(scenario, { rareEvents: { automaker: 3 } })).toThrow('rareEvents.automaker');
    expect(() => call.haltProbability!(run, { byDay: 1.5 })).toThrow('byDay');
  });
});

test('Nothing hangs for numbers at the edge of doubles', () => {
  const column = Array.from({ length: 50 }, (_, i) => i % 3);
  const edges = [5e-324, 1e-300, 1e-17, 2 ** -53, 1 - 2 ** -53, 1, 1e15, 1e300, Number.MAX_VALUE];
  const asks: ((edge: number) => unknown)[] = [
    (edge) => library.sequentialProbability(column, (x) => x > 1, { expectedTrials: edge }),
    (edge) => library.sequentialProbability(column, (x) => x > 1, { confidence: edge }),
    (edge) => library.sequentialQuantile(column, edge),
    (edge) => library.quantile(column, edge),
    (edge) => library.proportion(edge, edge, { method: 'clopper-pearson' }),
    (edge) => library.proportion(3, 7, { confidence: edge, method: 'clopper-pearson' }),
    (edge) => library.mean(column, { confidence: edge, method: 'hall' }),
    (edge) => library.mean([0, 0, edge], { method: 'hall', least: 0, most: edge }),
    (edge) => library.tailMean(column, edge),
    (edge) => library.kaplanMeier(column, { confidence: edge, observed: column.map((x) => (x > 0 ? 1 : 0)) }),
  ];
  for (const [i, ask] of asks.entries()) {
    for (const edge of edges) {
      try {
        ask(edge);
      } catch (error) {
        expect([i, edge, (error as Error).message]).toEqual([i, edge, expect.stringMatching(/^Expected /)]);
      }
    }
  }
});
