// Runs trials through the model, day by day, on sampled paths. stepper.ts bundles this file.

import type { Scenario } from '../../src/index.ts';
import { compile } from '../../src/model/compile.ts';
import { replay } from '../../src/model/replay.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import type { Run } from './contestant.ts';

export function stepperRun(scenario: Scenario): Run {
  const model = compile(scenario);
  const sampler = samplePaths(model, 'stepper');
  return (first, trials) => {
    let halted = 0;
    for (let trial = first; trial < first + trials; trial++) {
      const { automakers } = replay(model, sampler.sample(trial));
      if (automakers.some((line) => line.halted.includes(1))) halted += 1;
    }
    return halted;
  };
}
