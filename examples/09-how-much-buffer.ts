// How much dysprosium must eu-volume hold before its chance of a halt falls below one in ten? Twenty buffers meet
// the same 2,000 sample paths; what they share is computed once. The median moves and the spread stays: a number in
// place of the distribution would also say that the stock is known to the day.
//
//   npx tsx examples/09-how-much-buffer.ts

import { format, loadScenario, summarize, sweep } from '../src/index.ts';

const buffer = 'automakers.eu-volume.lanes.Dy.bufferDays.median';
const weeks = Array.from({ length: 20 }, (_, i) => i + 1);
const { points } = sweep(
  loadScenario('licences-slowed'),
  { [buffer]: weeks.map((week) => 7 * week) },
  { trials: 2_000, seed: 'spring' },
);

const curve = points.map(({ settings, digest }) => ({
  days: settings[buffer] as number,
  halt: summarize(digest).automakers['eu-volume']!.haltProbability,
}));
for (const { days, halt } of curve.filter((_, i) => i % 2 === 0)) {
  console.log(
    `${String(days).padStart(4)} days ${format(halt).padStart(22)}  ${'█'.repeat(Math.round(40 * halt.value))}`,
  );
}

const enough = curve.find(({ halt }) => halt.interval[1] < 0.1);
console.log();
console.log(
  enough
    ? `With ${enough.days} days of dysprosium eu-volume halts in fewer than one future in ten.`
    : 'Dysprosium alone does not bring the chance below one in ten: other elements bind.',
);
