import type { Simulation } from '../engine/run.ts';
import type { Estimate } from '../stats/estimate.ts';
import { wrap } from './layout.ts';
import { count, percent } from './numbers.ts';

/** Returns a line for each run that says whether P(any halt) is as precise as `halfWidth`. */
export function precisionText(runs: readonly Simulation[], halfWidth: number): string {
  const lines = runs.map(({ scenario, options, precision }) => {
    const { haltProbability, reached } = precision!;
    const what = `${reached ? 'reached' : 'not reached'} after ${count(options.trials)} futures`;
    return `  ${scenario.name}: ${what}: ${percentToEnds(haltProbability!)}`;
  });
  const head = wrap(
    `P(any line halts) to ±${points(halfWidth)} points, in intervals that hold at every look (those of the table hold at a single one):`,
  );
  return [head, ...lines].join('\n');
}

/** Formats a chance with an interval of two decimals, as a small half width needs. */
function percentToEnds(estimate: Estimate): string {
  const [low, high] = estimate.interval.map((end) => (end * 100).toFixed(2));
  return `${percent(estimate)} (${low}–${high})`;
}

function points(halfWidth: number): string {
  return String(Number((halfWidth * 100).toPrecision(3)));
}
