// How many days of each element keep the chance of a halt in a slow-down at or under one in ten?
//
//   npx tsx examples/13-least-cover.ts

import { bufferCurve, format, loadScenario, optimizeBuffers } from '../src/index.ts';

const slowed = loadScenario('licences-slowed');
const automaker = 'eu-volume';
const options = { trials: 1_000, seed: 'spring' };

const curve = bufferCurve(slowed, { automaker, days: [15, 30, 60, 90, 120, 180] }, options);
console.log(format(curve));

// By lane: where one lane lets another bind, a day of it is worth nothing.
const plan = optimizeBuffers(slowed, { automaker, atMost: 0.1, vary: 'lane' }, options);
console.log(`\n${format(plan)}`);
