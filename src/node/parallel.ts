import { availableParallelism } from 'node:os';
import { type ParallelOptions, runInParallel } from '../engine/parallel.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Scenario } from '../scenario/types.ts';
import { hireThreads } from './threads.ts';

/**
 * `simulate` on all cores: the same bytes, whatever the number of worker threads.
 *
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a thread fails; no thread is left.
 */
export async function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions = {},
): Promise<Simulation> {
  const [run] = await simulateAllInParallel([scenario], options);
  return run!;
}

/** Several scenarios under the same options, their shards shared out over one pool of threads; else as `simulateInParallel`. */
export async function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions = {},
): Promise<Simulation[]> {
  return runInParallel(scenarios, options, availableParallelism(), hireThreads);
}
