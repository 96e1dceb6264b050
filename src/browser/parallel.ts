import { inParallel, type SimulateAllInParallel, type SimulateInParallel } from '../parallel/in-parallel.ts';
import { page } from './web.ts';
import { webWorkers } from './web-workers.ts';

/** Workers of a browser that does not say how many cores there are. */
const DEFAULT_WORKERS = 2;

const { one, all } = inParallel(webWorkers, () => page.navigator?.hardwareConcurrency || DEFAULT_WORKERS);

/**
 * Runs `simulate` on all cores of a browser, on Web Workers: the same bytes, whatever the number of workers.
 *
 * @param options - those of `simulate`, and `workers`, `idleSeconds`, `signal`, `onProgress` ({@link ParallelOptions}).
 * @throws (as a rejection) `signal.reason` when aborted, what `simulate` throws, and an `Error` when a worker fails;
 * no worker is left.
 */
export const simulateInParallel: SimulateInParallel = one;

/**
 * Runs several scenarios under the same options, their shards shared out over one set of workers; else as
 * `simulateInParallel`.
 */
export const simulateAllInParallel: SimulateAllInParallel = all;
