import { expect, it } from 'vitest';
import {
  compare,
  compile,
  forecast,
  loadScenario,
  override,
  parseScenario,
  type Scenario,
  ScenarioError,
  simulate,
  simulateInBatches,
  sweep,
  uncertainty,
} from '../../../src/index.ts';
import { runInParallel } from '../../../src/parallel/run-in-parallel.ts';
import { asScenario } from '../../../src/scenario/as-scenario.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 90 });
const wrong: Scenario = { ...scenario, horizonDays: Number.NaN };
const trials = { trials: 2 };

it.each<[string, () => unknown]>([
  ['simulate', () => simulate(wrong, trials)],
  ['simulate, of a summary', () => simulate(wrong, { ...trials, keep: 'summary' })],
  ['simulateInBatches', () => [...simulateInBatches(wrong, trials)]],
  ['compile', () => compile(wrong)],
  ['sweep', () => sweep(wrong, { horizonDays: [30] }, trials)],
  ['compare', () => compare(scenario, { wrong }, trials)],
  ['forecast', () => forecast({ wrong: 1 }, { ...trials, scenarios: { wrong } })],
  ['uncertainty', () => uncertainty(wrong, { outer: 4, inner: 2 })],
  ['override', () => override(wrong, {})],
])('%s refuses a copy of a scenario with a wrong value', (_, call) => {
  expect(call).toThrow(ScenarioError);
  expect(call).toThrow('Expected horizonDays to be a finite number, got NaN');
});

it('A run on several workers refuses a copy with a wrong value before it starts any', async () => {
  const run = runInParallel([wrong], trials, 2, () => expect.unreachable());
  await expect(run).rejects.toThrow('Expected horizonDays to be a finite number');
});

it('A copy of a scenario that is a valid file is parsed, and runs as that file does', () => {
  const copy = { ...scenario, plant: {} } as Scenario;
  const run = simulate(copy, trials);
  expect(run.scenario).toEqual(parseScenario(copy));
  expect(run.scenario.plant.minimumRate).toBe(0.5);
});

it('A parsed scenario is taken as it is, also from a message, which carries a copy', () => {
  expect(simulate(scenario, trials).scenario).toBe(scenario);
  expect(asScenario('scenario', structuredClone(scenario))).toEqual(scenario);
});
