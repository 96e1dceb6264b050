// rare-earth-risk/browser: functions that need Web Workers. Nothing but exports.
export type { ParallelOptions } from '../parallel/run-in-parallel.ts';
export { simulateAllInParallel, simulateInParallel } from './parallel.ts';
