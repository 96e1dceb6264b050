// Should eu-volume hold more dysprosium and terbium, qualify a second source, or do nothing? It depends on how
// likely a ban is, on which people disagree. Every option meets the same futures under every scenario; costs
// are judgements.
//
//   npx tsx examples/15-which-option.ts

import { choose, evpi, evsi, format, loadScenario } from '../src/index.ts';

const scenarios = {
  truce: loadScenario('truce-holds'),
  slowed: loadScenario('licences-slowed'),
  ban: loadScenario('ban-resumes'),
};
const each = <T>(lane: T) => ({ automakers: { 'eu-volume': { lanes: { Dy: lane, Tb: lane } } } });

const choice = choose(
  {
    // Costs in euros over the year.
    options: {
      none: {},
      stock: { ...each({ bufferDays: { median: 120 } }), cost: 20_000_000 },
      source: { ...each({ licensedShare: 0.4 }), cost: 80_000_000 },
    },
    scenarios,
    weights: { dirichlet: { truce: 5, slowed: 3, ban: 2 } },
    automaker: 'eu-volume',
    lossPerVehicle: 1_500,
    signal: { of: 'ban', sensitivity: 0.8, specificity: 0.9 },
  },
  { trials: 1_500, seed: 'spring' },
);
console.log(format(choice));
console.log();

// The same question with numbers of one's own: a halt that costs 100 has a chance of 0.2, and cover against it
// costs 15.
const costs = { wait: { halt: 100, none: 0 }, cover: { halt: 15, none: 15 } };
const weights = { halt: 0.2, none: 0.8 };
const warning = evsi(costs, weights, { of: 'halt', sensitivity: 0.8, specificity: 0.9 });
console.log(
  `Knowing whether it halts is worth ${evpi(costs, weights)}, a signal of it ${warning.toFixed(1)}.`,
);
