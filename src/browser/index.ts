// rare-earth-risk/browser: what needs Web Workers.
export type { ParallelOptions } from '../engine/parallel.ts';
export { simulateAllInParallel, simulateInParallel } from './parallel.ts';
