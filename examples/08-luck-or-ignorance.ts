// Is a halt a matter of luck, or of what we do not know? China's hold on separation and the pace of substitution are
// uncertain for everybody, once for all futures; policy, reviews and buffers are luck, new in each.
//
//   npx tsx examples/08-luck-or-ignorance.ts

import { format, loadScenario, uncertainty } from '../src/index.ts';

const scenario = loadScenario('licences-slowed');
const market = uncertainty(scenario, { outer: 60, inner: 40, seed: 'spring' });

// Of one's own firm one knows the buffer; of another's one does not: then it counts as not known.
const path = 'automakers.eu-volume.lanes.Dy.bufferDays';
const stranger = uncertainty(scenario, { outer: 60, inner: 40, seed: 'spring', unknown: [path] });
const [before, after] = [market, stranger].map(
  (result) => result.automakers['eu-volume']!.deviation.value * 100,
);

console.log(format(market));
console.log();
console.log(`Not to know the market blurs the chance of eu-volume by ${before!.toFixed(1)} points,`);
console.log(`not to know its stock of dysprosium either by ${after!.toFixed(1)}.`);
