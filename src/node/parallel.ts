import { availableParallelism } from 'node:os';
import { inParallel, type SimulateAllInParallel, type SimulateInParallel } from '../parallel/in-parallel.ts';
import { threads } from './threads.ts';

const { one, all } = inParallel(threads, availableParallelism);

/**
 * Runs `simulate` on threads of Node, one per core, and resolves to its result.
 *
 * The result equals that of `simulate` byte for byte, whatever the number of threads.
 *
 * @param options - options of `simulate`, and `workers`, `idleSeconds`, `signal` and `onProgress`.
 * @throws As a rejection: the errors of `simulate`, `signal.reason` after an abort, and an `Error` when a
 * thread fails. All threads of the run are ended first.
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
 * Runs several scenarios under the same options on one set of threads, and resolves to their results in
 * order.
 *
 * Options and errors are those of `simulateInParallel`.
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
