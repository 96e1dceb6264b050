// rare-earth-risk/browser: what needs Web Workers.
export type { ParallelOptions } from '../parallel/run-in-parallel.ts';
export { simulateAllInParallel, simulateInParallel } from './parallel.ts';
