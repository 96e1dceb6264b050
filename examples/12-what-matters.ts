// What matters for eu-volume if licences are slowed: its buffers, the desk, or the pace of substitution? First a
// tornado over every number that the scenario leaves open, then shares of the variance for the few that lead it.
//
//   npx tsx examples/12-what-matters.ts

import { format, loadScenario, scenarioOfSet, sensitivity, shippedRanges } from '../src/index.ts';

const today = loadScenario('licences-slowed');
const automaker = 'eu-volume';
const ranges = shippedRanges(today, { automaker });
const tornado = sensitivity(today, ranges, { method: 'tornado', automaker, trials: 500 }, { seed: 'spring' });
console.log(format(tornado));
console.log();

// In one of the parameter sets, so that all that is open is an input.
const leading = tornado.bars.slice(0, 3).map(({ input }) => input);
const few = Object.fromEntries(leading.map((path) => [path, ranges[path]!]));
const sobol = sensitivity(
  scenarioOfSet(today, 0),
  few,
  { method: 'sobol', automaker, rows: 64 },
  { seed: 'spring' },
);
console.log(format(sobol));

const clear = tornado.bars.filter(({ clear }) => clear).length;
const [first, share] = Object.entries(sobol.indices).sort(
  ([, a], [, b]) => b.total.value - a.total.value,
)[0]!;
console.log();
console.log(`Of ${tornado.bars.length} open numbers, ${clear} have a bar whose interval leaves out 0.`);
console.log(`${first} has ${(100 * share.total.value).toFixed(0)} % of the variance of the three that lead.`);
