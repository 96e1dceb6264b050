// rare-earth-risk/node: what needs a disk or threads.
export { type ParallelOptions, simulateAllInParallel, simulateInParallel } from './parallel.ts';
export { readScenario } from './read-scenario.ts';
export { readRun, resumeInParallel, saveRun } from './runs.ts';
