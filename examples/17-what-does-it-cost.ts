// A ban comes back. What does it cost us and the others, how much stock pays for itself, and what would an insurer pay?
// Prices stand in examples/ban-with-prices.json, each with its source or the word judgement.
//
//   npx tsx examples/17-what-does-it-cost.ts

import { readFileSync } from 'node:fs';
import {
  accumulation,
  format,
  insuredLoss,
  loadScenario,
  losses,
  optimizeBuffers,
  override,
  simulate,
} from '../src/index.ts';

const file = readFileSync(new URL('./ban-with-prices.json', import.meta.url), 'utf8');
const { prices, automakers } = JSON.parse(file);
const [truce, slowed, ban] = ['truce-holds', 'licences-slowed', 'ban-resumes'].map((name) =>
  override(loadScenario(name), { prices, automakers }),
);
const run = simulate(ban!, { trials: 2_000, seed: 'spring' });

// What does it cost on average, and in the worst twentieth of futures?
console.log(format(losses(run)));

// One event hits all of us: what is lost together, and whose part is which?
console.log(`\n${format(accumulation(run, { oneIn: [5, 20, 100] }))}`);

// A ban is one future of several. How much cover costs least over all of them, if a day of it and a halt have prices?
const scenarios = { truce: truce!, slowed: slowed!, ban: ban! };
const worlds = { forecast: { truce: 0.65, slowed: 0.25, ban: 0.1 }, scenarios };
const plan = optimizeBuffers(
  worlds,
  { automaker: 'eu-volume', bounds: [1, 1095] },
  { trials: 1_000, seed: 'spring' },
);
console.log(`\n${format(plan)}`);

// What does cover of 30 days and more of halts cost an insurer, 500 million above the first 100?
const terms = { automaker: 'eu-volume', waitingDays: 30, deductible: 100e6, limit: 500e6 };
console.log(`\n${format(insuredLoss(run, terms))}`);
