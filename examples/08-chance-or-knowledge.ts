// Is a halt a matter of chance, or of what we do not know? China's share of separation and the pace of substitution
// are not known to anybody and the same in all futures; policy, reviews and buffers are chance, new in each.
//
//   npx tsx examples/08-chance-or-knowledge.ts

import { format, loadScenario, uncertainty } from '../src/index.ts';

const scenario = loadScenario('licences-slowed');
const market = uncertainty(scenario, { outer: 60, inner: 40, seed: 'spring' });

// A firm knows its own buffer. Of another firm's it counts as not known.
const path = 'automakers.eu-volume.lanes.Dy.bufferDays';
const stranger = uncertainty(scenario, { outer: 60, inner: 40, seed: 'spring', unknown: [path] });
const [before, after] = [market, stranger].map(
  (result) => result.automakers['eu-volume']!.deviation.value * 100,
);

console.log(format(market));
console.log();
console.log(`Not knowing the market leaves the chance of eu-volume open by ${before!.toFixed(1)} points,`);
console.log(`not knowing its stock of dysprosium either, by ${after!.toFixed(1)}.`);
