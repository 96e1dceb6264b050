import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  catalogueNames,
  compile,
  type Digest,
  digest,
  loadScenario,
  override,
  parseScenario,
  type Scenario,
  simulate,
  sweep,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryFuture, arbitraryScenario } from '../properties/arbitraries.ts';
import { pricedScenario } from '../properties/arbitrary-prices.ts';
import { automakerPatch, minimalScenario } from '../theory/minimal-scenarios.ts';
import { holdColumns, holdLines } from './hold-equal.ts';
import { drawnPaths, modelColumns } from './model-columns.ts';

/* The kernel gives the outcomes of the model, to the bit. A failure names the first divergence. */

const SEED = 20250404;

describe('the kernel gives the days and halts of every line of the model (model.md §2–§6)', {
  timeout: 120_000,
}, () => {
  test('on drawn sample paths', () => {
    let halts = 0;
    const property = fc.property(arbitraryScenario, fc.nat(1000), (raw, trial) => {
      const model = compile(parseScenario(raw));
      halts += holdLines(model, drawnPaths(model, 'kernel', trial, 3), trial);
    });
    fc.assert(property, { seed: SEED, numRuns: cases(400) });
    expect(halts).toBeGreaterThan(cases(400));
  });

  test('on sample paths that nobody drew', () => {
    let halts = 0;
    const property = fc.property(arbitraryFuture(), ({ model, samplePath }) => {
      halts += holdLines(model, [samplePath]);
    });
    fc.assert(property, { seed: SEED, numRuns: cases(1000) });
    expect(halts).toBeGreaterThan(cases(1000));
  });
});

describe('the columns of simulate are the measures of the model (model.md §7)', { timeout: 120_000 }, () => {
  test.each(catalogueNames)('for %s', (name) => {
    holdColumns(loadScenario(name), 'kernel', 20);
  });

  // Over years a line runs short more than once, and at full rate in between.
  test.each([...catalogueNames])('for %s over six years', (name) => {
    holdColumns(override(loadScenario(name), { horizonDays: 2200 }), 'years', 6);
  });

  test('for the reference workload', () => {
    const text = readFileSync(new URL('../../bench/reference-workload.json', import.meta.url), 'utf8');
    holdColumns(parseScenario(JSON.parse(text)), 'workload', 60, 1000);
  });

  test('where a lane with enough for a running line keeps a halted one from restarting', () => {
    for (let first = 10; first < 20; first++) {
      for (let second = 10; second < 20; second++) holdColumns(twoLanes(first, second), 'two', 1);
    }
  });

  test('for arbitrary scenarios with prices', () => {
    const property = fc.property(pricedScenario, (raw) => {
      holdColumns(parseScenario(raw), 'columns', 6);
    });
    fc.assert(property, { seed: SEED, numRuns: cases(300) });
  });

  test('for arbitrary scenarios', () => {
    const property = fc.property(arbitraryScenario, (raw) => {
      holdColumns(parseScenario(raw), 'columns', 6);
    });
    fc.assert(property, { seed: SEED, numRuns: cases(200) });
  });
});

describe('digests count the measures of the model (model.md §7)', { timeout: 120_000 }, () => {
  test('of a run with keep: summary', () => {
    const options = { trials: 60, seed: 'digest', keep: 'summary' } as const;
    expectModelDigest(simulate(loadScenario('ban-resumes'), options));
  });

  test('of every point of a sweep over buffers and regimes', () => {
    const axes = {
      'automakers.eu-volume.lanes.Dy.bufferDays': [20, 60, { median: 80, sigma: 0.3 }],
      'policy.regimes.truce.returned': [0, 0.5],
    };
    const { points } = sweep(loadScenario('licences-slowed'), axes, { trials: 30, seed: 'sweep' });
    for (const point of points) expectModelDigest(point.digest);
  });
});

/** Compares a digest with that of a run whose columns are the model's. */
function expectModelDigest(actual: Digest): void {
  const { scenario, options } = actual;
  const model = compile(scenario);
  const outcomes = modelColumns(model, drawnPaths(model, options.seed, options.firstTrial, options.trials));
  const run = { ...simulate(scenario, { ...options, trials: 1 }), options, outcomes };
  expect(JSON.stringify(actual)).toBe(JSON.stringify(digest(run)));
}

/** Two lanes with buffers of so many days, whose orders arrive some days after each other. */
function twoLanes(first: number, second: number): Scenario {
  const lane = (bufferDays: number, phaseDays: number): object => ({
    bufferDays,
    licensedShare: 1,
    phaseDays,
  });
  const lanes = { Tb: lane(first, 50), Dy: lane(second, 45) };
  return minimalScenario({
    desk: { effortWorkingDays: 10 },
    plant: { restartDays: 10 },
    ...automakerPatch({ cycleDays: 100, lanes }),
  });
}
