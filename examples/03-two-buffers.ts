// Is it worth adding 30 days of dysprosium? Both buffers meet the same sample paths: trial by trial, policy and the
// outcome of every review are the same, so the difference is due to the buffer alone.
//
//   npx tsx examples/03-two-buffers.ts

import { format, haltProbability, loadScenario, mean, override, simulate } from '../src/index.ts';

const options = { trials: 5_000, seed: 'spring' };
const automaker = 'japan-compact';
const today = loadScenario('licences-slowed');
const { median, sigma } = today.automakers[automaker]!.lanes.Dy!.bufferDays as {
  median: number;
  sigma: number;
};
// The patch names the parameter sets again, so that they move its numbers too: every set has as much more.
const deeper = override(today, {
  parameters: 'spring-2025',
  automakers: { [automaker]: { lanes: { Dy: { bufferDays: { median: median + 30, sigma } } } } },
});

const runs = [today, deeper].map((scenario) => simulate(scenario, options));
const [before, after] = runs.map((run) => run.outcomes[automaker]!);
const saved = before!.vehiclesLost.map((lost, trial) => lost - after!.vehiclesLost[trial]!);
const { value, interval } = mean(saved);

console.log(`As it is:     halts in ${format(haltProbability(runs[0]!, { automaker }))} of futures.`);
console.log(`30 days more: halts in ${format(haltProbability(runs[1]!, { automaker }))} of futures.`);
console.log(
  `They save ${value.toFixed(0)} vehicles a year (${interval.map((end) => end.toFixed(0)).join('–')}).`,
);
