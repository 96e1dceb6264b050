// How likely is it that a volume carmaker in the United States halts a line within a year if a ban resumes, and
// which element stops it?
//
//   npx tsx examples/01-first-simulation.ts            (in your own project: from 'rare-earth-risk')

import { bindingElements, format, haltProbability, loadScenario, quantile, simulate } from '../src/index.ts';

const scenario = loadScenario('ban-resumes');
const run = simulate(scenario, { trials: 5_000, seed: 'spring' });
const automaker = 'us-volume';

const year = haltProbability(run, { automaker });
const quarter = haltProbability(run, { automaker, byDay: 90 });
const [element, share] = Object.entries(bindingElements(run, { automaker }))[0]!;
const firstHalts = run.outcomes[automaker]!.firstHaltDay.filter((day) => day < scenario.horizonDays);

console.log(`By day 90 it halts in ${format(quarter)} of futures, by day 365 in ${format(year)}.`);
console.log(`${element} stops it in ${format(share)} of those.`);
console.log(`Half of the first halts fall before day ${quantile(firstHalts, 0.5).value}.`);
