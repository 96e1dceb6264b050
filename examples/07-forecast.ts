// How likely is a halt, all things considered? The scenarios say what follows from a path of policy; how likely each
// path is, the forecaster must say, and may be unsure of: belief worth ten observations, six of them for the truce.
//
//   npx tsx examples/07-forecast.ts

import { forecast, format } from '../src/index.ts';

const weights = { dirichlet: { 'truce-holds': 6, 'licences-slowed': 3, 'ban-resumes': 1 } };
const result = forecast(weights, { trials: 2_000, seed: 'spring' });
const [low, high] = result.credible!.map((end) => (100 * end).toFixed(0));

console.log(format(result));
console.log();
console.log(
  `More trials would not help: what is not known is which scenario comes, which leaves ${low} to ${high} %.`,
);
