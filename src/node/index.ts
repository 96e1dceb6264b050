// rare-earth-risk/node: what needs a disk or threads.
export type { ParallelOptions } from '../parallel/run-in-parallel.ts';
export { simulateAllInParallel, simulateInParallel } from './parallel.ts';
export { readScenario } from './read-scenario.ts';
export { readRun, resumeInParallel, saveRun } from './runs.ts';
