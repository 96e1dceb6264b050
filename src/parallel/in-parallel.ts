import type { Digest } from '../engine/digest.ts';
import type { Keep, KeepColumns, KeepSummary, Simulation } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { type ParallelOptions, runInParallel } from './run-in-parallel.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Signature of `simulate` on several workers. The result does not depend on their number. */
export interface SimulateInParallel {
  /**
   * With `keep: 'summary'`, resolves to the digest of the run, in memory that does not grow with the trials.
   */
  (scenario: Scenario, options: ParallelOptions & KeepSummary): Promise<Digest>;
  (scenario: Scenario, options?: ParallelOptions & KeepColumns): Promise<Simulation>;
}

/** Signature of a function that runs several scenarios under the same options on one set of workers. */
export interface SimulateAllInParallel {
  /** With `keep: 'summary'`, resolves to a digest for each. */
  (scenarios: readonly Scenario[], options: ParallelOptions & KeepSummary): Promise<Digest[]>;
  (scenarios: readonly Scenario[], options?: ParallelOptions & KeepColumns): Promise<Simulation[]>;
}

/**
 * Returns the two functions on the workers of a pool; a run uses `cores()` of them unless it names a
 * number.
 */
export function inParallel(
  pool: WorkerPool,
  cores: () => number,
): { readonly one: SimulateInParallel; readonly all: SimulateAllInParallel } {
  const all = (
    scenarios: readonly Scenario[],
    options: ParallelOptions & { readonly keep?: Keep } = {},
  ): Promise<(Simulation | Digest)[]> =>
    runInParallel(scenarios, options, cores(), (...asked) => pool.acquire(...asked));
  const one = async (
    scenario: Scenario,
    options?: ParallelOptions & { readonly keep?: Keep },
  ): Promise<Simulation | Digest> => (await all([scenario], options))[0]!;
  return { one: one as SimulateInParallel, all: all as SimulateAllInParallel };
}
