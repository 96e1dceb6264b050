import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';

// As from JavaScript, where no type stands in the way.
const call = library as unknown as Record<string, (...args: unknown[]) => unknown>;
const scenario = library.loadScenario('truce-holds');
const run = library.simulate(scenario, { trials: 5 });
const model = library.compile(scenario);

describe('a public function says in one sentence what it expected', () => {
  test.each(['simulate', 'compile', 'uncertainty', 'sweep', 'compare'])(
    '%s refuses the name of a scenario in place of the scenario',
    (name) => {
      expect(() => call[name]!('ban-resumes', {})).toThrow(TypeError);
      expect(() => call[name]!('ban-resumes', {})).toThrow(
        /^Expected (scenario|baseline) to be a Scenario, got "ban-resumes" \(string\); loadScenario\("ban-resumes"\) returns one/,
      );
    },
  );

  test('simulateInBatches refuses it at the first step', () => {
    expect(() => [...(call.simulateInBatches!('ban-resumes') as Iterable<unknown>)]).toThrow('a Scenario');
  });

  test.each(['haltProbability', 'survivalCurve', 'bindingElements', 'summarize', 'explainTrial'])(
    '%s refuses a scenario in place of a run',
    (name) => {
      expect(() => call[name]!(scenario, 0)).toThrow(TypeError);
      expect(() => call[name]!(scenario, {})).toThrow(
        /to be a run, got an object with .*; simulate\(scenario\) returns one$/,
      );
    },
  );

  test.each(['replay', 'measure', 'drawSamplePath', 'medianSamplePath', 'withRegimePath'])(
    '%s refuses a scenario in place of a model',
    (name) => {
      expect(() => call[name]!(scenario, 'seed', 0)).toThrow(
        /^Expected model to be a Model, got an object with .*; compile\(scenario\) returns one$/,
      );
    },
  );

  test.each([
    ['simulate', [scenario, { trails: 5 }], 'got "trails"; did you mean "trials"?'],
    ['compare', [scenario, { other: scenario }, { tirals: 5 }], 'did you mean "trials"?'],
    ['sweep', [scenario, { horizonDays: [30] }, { sead: 'a' }], 'did you mean "seed"?'],
    ['forecast', [{ 'truce-holds': 1 }, { trails: 5 }], 'did you mean "trials"?'],
    ['uncertainty', [scenario, { outr: 4 }], 'did you mean "outer"?'],
    ['haltProbability', [run, { byday: 3 }], 'did you mean "byDay"?'],
    ['survivalCurve', [run, { automakr: 'x' }], 'did you mean "automaker"?'],
    ['drawSamplePath', [model, 'seed', 0, { samplng: 'sobol' }], 'did you mean "sampling"?'],
  ])('%s refuses an unknown option, with the nearest one', (name, args, says) => {
    expect(() => call[name]!(...(args as unknown[]))).toThrow(says);
  });

  test('options that are no object are refused', () => {
    expect(() => call.simulate!(scenario, 1000)).toThrow(/^Expected options to be an object, got 1000/);
  });
});
