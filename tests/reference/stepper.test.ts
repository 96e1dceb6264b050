import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  catalogueNames,
  compile,
  drawSamplePath,
  loadScenario,
  type Model,
  measure,
  override,
  parseScenario,
  replay,
  type SamplePath,
  type Scenario,
  simulate,
} from '../../src/index.ts';
import { runAllDays, runDays } from '../../src/kernel/run-days.ts';
import { screenLine } from '../../src/kernel/screen.ts';
import { bindSamplePath, createWorkspace } from '../../src/kernel/workspace.ts';
import type { LaneTrajectory } from '../../src/model/trajectory.ts';
import { arbitraryFuture, arbitraryScenario } from '../properties/arbitraries.ts';
import { maker, world } from '../theory/minimal-scenarios.ts';
import { referenceColumns } from './columns.ts';
import { type ReferenceLaneResult, type ReferenceResult, stepThrough } from './stepper.ts';

/*
 * Each of these breaks of src/model turns a test here red:
 *
 * coast.ts     blind to a lane that runs short before its next event, or on that day; a short day found a day late; goods above the base stock coasted with; stock
 *              above it, or free supply beyond the need, not refused
 * sail.ts      an end while the line still stands
 * boat.ts      comfort without the stock at which a line restarts; goods counted on by the faster way; a first look that forgets that air may be slower
 * trouble.ts   a span that begins with the latest trouble, or ends a day early; more than a cycle taken to lie between due days; a last order unseen
 */

const SEED = 20250404;

/** What the library says of one weather, in the words of the reference. */
function libraryResult(model: Model, samplePath: SamplePath): Record<string, ReferenceResult> {
  const trajectory = replay(model, samplePath);
  const outcome = measure(model, trajectory);
  const results = model.automakers.map(({ id }, i): [string, ReferenceResult] => {
    const { rate, halted, filed, decided, leastCover, lanes } = trajectory.automakers[i]!;
    const { firstHaltDay, halts, haltDays, daysToRestart, bindingElement, vehiclesLost, timeToSurvive } =
      outcome.automakers[id]!;
    const measures = { firstHaltDay, halts, haltDays, daysToRestart, bindingElement, vehiclesLost };
    const [rates, haltedDays, cover] = [[...rate], [...halted], [...leastCover]];
    const files = { filed: [...filed], decided: [...decided] };
    const days = { rate: rates, halted: haltedDays, leastCover: cover, lanes: lanes.map(laneResult) };
    return [id, { ...measures, timeToSurvive, ...days, ...files }];
  });
  return Object.fromEntries(results);
}

function laneResult({ id: _, ...books }: LaneTrajectory): ReferenceLaneResult {
  const lists = Object.entries(books).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : [...value],
  ]);
  return Object.fromEntries(lists);
}

function expectSameColumns(scenario: Scenario, seed: string, trials: number): void {
  const model = compile(scenario);
  const futures = Array.from({ length: trials }, (_, i) =>
    stepThrough(scenario, drawSamplePath(model, seed, i)),
  );
  const { outcomes } = simulate(scenario, { trials, seed });
  for (const { id } of model.automakers) {
    expect(outcomes[id]).toEqual(referenceColumns(futures.map((future) => future[id]!)));
  }
}

describe('replay and measure equal the day-by-day reference bit for bit', { timeout: 60_000 }, () => {
  test('on drawn weather', () => {
    const property = fc.property(arbitraryScenario, fc.nat(1000), (raw, trial) => {
      const scenario = parseScenario(raw);
      const model = compile(scenario);
      const samplePath = drawSamplePath(model, 'reference', trial);
      expect(libraryResult(model, samplePath)).toEqual(stepThrough(scenario, samplePath));
    });
    fc.assert(property, { seed: SEED, numRuns: 250 });
  });

  test('on weather that nobody drew', () => {
    const property = fc.property(arbitraryFuture(), ({ scenario, model, samplePath }) => {
      expect(libraryResult(model, samplePath)).toEqual(stepThrough(scenario, samplePath));
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
  });
});

test('up to the day on which simulate begins to sail the line runs at full rate, and sailing from there is sailing', {
  timeout: 60_000,
}, () => {
  // Simulate draws its weather, so its short cut is held against other weather here, by itself.
  const property = fc.property(arbitraryFuture(), ({ scenario, model, samplePath }) => {
    const reference = stepThrough(scenario, samplePath);
    const workspace = createWorkspace(model, false);
    bindSamplePath(workspace, samplePath);
    workspace.states.forEach((state, i) => {
      const rate = [...reference[state.automaker.id]!.rate];
      const until = screenLine(state, samplePath.automakers[i]!, workspace.marketDays);
      expect(rate.slice(0, until).every((pace) => pace === 1)).toBe(true);
      for (const from of [until, Math.floor(until / 2), 0]) {
        runDays(state, workspace.marketDays, from);
        if (until < model.horizonDays) expect([...state.trajectory.rate]).toEqual(rate);
      }
      runAllDays(state, samplePath.automakers[i]!, workspace.marketDays);
      expect([...state.trajectory.rate]).toEqual(rate);
    });
  });
  fc.assert(property, { seed: SEED, numRuns: 300 });
});

describe('the columns of simulate equal the reference', { timeout: 60_000 }, () => {
  test.each(catalogueNames)('for %s', (name) => {
    expectSameColumns(loadScenario(name), 'reference', 20);
  });

  // Years apart a line comes into trouble more than once, and coasts in between.
  test.each([...catalogueNames])('for %s over six years', (name) => {
    expectSameColumns(override(loadScenario(name), { horizonDays: 2200 }), 'years', 8);
  });

  test('where a lane that has enough for a running line keeps one that stood from restarting', () => {
    for (let first = 10; first < 20; first++) {
      for (let second = 10; second < 20; second++) expectSameColumns(twoLanes(first, second), 'two', 1);
    }
  });

  test('for arbitrary scenarios', () => {
    const property = fc.property(arbitraryScenario, (raw) => {
      expectSameColumns(parseScenario(raw), 'columns', 6);
    });
    fc.assert(property, { seed: SEED, numRuns: 200 });
  });
});

/** Two lanes with buffers of so many days, whose orders land some days after each other. */
function twoLanes(first: number, second: number): Scenario {
  const lane = (bufferDays: number, phaseDays: number): object => ({
    bufferDays,
    licensedShare: 1,
    phaseDays,
  });
  const lanes = { Tb: lane(first, 50), Dy: lane(second, 45) };
  return world({
    desk: { effortWorkingDays: 10 },
    plant: { restartDays: 10 },
    ...maker({ cycleDays: 100, lanes }),
  });
}
