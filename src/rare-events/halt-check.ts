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

/** Plain trials and how many of them bring the halt. */
export interface HaltCount {
  readonly trials: number;
  readonly halts: number;
}

/** Counts halts in plain trials, until they are enough or the trials come to `most`. */
export function countHalts(
  problem: RareEventProblem,
  seed: string,
  most: number,
  enough: number = Number.POSITIVE_INFINITY,
): HaltCount {
  const sampler = samplePaths(problem.model, seed);
  const isHalt = haltCheck(problem);
  let [trials, halts] = [0, 0];
  while (trials < most && halts < enough) if (isHalt(sampler.sample(trials++))) halts += 1;
  return { trials, halts };
}
