// Asked in October 2026: how likely is a halt within a year? What follows from each path of policy is the
// model's answer; how likely each path is, is our judgement, and an unsure one: concentrations of a Dirichlet law,
// wider for Japan than for the rest.
//
//   npx tsx examples/10-what-to-expect-now.ts

import { forecast, format, loadScenario } from '../src/index.ts';

const names = ['truce-holds', 'licences-slowed', 'ban-resumes'].map((name) => `autumn-2026/${name}`);
const weigh = (...belief: number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, belief[i]!]));

const { automakers } = loadScenario(names[0]!);
const judgements = {
  japan: weigh(1.75, 2, 1.25),
  // The United States and Europe; borrowed for Korea and India, of which nobody has said anything.
  others: weigh(6.5, 2.5, 1),
};
const forecasts = Object.entries(judgements).map(
  ([place, dirichlet]) => [place, forecast({ dirichlet }, { trials: 2_000, seed: 'autumn' })] as const,
);

const percent = (x: number): string => (100 * x).toFixed(1);
console.log('                forecast, sampling in brackets  as the weights vary, %');
for (const [id, { destination }] of Object.entries(automakers)) {
  const place = destination === 'japan' ? 'japan' : 'others';
  const { mixture, credible } = Object.fromEntries(forecasts)[place]!.automakers[id]!;
  const spread = credible!.map(percent).join('–');
  console.log(`${id.padEnd(16)}${format(mixture).padStart(30)}${spread.padStart(25)}`);
}

console.log();
for (const [place, { weights }] of forecasts) {
  const stated = Object.values(weights).map((weight) => weight.toFixed(2));
  console.log(`Weights by judgement, ${place}: truce ${stated[0]}, slowed ${stated[1]}, ban ${stated[2]}.`);
}
console.log('What happened on 10 November 2026 is not known to the scenarios.');
