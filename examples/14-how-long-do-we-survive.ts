// How long do we survive if one element is cut off, and whose loss is the largest? Each lane of two makers is cut off
// alone, from the day on which the scenario begins. No chance of a cut is needed for the answer.
//
//   npx tsx examples/14-how-long-do-we-survive.ts

import { format, loadScenario, scenarioOfSet, timeToSurvive } from '../src/index.ts';

const today = scenarioOfSet(loadScenario('truce-holds'), 0);
const options = { trials: 500, seed: 'spring' };
const ours = timeToSurvive(today, { automaker: 'eu-volume' }, options);
console.log(format(ours));

const { lanes, together } = ours.automakers['eu-volume']!;
const first = ours.exposure.find(({ stopsAs }) => stopsAs === 1)!;
console.log();
console.log(
  `Without ${first.element} the line stands after ${first.days} days in half of all futures, after ${lanes[first.element]!.days['0.05']} in one of twenty;`,
);
console.log(`without all of them after ${together.days['0.5']} and ${together.days['0.05']}.`);
