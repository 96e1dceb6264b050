import { availableParallelism } from 'node:os';
import { inParallel, type SimulateAllInParallel, type SimulateInParallel } from '../parallel/in-parallel.ts';
import { threads } from './threads.ts';

const { one, all } = inParallel(threads, availableParallelism);

/**
 * Runs `simulate` on all cores, on threads of Node: the same bytes, whatever the number of threads.
 *
 * @param options - those of `simulate`, and `workers`, `idleSeconds`, `signal`, `onProgress` ({@link ParallelOptions}).
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a thread fails;
 * no thread is left.
 * @example
 * ```ts
 * import { loadScenario, summarize } from 'rare-earth-risk';
 * import { simulateInParallel } from 'rare-earth-risk/node';
 *
 * const run = await simulateInParallel(loadScenario('truce-holds'), { trials: 2000, seed: 'docs' });
 * console.log(summarize(run).trials); // 2000
 * ```
 */
export const simulateInParallel: SimulateInParallel = one;

/**
 * Runs several scenarios under the same options, their shards shared out over one pool of threads; else as
 * `simulateInParallel`.
 *
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 * import { simulateAllInParallel } from 'rare-earth-risk/node';
 *
 * const scenarios = ['truce-holds', 'ban-resumes'].map((name) => loadScenario(name));
 * const runs = await simulateAllInParallel(scenarios, { trials: 500 });
 * console.log(runs.length); // 2
 * ```
 */
export const simulateAllInParallel: SimulateAllInParallel = all;
