import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  catalogueNames,
  compile,
  digest,
  drawSamplePath,
  explainTrial,
  fromJSON,
  loadScenario,
  measure,
  merge,
  mergeDigests,
  type OutcomeColumns,
  override,
  parseScenario,
  replay,
  resume,
  type Scenario,
  scenarioOfSet,
  setOfTrial,
  simulate,
  sweep,
  toJSON,
} from '../../src/index.ts';
import { arbitraryScenario } from '../properties/arbitraries.ts';
import { modelColumns } from './model-columns.ts';

/* Trial i of a run over parameter sets is, to the bit, trial i of the scenario of its set by itself. */

/** Sets for the arbitrary scenarios, that move every kind of number. */
const { TEST_SETS } = vi.hoisted(() => {
  const sets = 5;
  const factors = [0.4, 0.7, 1, 1.6, 2.5];
  const lanes = ['alpha', 'beta', 'gamma'].flatMap((id) =>
    ['Sc', 'Y', 'Sm', 'Gd', 'Tb', 'Dy', 'Lu'].map(
      (element) => `automakers.${id}.lanes.${element}.bufferDays`,
    ),
  );
  const positive = (median: number, ...paths: string[]) => ({
    paths,
    kind: 'positive',
    median,
    values: factors.map((factor) => factor * median),
  });
  const share = (...paths: string[]) => ({
    paths,
    kind: 'share',
    median: 0.4,
    values: [0.05, 0.2, 0.4, 0.7, 0.95],
  });
  const columns = [
    positive(10, 'desk.effortWorkingDays.median'),
    positive(0.5, 'desk.effortWorkingDays.sigma'),
    positive(1, 'desk.pace', 'desk.pace.median'),
    positive(0.4, 'desk.pace.sigma'),
    share('policy.regimes.truce.stalled', 'policy.regimes.slowed.stalled'),
    positive(1, 'policy.regimes.truce.speed', 'policy.regimes.slowed.speed'),
    share('policy.regimes.truce.returned', 'policy.regimes.slowed.returned'),
    share('automakers.alpha.clearedAtStart', 'automakers.beta.clearedAtStart'),
    positive(7, ...lanes.map((path) => `${path}.median`)),
    positive(0.3, ...lanes.map((path) => `${path}.sigma`)),
  ];
  return {
    TEST_SETS: { name: 'test', title: 'Test', source: 'judgement', until: '2025-06-30', sets, columns },
  };
});

vi.mock('../../src/scenario/parameter-data.ts', async (original) => {
  const { PARAMETER_DATA } = await original<typeof import('../../src/scenario/parameter-data.ts')>();
  return { PARAMETER_DATA: { ...PARAMETER_DATA, test: TEST_SETS } };
});

const SEED = 20250404;

/** An arbitrary scenario over the sets above, its laws mostly those that sets move. */
const overTestSets: fc.Arbitrary<Scenario> = arbitraryScenario.map((raw) => {
  const scenario = parseScenario({ ...raw, parameters: 'test' });
  const { limitWorkingDays: limit } = scenario.desk;
  const law = { median: 7, sigma: 0.5 };
  const makers = Object.entries(scenario.automakers).map(([id, { lanes }]) => [
    id,
    { lanes: Object.fromEntries(Object.keys(lanes).map((element) => [element, { bufferDays: law }])) },
  ]);
  return override(scenario, {
    parameters: 'test',
    desk: { effortWorkingDays: { median: limit / 3, sigma: 0.4 } },
    automakers: Object.fromEntries(makers.slice(0, 2)),
  });
});

function over(name: string): Scenario {
  return override(loadScenario(name), { parameters: 'spring-2025' });
}

/** Row i of all columns. */
function rowOf(outcomes: Readonly<Record<string, OutcomeColumns>>, i: number): unknown {
  return Object.entries(outcomes).map(([id, columns]) => [
    id,
    Object.entries(columns).map(([name, column]) => [name, column[i]]),
  ]);
}

function expectSameRows(
  scenario: Scenario,
  seed: string,
  trials: number,
  sampling: 'independent' | 'sobol' = 'independent',
): void {
  const run = simulate(scenario, { trials, seed, sampling });
  for (let i = 0; i < trials; i++) {
    const single = scenarioOfSet(scenario, setOfTrial(scenario, seed, i)!);
    const alone = simulate(single, { trials: 1, firstTrial: i, seed, sampling });
    expect(rowOf(run.outcomes, i)).toEqual(rowOf(alone.outcomes, 0));
  }
}

describe('trial i of a run over parameter sets is trial i of the scenario of its set', {
  timeout: 120_000,
}, () => {
  test.each(catalogueNames)('of %s', (name) => {
    expectSameRows(over(name), 'law', 20);
    expectSameRows(over(name), 'law', 12, 'sobol');
  });

  test('of arbitrary scenarios', () => {
    const property = fc.property(
      overTestSets,
      fc.constantFrom('independent' as const, 'sobol' as const),
      (scenario, sampling) => {
        expectSameRows(scenario, 'law', 8, sampling);
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 50 });
  });

  test('in the model, and so are its columns', () => {
    const property = fc.property(overTestSets, fc.nat(1000), (scenario, trial) => {
      const single = scenarioOfSet(scenario, setOfTrial(scenario, 'model', trial)!);
      const [model, ours] = [compile(scenario), compile(single)];
      const samplePath = drawSamplePath(model, 'model', trial);
      const alone = drawSamplePath(ours, 'model', trial);
      const measured = measure(model, replay(model, samplePath));
      expect(measured).toEqual(measure(ours, replay(ours, alone)));
      const { outcomes } = simulate(scenario, { trials: 1, firstTrial: trial, seed: 'model' });
      expect(outcomes).toEqual(modelColumns(model, [samplePath]));
    });
    fc.assert(property, { seed: SEED, numRuns: 50 });
  });

  test('in stories', () => {
    const scenario = over('ban-resumes');
    const run = simulate(scenario, { trials: 3, firstTrial: 70, seed: 'story' });
    for (const trial of [70, 72]) {
      const single = scenarioOfSet(scenario, setOfTrial(scenario, 'story', trial)!);
      const alone = simulate(single, { trials: 3, firstTrial: 70, seed: 'story' });
      expect(explainTrial(run, trial).outcome).toEqual(explainTrial(alone, trial).outcome);
    }
  });
});

