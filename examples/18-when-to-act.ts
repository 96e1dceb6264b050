// When should we act? Three rules over what a firm sees on a day, each followed by an emergency consignment of thirty
// days that takes three weeks. Half of the futures choose each threshold, the other half judge it.
//
//   npx tsx examples/18-when-to-act.ts

import { evaluateTrigger, format, loadScenario, type TriggerRule } from '../src/index.ts';

const slowed = loadScenario('licences-slowed');
const automaker = 'eu-volume';
const rules: readonly TriggerRule[] = [
  { automaker, watch: 'cover', below: [10, 20, 30] },
  { automaker, watch: 'decidedShare', within: 45, below: [0.2, 0.4, 0.6] },
  { automaker, watch: 'departedShare', within: 45, below: [0.2, 0.4, 0.6] },
];
// The cost of air freight and of a premium, and the margin of a vehicle, are judgement.
const action = { addCover: 30, leadDays: 21, cost: 20e6, perVehicle: 2000 };
for (const rule of rules) {
  console.log(`${format(evaluateTrigger(slowed, rule, action, { trials: 300, seed: 'spring' }))}\n`);
}
