import type { Simulation } from '../engine/simulation.ts';
import type { Estimate } from '../stats/estimate.ts';
import { wrap } from './layout.ts';
import { count, percent } from './numbers.ts';

/** What runs that were to make P(any halt) precise to `halfWidth` have reached: a line each. */
export function precisionText(runs: readonly Simulation[], halfWidth: number): string {
  const lines = runs.map(({ scenario, options, precision }) => {
    const { haltProbability, reached } = precision!;
    const what = `${reached ? 'reached' : 'not reached'} after ${count(options.trials)} futures`;
    return `  ${scenario.name}: ${what}: ${percentToEnds(haltProbability!)}`;
  });
  const head = wrap(
    `P(any line halts) to ±${points(halfWidth)} points, in intervals that hold however often one looks (those of the table are for one look):`,
  );
  return [head, ...lines].join('\n');
}

/** With as many digits as the precision that was asked for may need. */
function percentToEnds(estimate: Estimate): string {
  const [low, high] = estimate.interval.map((end) => (end * 100).toFixed(2));
  return `${percent(estimate)} (${low}–${high})`;
}

function points(halfWidth: number): string {
  return String(Number((halfWidth * 100).toPrecision(3)));
}
