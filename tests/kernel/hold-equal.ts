import { compile, type Model, replay, type SamplePath, type Scenario, simulate } from '../../src/index.ts';
import { type LineOutcome, measureLine } from '../../src/model/halts.ts';
import { firstDivergence, firstRow } from './first-divergence.ts';
import { kernelLines } from './kernel-lines.ts';
import { drawnPaths, modelColumns } from './model-columns.ts';

/* Both throw an error whose message is the first divergence, and return the halts that were compared. */

/** Holds the lines of the kernel against those of the model: their days first, then their outcomes. */
export function holdLines(model: Model, samplePaths: readonly SamplePath[], firstTrial = 0): number {
  let trial = firstTrial;
  let halts = 0;
  for (const lines of kernelLines(model, samplePaths)) {
    const expected = replay(model, samplePaths[trial - firstTrial]!);
    const days = lines.map((line) => line.days);
    const divergence = firstDivergence(model, trial, expected, days);
    if (divergence !== undefined) throw new Error(divergence);
    for (const [i, { outcome }] of lines.entries()) {
      const measured = measureLine(expected.automakers[i]!, model.plant.minimumHaltDays);
      holdOutcome(`Trial ${trial}, automaker ${model.automakers[i]!.id}`, measured, outcome);
      halts += measured.halts;
    }
    trial += 1;
  }
  return halts;
}

function holdOutcome(where: string, expected: LineOutcome, actual: LineOutcome): void {
  for (const what of Object.keys(expected) as (keyof LineOutcome)[]) {
    if (Object.is(expected[what], actual[what])) continue;
    throw new Error(`${where}: ${what} is ${expected[what]} in the model, ${actual[what]} in the kernel`);
  }
}

/** Holds the columns of a run against the measures of the model, and names the day where it can. */
export function holdColumns(scenario: Scenario, seed: string, trials: number, firstTrial = 0): number {
  const model = compile(scenario);
  const samplePaths = drawnPaths(model, seed, firstTrial, trials);
  const columns = modelColumns(model, samplePaths);
  const divergence = firstRow(firstTrial, columns, simulate(scenario, { trials, seed, firstTrial }).outcomes);
  if (divergence !== undefined) {
    holdLines(model, samplePaths, firstTrial);
    throw new Error(divergence);
  }
  return Object.values(columns).reduce((sum, { halts }) => sum + halts.reduce((a, b) => a + b, 0), 0);
}