describe('runs over parameter sets', { timeout: 120_000 }, () => {
  const scenario = over('ban-resumes');
  const options = { trials: 3000, seed: 'shards' };
  const whole = simulate(scenario, options);

  test('draw sets that do not depend on the scenario, all about equally often', () => {
    const counts = new Array<number>(128).fill(0);
    for (let i = 0; i < 12_800; i++) counts[setOfTrial(scenario, 'even', i)!]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(160);
    expect(setOfTrial(over('truce-holds'), 'even', 5)).toBe(setOfTrial(scenario, 'even', 5));
    expect(setOfTrial(loadScenario('spring-2025'), 'even', 5)).toBeUndefined();
  });

  // tests/unit/node/parallel.test.ts runs them on threads.
  test('are the same as digests, from shards, resumed and stored', () => {
    const counted = simulate(scenario, { ...options, keep: 'summary' });
    expect(counted).toEqual(digest(whole));
    const shard = (firstTrial: number, trials: number) => ({ ...options, firstTrial, trials });
    expect(merge([simulate(scenario, shard(1000, 2000)), simulate(scenario, shard(0, 1000))])).toEqual(whole);
    const parts = [shard(2500, 500), shard(0, 700), shard(700, 1800)].map((part) =>
      simulate(scenario, { ...part, keep: 'summary' as const }),
    );
    expect(JSON.stringify(mergeDigests(parts))).toBe(JSON.stringify(counted));
    expect(JSON.stringify(mergeDigests([mergeDigests([parts[2]!, parts[0]!]), parts[1]!]))).toBe(
      JSON.stringify(counted),
    );
    expect(resume(simulate(scenario, shard(0, 900)), { trials: 3000 })).toEqual(whole);
    expect(fromJSON(JSON.parse(JSON.stringify(toJSON(whole))))).toEqual(whole);
  });

  test('refuse rare events, and say what to do', () => {
    expect(() => simulate(scenario, { rareEvents: true })).toThrow(
      `Expected options.rareEvents to be left out over parameter sets, got true; override(scenario, { parameters: 'median' }) gives a single setting`,
    );
  });
});

describe('points of a sweep over parameter sets are the digests of runs by themselves', {
  timeout: 120_000,
}, () => {
  function expectSameDigests(of: ReturnType<typeof sweep>): void {
    for (const { digest, settings } of of.points) {
      const { scenario, options } = digest;
      const alone = simulate(scenario, { ...options, keep: 'summary' });
      expect([settings, JSON.stringify(digest) === JSON.stringify(alone)]).toEqual([settings, true]);
    }
  }

  const DY = 'automakers.eu-volume.lanes.Dy.bufferDays';
  const options = { trials: 600, seed: 'sweep' };

  test('where buffers are stated, whole or in part, or not at all', () => {
    expectSameDigests(sweep(over('ban-resumes'), { [DY]: [20, 60, { median: 80, sigma: 0.3 }] }, options));
    expectSameDigests(
      sweep(over('licences-slowed'), { [`${DY}.median`]: [20, 60], [`${DY}.sigma`]: [0.2, 0.9] }, options),
    );
    const labelled = { asItIs: {}, single: { parameters: 'median' }, again: { parameters: 'spring-2025' } };
    expectSameDigests(sweep(over('ban-resumes'), { labelled, 'plant.restartDays': [1, 6] }, options));
  });

  test('where regimes, efforts and clearing are stated', () => {
    const axes = { 'policy.regimes.truce.returned': [0, 0.5], 'policy.regimes.slowed.speed': [0.5, 0.8] };
    expectSameDigests(sweep(over('licences-slowed'), axes, options));
    const others = {
      'desk.effortWorkingDays': [20, { median: 30, sigma: 0.2 }],
      'automakers.us-volume.clearedAtStart': [0, 1],
    };
    expectSameDigests(sweep(over('truce-holds'), others, { ...options, sampling: 'sobol' }));
  });

  test('for arbitrary scenarios', () => {
    const property = fc.property(overTestSets, (scenario) => {
      const [id] = Object.keys(scenario.automakers);
      const [element] = Object.keys(scenario.automakers[id!]!.lanes);
      const path = `automakers.${id}.lanes.${element}.bufferDays`;
      const buffers = {
        lower: { automakers: {} },
        law: patchAt(`${path}.median`, 4),
        number: patchAt(path, 6),
      };
      const some = scenario.automakers[id!]!.lanes;
      const isLaw =
        typeof (some as Record<string, { bufferDays: unknown }>)[element!]!.bufferDays === 'object';
      const labelled = isLaw ? buffers : { number: buffers.number };
      expectSameDigests(
        sweep(scenario, { labelled, 'plant.restartDays': [1, 6] }, { trials: 40, seed: 'sweep' }),
      );
    });
    fc.assert(property, { seed: SEED, numRuns: 20 });
  });
});

function patchAt(path: string, value: unknown): object {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}
