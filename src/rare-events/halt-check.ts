import { bindSamplePath, createWorkspace, runLine } from '../kernel/index.ts';
import type { SamplePath } from '../model/sample-path.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import type { RareEventProblem } from './problem.ts';

/** Returns a function that tells whether a sample path brings the halt that is asked for. */
export function haltCheck({ model, days, lanes }: RareEventProblem): (samplePath: SamplePath) => boolean {
  const workspace = createWorkspace(model);
  const automakers = [...new Set(lanes.map(({ automaker }) => automaker))];
  return (samplePath) => {
    bindSamplePath(workspace, samplePath);
    return automakers.some((i) => runLine(workspace, i, samplePath.automakers[i]!).firstHaltDay < days);
  };
}

/** Counts the plain trials, of so many, that bring the halt. */
export function countHalts(problem: RareEventProblem, seed: string, trials: number): number {
  const sampler = samplePaths(problem.model, seed);
  const halts = haltCheck(problem);
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (halts(sampler.sample(trial))) count += 1;
  return count;
}
