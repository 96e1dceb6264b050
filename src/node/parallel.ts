import { availableParallelism } from 'node:os';
import type { Digest } from '../engine/digest.ts';
import type { Keep, KeepColumns, KeepSummary, Simulation } from '../engine/run.ts';
import { type ParallelOptions, runInParallel } from '../parallel/run-in-parallel.ts';
import type { Lease } from '../parallel/worker-pool.ts';
import type { Scenario } from '../scenario/types.ts';
import { threads } from './threads.ts';

/** With `keep: 'summary'`: the digest of the run, gathered in memory that does not grow with the trials. */
export function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions & KeepSummary,
): Promise<Digest>;
/**
 * `simulate` on all cores: the same bytes, whatever the number of worker threads.
 *
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a thread fails; no thread is left.
 */
export function simulateInParallel(
  scenario: Scenario,
  options?: ParallelOptions & KeepColumns,
): Promise<Simulation>;
export async function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions & { readonly keep?: Keep } = {},
): Promise<Simulation | Digest> {
  const [run] = await runInParallel([scenario], options, availableParallelism(), acquire);
  return run!;
}

/** With `keep: 'summary'`: a digest each. */
export function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions & KeepSummary,
): Promise<Digest[]>;
/** Several scenarios under the same options, their shards shared out over one pool of threads; else as `simulateInParallel`. */
export function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options?: ParallelOptions & KeepColumns,
): Promise<Simulation[]>;
export async function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions & { readonly keep?: Keep } = {},
): Promise<(Simulation | Digest)[]> {
  return runInParallel(scenarios, options, availableParallelism(), acquire);
}

function acquire(count: number): Promise<Lease> {
  return threads.acquire(count);
}
