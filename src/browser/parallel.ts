import { type ParallelOptions, runInParallel } from '../engine/parallel.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Scenario } from '../scenario/types.ts';
import { page } from './web.ts';
import { hireWebWorkers } from './web-workers.ts';

/** Workers of a browser that does not say how many cores there are. */
const DEFAULT_WORKERS = 2;

/**
 * `simulate` on all cores of a browser: the same bytes, whatever the number of Web Workers.
 *
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a worker fails; no worker is left.
 */
export async function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions = {},
): Promise<Simulation> {
  const [run] = await simulateAllInParallel([scenario], options);
  return run!;
}

/** Several scenarios under the same options, their shards shared out over one set of workers; else as `simulateInParallel`. */
export async function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions = {},
): Promise<Simulation[]> {
  const cores = page.navigator?.hardwareConcurrency || DEFAULT_WORKERS;
  return runInParallel(scenarios, options, cores, hireWebWorkers);
}
