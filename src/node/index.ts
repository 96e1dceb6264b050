// rare-earth-risk/node: functions that need a disk or threads. Nothing but exports.
export type { ParallelOptions } from '../parallel/run-in-parallel.ts';
export type { ReadOptions } from './extended-file.ts';
export { simulateAllInParallel, simulateInParallel } from './parallel.ts';
export { readScenario } from './read-scenario.ts';
export { readRun, resumeInParallel, saveRun } from './runs.ts';
