// A process for parallel.test.ts: prints how many new threads each of some runs started. The process ends
// although the last threads may stay idle for an hour.
import { loadScenario } from '../../../src/index.ts';
import { simulateInParallel } from '../../../src/node/index.ts';

const scenario = loadScenario('ban-resumes');
let started = 0;
process.on('worker', () => started++);

const found: number[] = [];
for (const [workers, idleSeconds] of [
  [2, 3600],
  [2, 3600],
  [3, 0],
  [2, 3600],
] as const) {
  const before = started;
  await simulateInParallel(scenario, { trials: 1300, workers, idleSeconds });
  found.push(started - before);
}
console.log(JSON.stringify(found));
