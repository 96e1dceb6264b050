// My firm is not one of the six that ship. What does a slow-down of licences mean for it?
//
//   npx tsx examples/02-my-own-file.ts                 (reads examples/my-firm.json, which extends licences-slowed)

import { fileURLToPath } from 'node:url';
import { format, simulate, summarize } from '../src/index.ts';
import { readScenario } from '../src/node/index.ts';

const scenario = await readScenario(fileURLToPath(new URL('./my-firm.json', import.meta.url)));
const run = simulate(scenario, { trials: 5_000, seed: 'spring' });
const { haltProbability, valueLost } = summarize(run).automakers['my-firm']!;

console.log(format(run));
console.log();
console.log(`My firm halts in ${format(haltProbability)} of futures`);
console.log(`and loses ${(valueLost!.value / 1e6).toFixed(0)} million USD of output on average.`);
