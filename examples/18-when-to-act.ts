// When should we act? Three rules over what a firm sees on a day, each followed by an emergency consignment of thirty
// days that takes three weeks; and one that brings in a second source instead. Half of the futures choose each
// threshold, the other half judge it.
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
const options = { trials: 300, seed: 'spring' };
// The cost of air freight, of a second source and of a premium, and the margin of a vehicle, are judgement.
const action = { addCover: 30, leadDays: 21, cost: 20e6, perVehicle: 2000 };
for (const rule of rules) {
  console.log(`${format(evaluateTrigger(slowed, rule, action, options))}\n`);
}
const second = { secondSource: 0.3, leadDays: 60, cost: 5e6, costPerDay: 50e3, perVehicle: 2000 };
console.log(format(evaluateTrigger(slowed, rules[1]!, second, options)));
