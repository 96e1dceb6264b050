// Processor time a trial of the library or of the plain stepper, in this process. timings.ts bundles it and runs it.

import { weatherDealer } from '../../src/engine/draw.ts';
import { compile, parseScenario, simulate } from '../../src/index.ts';
import { stepThrough } from '../../tests/reference/stepper.ts';
import workload from '../reference-workload.json' with { type: 'json' };

const [what, trials = 0] = process.argv.slice(2).map((text, i) => (i === 0 ? text : Number(text))) as [
  string,
  number,
];

const scenario = parseScenario(workload);

function run(count: number, seed: string): void {
  if (what === 'simulate') {
    simulate(scenario, { trials: count, seed });
    return;
  }
  const dealer = weatherDealer(compile(scenario), seed);
  for (let trial = 0; trial < count; trial++) stepThrough(scenario, dealer.deal(trial));
}

// The machine code is made in the first trials, which are not counted.
run(Math.ceil(trials / 5), 'warm-up');
const before = process.cpuUsage();
run(trials, 'timing');
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ microsecondsPerTrial: (user + system) / trials }));
