// Every outcome of the engine beside that of the plain stepper of tests/reference, bit for bit, over arbitrary trials: half in scenarios drawn with
// their weather by the library, half in weather that nobody would draw. Ends with an error at the first difference.
//
//   npm run soak [trials]        (default 100,000: some minutes)

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { createRunner, runTrial } from '../../src/engine/run-trial.ts';
import { emptyColumns } from '../../src/engine/simulation.ts';
import { compile, parseScenario, simulate } from '../../src/index.ts';
import { createWorkspace } from '../../src/kernel/workspace.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { arbitraryFuture, arbitraryScenario, type Future } from '../properties/arbitraries.ts';
import { referenceColumns } from '../reference/columns.ts';
import { stepThrough } from '../reference/stepper.ts';

const trials = Number(process.argv[2] ?? 100_000);

/** Trials of one scenario: enough that what one leaves behind would be seen in the next. */
const EACH = 50;

/** Arbitrary values in portions, as all at once would take much memory. */
function* sample<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let done = 0; done < count; done += 100) {
    yield* fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(100, count - done) });
  }
}

let halts = 0;

function drawn(raw: Record<string, unknown>, seed: string): void {
  const scenario = parseScenario(raw);
  const model = compile(scenario);
  const sampler = samplePaths(model, seed);
  const { outcomes } = simulate(scenario, { trials: EACH, seed });
  const futures = Array.from({ length: EACH }, (_, trial) => stepThrough(scenario, sampler.sample(trial)));
  for (const { id } of model.automakers) {
    const expected = futures.map((future) => future[id]!);
    deepStrictEqual(outcomes[id], referenceColumns(expected));
    halts += expected.filter((future) => future.halts > 0).length;
  }
}

function handMade({ scenario, model, samplePath }: Future): void {
  const columns = model.automakers.map(() => emptyColumns(1));
  runTrial(createRunner(createWorkspace(model, false)), samplePath, columns, 0);
  const future = stepThrough(scenario, samplePath);
  model.automakers.forEach(({ id }, i) => {
    deepStrictEqual(columns[i], referenceColumns([future[id]!]));
    if (future[id]!.halts > 0) halts += 1;
  });
}

const scenarios = Math.ceil(trials / 2 / EACH);
let n = 0;
for (const raw of sample(arbitraryScenario, scenarios, 2025)) drawn(raw, `soak/${n++}`);
console.log(
  `${(scenarios * EACH).toLocaleString('en')} trials of ${scenarios.toLocaleString('en')} arbitrary scenarios equal the stepper`,
);
const futures = Math.floor(trials / 2);
for (const future of sample(arbitraryFuture(), futures, 404)) handMade(future);
console.log(`${futures.toLocaleString('en')} futures that nobody drew equal the stepper`);
console.log(`${halts.toLocaleString('en')} outcomes with a halt among them`);
