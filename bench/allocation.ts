// Measures the bytes of heap that a trial allocates once its code is compiled, for the reference workload
// and the shipped scenarios. The heap is read before and after many trials, with a young generation so
// large that no collection happens in between, which is checked. The reading itself takes some kB. Fails
// when a trial takes more than `MOST`: one boxed number per trial takes 16. Code that rarely runs is
// compiled last.
//
//   npm run bench:allocation

import { spawnSync } from 'node:child_process';
import { PerformanceObserver } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { emptyColumns } from '../src/engine/columns.ts';
import { runTrial } from '../src/engine/run-trial.ts';
import { loadScenario, override, parseScenario, type Scenario, scenarioNames } from '../src/index.ts';
import { createWorkspace } from '../src/kernel/index.ts';
import { compile } from '../src/model/compile.ts';
import { samplePaths } from '../src/sampling/sample-path.ts';
import workload from './reference-workload.json' with { type: 'json' };

const WARM = 250_000;
const TRIALS = 20_000;
const MOST = 15;

/** Prices of everything but flights, which follow every lane. */
const PRICES = { goodsPerKg: { Dy: { oxide: 224 } }, capitalPerYear: 0.08, marginPerVehicle: 5000 };

async function bytesPerTrial(scenario: Scenario): Promise<number> {
  const model = compile(scenario);
  const sampler = samplePaths(model, 'allocation');
  const workspace = createWorkspace(model);
  const columns = model.automakers.map(() => emptyColumns(1, scenario.prices !== undefined));
  const run = (from: number, to: number): void => {
    for (let trial = from; trial < to; trial++) runTrial(workspace, sampler.sample(trial), columns, 0);
  };
  for (let from = 0; from < WARM; from += 10_000) {
    run(from, from + 10_000);
    // Code is compiled in the background.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  globalThis.gc!();
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage().heapUsed;
  run(WARM, WARM + TRIALS);
  const bytes = process.memoryUsage().heapUsed - before;
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  if (collections > 0) throw new Error(`Expected no collection while counting, got ${collections}`);
  return bytes / TRIALS;
}

async function measure(): Promise<void> {
  const scenarios: [string, Scenario][] = [
    ['reference workload', parseScenario(workload)],
    ...scenarioNames.map((name): [string, Scenario] => [name, loadScenario(name)]),
    ['with prices', override(loadScenario('ban-resumes'), { prices: PRICES })],
  ];
  console.log(`bytes of heap a trial, over ${TRIALS} trials after ${WARM}`);
  for (const [name, scenario] of scenarios) {
    const bytes = await bytesPerTrial(scenario);
    console.log(`${name.padEnd(20)} ${bytes.toFixed(1).padStart(8)}`);
    if (bytes > MOST) process.exitCode = 1;
  }
  if (process.exitCode === 1) console.error(`Expected at most ${MOST} bytes a trial`);
}

/** Runs this file again, in a process with a large young generation. */
function runInOwnProcess(): void {
  const options = [
    '--import',
    'tsx',
    '--expose-gc',
    '--min-semi-space-size=256',
    '--max-semi-space-size=256',
  ];
  const { status } = spawnSync(process.execPath, [...options, fileURLToPath(import.meta.url)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

if (globalThis.gc === undefined) runInOwnProcess();
else await measure();
