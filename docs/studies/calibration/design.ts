// Runs the model at many settings. Every point has trials of its own, so that whatever is fitted to many
// points averages
// their noise.

import { knownBy, observations } from '../../../src/history/index.ts';
import { loadScenario } from '../../../src/index.ts';
import { settled } from '../hindcast/parameters.ts';
import { CUT_OFF, knownFacts } from './known-facts.ts';
import type { Example } from './network.ts';
import { outputsOf, simulateOutputs, type Trials } from './outputs.ts';
import { mapInProcesses, partsOf } from './processes.ts';

/** Parts that a design is cut into, so that all cores are busy to the end. */
const PARTS = 16;

/** Trials of each setting: few, as neighbours tell the rest. */
const DESIGN_TRIALS: Trials = { followed: 16, lines: 128 };

/** Part of a design, as a process is sent it. */
export interface DesignTask {
  readonly points: readonly Float64Array[];
  readonly firstPoint: number;
  readonly seed: string;
  readonly trials: Trials;
}

/** The model's answers at points of the unit cube, in order. */
export async function runDesign(points: readonly Float64Array[], seed: string): Promise<Example[]> {
  const tasks = partsOf(points, PARTS).map(({ first, items }) => ({
    points: items,
    firstPoint: first,
    seed,
    trials: DESIGN_TRIALS,
  }));
  const file = new URL('./design-process.ts', import.meta.url);
  return (await mapInProcesses<DesignTask, Example[]>(file, tasks)).flat();
}

/** The model's answers at points, computed here. */
export function answersAt({ points, firstPoint, seed, trials }: DesignTask): Example[] {
  const outputs = springOutputs();
  return points.map((input, i) => ({
    input,
    output: simulateOutputs(outputs, settled(input), `${seed}/${firstPoint + i}`, trials),
  }));
}

/** What the shipped facts ask of the shipped spring. */
export function springOutputs(): ReturnType<typeof outputsOf> {
  const known = knownBy(observations, CUT_OFF);
  return outputsOf(loadScenario('spring-2025'), known, knownFacts(known));
}
