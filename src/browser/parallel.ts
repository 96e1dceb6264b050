import type { Digest } from '../engine/digest.ts';
import type { Keep, KeepColumns, KeepSummary, Simulation } from '../engine/run.ts';
import { type ParallelOptions, runInParallel } from '../parallel/run-in-parallel.ts';
import type { Lease } from '../parallel/worker-pool.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Page, page } from './web.ts';
import { webWorkers } from './web-workers.ts';

/** Workers of a browser that does not say how many cores there are. */
const DEFAULT_WORKERS = 2;

/** With `keep: 'summary'`: the digest of the run, gathered in memory that does not grow with the trials. */
export function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions & KeepSummary,
): Promise<Digest>;
/**
 * `simulate` on all cores of a browser: the same bytes, whatever the number of Web Workers.
 *
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a worker fails; no worker is left.
 */
export function simulateInParallel(
  scenario: Scenario,
  options?: ParallelOptions & KeepColumns,
): Promise<Simulation>;
export async function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions & { readonly keep?: Keep } = {},
): Promise<Simulation | Digest> {
  const [run] = await runInParallel([scenario], options, coresOf(page), acquire);
  return run!;
}

/** With `keep: 'summary'`: a digest each. */
export function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions & KeepSummary,
): Promise<Digest[]>;
/** Several scenarios under the same options, their shards shared out over one set of workers; else as `simulateInParallel`. */
export function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options?: ParallelOptions & KeepColumns,
): Promise<Simulation[]>;
export async function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions & { readonly keep?: Keep } = {},
): Promise<(Simulation | Digest)[]> {
  return runInParallel(scenarios, options, coresOf(page), acquire);
}

function coresOf({ navigator }: Page): number {
  return navigator?.hardwareConcurrency || DEFAULT_WORKERS;
}

function acquire(count: number): Promise<Lease> {
  return webWorkers.acquire(count);
}
