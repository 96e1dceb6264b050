// Trials through the plain stepper, in weather that the library draws. stepper.ts bundles this.

import type { Scenario } from '../../src/index.ts';
import { compile } from '../../src/model/compile.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { stepThrough } from '../../tests/reference/stepper.ts';
import type { Run } from './contestant.ts';

export function stepperRun(scenario: Scenario): Run {
  const sampler = samplePaths(compile(scenario), 'stepper');
  return (first, trials) => {
    let halted = 0;
    for (let trial = first; trial < first + trials; trial++) {
      const firms = Object.values(stepThrough(scenario, sampler.sample(trial)));
      if (firms.some(({ halts }) => halts > 0)) halted += 1;
    }
    return halted;
  };
}
