// In which futures does eu-volume halt? Every trial of a run draws buffers, policy and what nobody knows of
// market and desk. The search finds boxes of these inputs that hold most halts in few futures, and drops what
// does not matter.
//
//   npx tsx examples/11-where-it-fails.ts

import { discoverInRun, format, loadScenario, simulate } from '../src/index.ts';

const run = simulate(loadScenario('licences-slowed'), { trials: 5_000, seed: 'spring' });
const discovery = discoverInRun(run, { automaker: 'eu-volume' });

console.log(format(discovery));
console.log();

const [first] = discovery.boxes;
const times = first!.density.value / discovery.overall.value;
console.log(`In the first box a halt is ${times.toFixed(1)} times as likely as in all futures.`);
