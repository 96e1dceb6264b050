// Holds every outcome of the engine against the model, bit for bit, over arbitrary trials: half on sample
// paths that the library draws, half on sample paths that nobody would draw. The first divergence ends it
// with an error that names it.
//
//   npm run soak [trials]        (default 100,000: some minutes)

import fc from 'fast-check';
import { parseScenario } from '../../src/index.ts';
import { holdColumns, holdLines } from '../kernel/hold-equal.ts';
import { arbitraryFuture, arbitraryScenario } from '../properties/arbitraries.ts';

const trials = Number(process.argv[2] ?? 100_000);

/** Trials of one scenario: enough that what one leaves behind would show in the next. */
const EACH = 50;

/** Arbitrary values in portions, as all at once would take much memory. */
function* sample<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let done = 0; done < count; done += 100) {
    yield* fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(100, count - done) });
  }
}

let halts = 0;
const scenarios = Math.ceil(trials / 2 / EACH);
let n = 0;
for (const raw of sample(arbitraryScenario, scenarios, 2025)) {
  halts += holdColumns(parseScenario(raw), `soak/${n++}`, EACH);
}
console.log(
  `${(scenarios * EACH).toLocaleString('en')} trials of ${scenarios.toLocaleString('en')} arbitrary scenarios equal the model`,
);
const futures = Math.floor(trials / 2);
for (const { model, samplePath } of sample(arbitraryFuture(), futures, 404)) {
  halts += holdLines(model, [samplePath]);
}
console.log(`${futures.toLocaleString('en')} sample paths that nobody drew equal the model`);
console.log(`${halts.toLocaleString('en')} halts among them`);
