import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScenario } from '../../src/index.ts';
import { holdColumns, holdLines } from '../kernel/hold-equal.ts';
import { arbitraryFuture, arbitraryScenario } from '../properties/arbitraries.ts';

/** Number of trials in all, half of them on sample paths that the library draws. */
const TRIALS = Number(process.env.SOAK_TRIALS ?? 40_000);

/** Trials of one scenario: enough to show state that one trial leaves for the next. */
const EACH = 50;

/** Yields arbitrary values, generated in portions to save memory. */
function* sample<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let done = 0; done < count; done += 100) {
    yield* fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(100, count - done) });
  }
}

test('The kernel equals the model on many arbitrary scenarios, on sampled paths (model.md §8)', () => {
  let halts = 0;
  let n = 0;
  for (const raw of sample(arbitraryScenario, Math.ceil(TRIALS / 2 / EACH), 2025)) {
    halts += holdColumns(parseScenario(raw), `soak/${n++}`, EACH);
  }
  expect(halts).toBeGreaterThan(TRIALS / 100);
});

test('The kernel equals the model on many arbitrary sample paths (model.md §8)', () => {
  let halts = 0;
  for (const { model, samplePath } of sample(arbitraryFuture(), Math.floor(TRIALS / 2), 404)) {
    halts += holdLines(model, [samplePath]);
  }
  expect(halts).toBeGreaterThan(TRIALS / 100);
});
