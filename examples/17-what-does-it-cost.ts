// A ban comes back. What does it cost us and the others, how much stock pays for itself, and what would an insurer pay?
// Prices stand in examples/ban-with-prices.json, each with its source or the word judgement.
//
//   npx tsx examples/17-what-does-it-cost.ts

import { fileURLToPath } from 'node:url';
import { accumulation, format, insuredLoss, losses, optimizeBuffers, simulate } from '../src/index.ts';
import { readScenario } from '../src/node/index.ts';

const priced = await readScenario(fileURLToPath(new URL('./ban-with-prices.json', import.meta.url)));
const run = simulate(priced, { trials: 2_000, seed: 'spring' });

// What does it cost on average, and in the worst twentieth of futures?
console.log(format(losses(run)));

// One event hits all of us: what is lost together, and whose part is which?
console.log(`\n${format(accumulation(run, { oneIn: [5, 20, 100] }))}`);

// How much cover costs least, if a day of it has its price and a halt has too?
const plan = optimizeBuffers(priced, { automaker: 'eu-volume' }, { trials: 500, seed: 'spring' });
console.log(`\n${format(plan)}`);

// What does cover of 30 days and more of halts cost an insurer, 500 million above the first 100?
const terms = { automaker: 'eu-volume', waitingDays: 30, deductible: 100e6, limit: 500e6 };
console.log(`\n${format(insuredLoss(run, terms))}`);
