// What does a single bad future look like, day by day?
//
//   npx tsx examples/04-one-future.ts

import { explainTrial, format, loadScenario, override, simulate } from '../src/index.ts';

const { automakers } = loadScenario('ban-resumes');
const others = Object.keys(automakers).filter((id) => id !== 'eu-volume');
const scenario = override(loadScenario('ban-resumes'), {
  automakers: Object.fromEntries(others.map((id) => [id, null])),
});
const run = simulate(scenario, { trials: 500, seed: 'spring' });
const { firstHaltDay } = run.outcomes['eu-volume']!;
const earliest = firstHaltDay.indexOf(Math.min(...firstHaltDay));

console.log(format(explainTrial(run, earliest)));
console.log(`\nOf 500 futures, trial ${earliest} halts first: on day ${firstHaltDay[earliest]}.`);
