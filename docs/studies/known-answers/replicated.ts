// Intervals of replicates of strata: an entry is the stratified uniform plus an independent exponential.

import exp from '@stdlib/math-base-special-exp';
import { mean, probability, quantile, tailMean } from '../../../src/index.ts';
import { type Entries, holds, type Kind, N } from './entries.ts';

/** Replicates, of N / 20 strata each. */
export const REPLICATES = 20;
const CHEAP = 10_000;
const DEAR = 4000;

/** Entry i belongs to replicate i mod 20: a uniform in its stratum plus an exponential of its own. */
function stratified(run: Entries): Float64Array {
  const rest = run.exponentials();
  return run.uniforms().map((u, i) => ((Math.floor(i / REPLICATES) + u) * REPLICATES) / N + rest[i]!);
}

/** Chance that such an entry lies beyond x. */
const beyond = (x: number): number => (x < 1 ? 2 - x - exp(-x) : (Math.E - 1) * exp(-x));
/** The integral of that from x on. */
const excess = (x: number): number => (x < 1 ? 2.5 - 2 * x + (x * x) / 2 - exp(-x) : (Math.E - 1) * exp(-x));

function quantileOfSum(p: number): number {
  let [low, high] = [0, 50];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (1 - beyond(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

const replicates = REPLICATES;

type Held = (column: Float64Array, end: number, p: number) => boolean;

const kind = (name: string, runs: number, held: Held): Kind => ({
  name,
  runs,
  held: (run, p) => held(stratified(run), quantileOfSum(p), p),
});

export const REPLICATED: readonly Kind[] = [
  kind('probability p', CHEAP, (column, end, p) => {
    const estimate = probability(column, (x) => x <= end, { replicates });
    return holds(estimate, p);
  }),
  kind('p-quantile', DEAR, (column, end, p) => holds(quantile(column, p, { replicates }), end)),
  kind('tail mean beyond it', DEAR, (column, end, p) =>
    holds(tailMean(column, p, { replicates }), end + excess(end) / (1 - p)),
  ),
];

export const REPLICATED_MEAN: Kind = {
  name: 'mean of replicates',
  runs: CHEAP,
  held: (run) => holds(mean(stratified(run), { replicates }), 1.5),
};
