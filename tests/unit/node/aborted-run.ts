// A process for parallel.test.ts: a long run that is aborted during its first shards. The process ends
// when no thread is left.
import { loadScenario, override } from '../../../src/index.ts';
import { simulateInParallel } from '../../../src/node/index.ts';

const tenYears = override(loadScenario('ban-resumes'), { horizonDays: 3650 });
const controller = new AbortController();
setTimeout(() => controller.abort(new Error('enough')), 2000);
simulateInParallel(tenYears, { trials: 1_000_000, workers: 2, signal: controller.signal }).catch((error) =>
  console.log(error.message),
);
