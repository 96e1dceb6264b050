import { inParallel, type SimulateAllInParallel, type SimulateInParallel } from '../parallel/in-parallel.ts';
import { page } from './web.ts';
import { webWorkers } from './web-workers.ts';

/** Workers in a browser that does not report its number of cores. */
const DEFAULT_WORKERS = 2;

const { one, all } = inParallel(webWorkers, () => page.navigator?.hardwareConcurrency || DEFAULT_WORKERS);

/**
 * Runs `simulate` on Web Workers, one per core, and resolves to its result.
 *
 * The result equals that of `simulate` byte for byte, whatever the number of workers.
 *
 * @param options - options of `simulate`, and `workers`, `idleSeconds`, `signal` and `onProgress`.
 * @throws As a rejection: the errors of `simulate`, `signal.reason` after an abort, a `TypeError` where
 * there are no Web Workers, and an `Error` when a worker fails. All workers of the run are ended first.
 * @example
 * ```ts
 * import { loadScenario, summarize } from 'rare-earth-risk';
 * import { simulateInParallel } from 'rare-earth-risk/browser';
 *
 * const run = await simulateInParallel(loadScenario('truce-holds'), { trials: 100, seed: 'docs' });
 * console.log(summarize(run).trials); // 100
 * ```
 */
export const simulateInParallel: SimulateInParallel = one;

/**
 * Runs several scenarios under the same options on one set of workers, and resolves to their results in
 * order.
 *
 * Options and errors are those of `simulateInParallel`.
 *
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 * import { simulateAllInParallel } from 'rare-earth-risk/browser';
 *
 * const scenarios = ['truce-holds', 'ban-resumes'].map((name) => loadScenario(name));
 * const runs = await simulateAllInParallel(scenarios, { trials: 100 });
 * console.log(runs.length); // 2
 * ```
 */
export const simulateAllInParallel: SimulateAllInParallel = all;
