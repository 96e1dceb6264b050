// What does a fortnight more of dysprosium change, and what would a faster licence desk? Both are compared with today
// on the same sample paths, so a few thousand trials tell small differences from chance.
//
//   npx tsx examples/06-worth-of-a-buffer.ts

import { compare, format, loadScenario, override } from '../src/index.ts';

const today = loadScenario('licences-slowed');
const { Dy } = today.automakers['eu-volume']!.lanes;
const { median } = Dy!.bufferDays as { median: number };
// The patch names the parameter sets again, so that they move its number too: every set has as much more.
const thicker = override(today, {
  parameters: 'spring-2025',
  automakers: { 'eu-volume': { lanes: { Dy: { bufferDays: { median: median + 14 } } } } },
});
const faster = override(today, { policy: { regimes: { slowed: { speed: 0.85 } } } });

const comparison = compare(today, { thicker, faster }, { trials: 2_000, seed: 'spring' });
const { haltProbability } = comparison.differences.thicker!.automakers['eu-volume']!;
const [low, high] = haltProbability.interval.map((end) => (-100 * end).toFixed(1));

console.log(format(comparison));
console.log();
console.log(
  `A fortnight more of dysprosium takes ${high} to ${low} points off the chance that eu-volume halts.`,
);
